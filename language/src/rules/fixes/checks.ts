/** Checks of what a step puts out. */
import type { Edit, Node, Pool, Verify } from '../../model/index.ts';
import { addAt, type Page, replace } from '../shared/edits.ts';
import { called } from '../shared/words.ts';
import { checkersFor, expertsIn, sourcesFor } from './people.ts';
import { name, write } from './properties.ts';
import { type Choice, type Fixer, type Site, suggest } from './site.ts';

/** What a reader is to write over. It leaves nothing to taste, so that it could stay. */
const CRITERION = 'every value is found in the source';

/** A whole check, or what the one that stands there lacks. */
export const addCheck: Fixer = function* (site) {
  const { node } = site;
  if (node === undefined) return;
  yield [...complete(site, node), ...withOwner(site, node, newChecks(site, node))];
};

export const nameSource: Fixer = function* (site) {
  const { node, verify, page } = site;
  if (node === undefined || verify === undefined || verify.against.length > 0) return;
  yield sourcesFor(site, node).map((source) => suggest(`Check against ${source}`, [against(page, verify, source)]));
};

export const nameChecker: Fixer = function* (site) {
  const { node, verify, page } = site;
  if (node === undefined || verify === undefined) return;
  yield checkersFor(site, node).map((pool) => suggest(`Let ${called(pool)} check`, [by(page, verify, pool)]));
};

/** Criteria for what people judge themselves. */
export const addCriterion: Fixer = function* (site) {
  const { node, page } = site;
  if (node === undefined) return;
  const sourced = sourcesFor(site, node).map((source) =>
    suggest(`Say what is checked against ${source}`, write(page, node, verify(source)), CRITERION),
  );
  yield sourced.length > 0
    ? sourced
    : [suggest('Say what is checked', write(page, node, `verify "${CRITERION}"`), CRITERION)];
};

export function verify(source: string, checker?: Pool): string {
  return `verify "${CRITERION}" against ${source}${checker === undefined ? '' : ` by ${checker.name}`}`;
}

export { CRITERION };

interface Check {
  readonly title: string;
  readonly texts: readonly string[];
}

function* newChecks(site: Site, node: Node): Generator<Check> {
  const [source, other] = sourcesFor(site, node);
  for (const checker of checkersFor(site, node)) {
    const from = source === checker.name && other !== undefined ? other : source;
    if (from === undefined) continue;
    yield { title: `Let ${called(checker)} check it against ${from}`, texts: [verify(from, checker)] };
  }
}

/** Criteria need an owner who can judge them: each check alone, and with an expert who answers for it. */
function withOwner(site: Site, node: Node, checks: Iterable<Check>): Choice {
  const { page } = site;
  return [...checks].flatMap(({ title, texts }) => [
    suggest(title, write(page, node, ...texts), CRITERION),
    ...expertsIn(site, node.field)
      .slice(0, 1)
      .map((expert) => {
        const edits =
          node.owner === undefined
            ? write(page, node, ...texts, `owner ${expert.name}`)
            : [...write(page, node, ...texts), ...name(page, node, 'owner', node.owner, expert.name)];
        return suggest(`${title}, owned by ${called(expert)}`, edits, CRITERION);
      }),
  ]);
}

/** A check that lacks a source or a checker. */
function complete(site: Site, node: Node): Choice {
  const { page } = site;
  return node.verifies.flatMap((one) => {
    if (one.against.length > 0 && one.by !== undefined && one.by.id !== node.by?.pool.id) return [];
    const [source] = one.against.length > 0 ? [''] : sourcesFor(site, node);
    if (source === undefined) return [];
    const edits = source === '' ? [] : [against(page, one, source)];
    const isChecked = one.by !== undefined && one.by.id !== node.by?.pool.id;
    if (isChecked) return [suggest(`Check against ${source}`, edits)];
    return checkersFor(site, node).map((pool) =>
      suggest(
        `Let ${called(pool)} check it${source === '' ? '' : ` against ${source}`}`,
        joinedAt([...edits, by(page, one, pool)]),
      ),
    );
  });
}

/** Insertions at one place become one. */
function joinedAt(edits: readonly Edit[]): readonly Edit[] {
  const [first, second] = edits;
  if (first === undefined || second === undefined) return edits;
  const [a, b] = [first.range.start, second.range.start];
  return a.line === b.line && a.character === b.character ? [{ ...first, text: first.text + second.text }] : edits;
}

function against(page: Page, { place }: Verify, source: string): Edit {
  const criterion = /^verify\s+"(?:\\.|[^"\\\r\n])*"/.exec(page.text.slice(page.lines.offsetAt(place.start)))?.[0];
  const end = page.lines.positionAt(page.lines.offsetAt(place.start) + (criterion?.length ?? 0));
  return addAt(page, criterion === undefined ? place.end : end, ` against ${source}`);
}

function by(page: Page, verify: Verify, pool: Pool): Edit {
  if (verify.by !== undefined) return replace(verify.by.place, pool.name);
  const last = verify.against.at(-1)?.place.end;
  if (last !== undefined) return addAt(page, last, ` by ${pool.name}`);
  const { range } = against(page, verify, '');
  return addAt(page, range.start, ` by ${pool.name}`);
}
