import {
  type Chain,
  type Document,
  type Edit,
  type Fix,
  type Handoff,
  type Node,
  type Position,
  printShare,
} from '../../model/index.ts';
import { isUnreadable } from '../shared/chains.ts';
import {
  addAt,
  addLine,
  type Page,
  replace,
  takeOut,
  takeOutOfList,
  textAt,
  withDocumentation,
} from '../shared/edits.ts';
import { graphOf, isAlternative, reachableFrom } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import { type Fixer, type Site, safe, startsAt, suggest } from './site.ts';

/** A handoff behind the others of the node that it leaves; behind all others; behind the nodes. */
export function addHandoff(page: Page, chain: Chain, from: string, text: string): readonly Edit[] {
  const own = chain.handoffs.filter((handoff) => handoff.from.some((ref) => ref.name === from));
  const last = own.at(-1)?.place ?? chain.handoffs.at(-1)?.place ?? chain.nodes.at(-1)?.extent;
  return addLine(page, chain.extent, text, last?.end);
}

export function removeImport({ page, finding }: Site): Fix {
  const { start, end } = finding.range;
  return safe('Remove the import', [takeOut(page, { start: startOfWord(page, 'import', start), end })]);
}

export const removeDeclaration: Fixer = function* ({ model, finding, page }) {
  const others = [...model.fields, ...model.hours, ...model.pools];
  const thing = others.find(({ place }) => startsAt(place, finding.range));
  if (thing !== undefined) {
    yield [suggest(`Remove ${called(thing)}`, [takeOut(page, withDocumentation(page, thing.extent))])];
  }
  const document = model.documents.find(({ place }) => startsAt(place, finding.range));
  const list = document === undefined ? [] : declaredTogether(page, model.documents, document);
  const [first] = list;
  if (document === undefined || first === undefined) return;
  const edit =
    list.length > 1
      ? takeOutOfList(
          page,
          list.map(({ extent }) => extent),
          list.indexOf(document),
        )
      : takeOut(
          page,
          withDocumentation(page, { start: startOfWord(page, 'document', first.extent.start), end: first.extent.end }),
        );
  if (edit !== undefined) yield [suggest(`Remove ${called(document)}`, [edit])];
};

const COMMA = /^(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*,(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*$/;

/** The documents of one line: with nothing but a comma between them. */
function declaredTogether(page: Page, all: readonly Document[], one: Document): readonly Document[] {
  const lists: Document[][] = [];
  for (const document of all) {
    const before = lists.at(-1)?.at(-1);
    const gap = before && textAt(page, { start: before.extent.end, end: document.extent.start });
    if (gap !== undefined && COMMA.test(gap)) lists.at(-1)?.push(document);
    else lists.push([document]);
  }
  return lists.find((list) => list.includes(one)) ?? [];
}

/** Where the word that stands before a place begins. */
function startOfWord(page: Page, word: string, place: Position): Position {
  const before = page.text.slice(0, page.lines.offsetAt(place));
  const found = new RegExp(`${word}(?:\\s|/\\*[\\s\\S]*?\\*/)*$`).exec(before);
  return found === null ? place : page.lines.positionAt(found.index);
}

// ---- ways in and out ----

export const addStart: Fixer = function* ({ chain, page }) {
  if (chain === undefined) return;
  const { previous } = graphOf(chain);
  const first = chain.nodes.find((_, index) => previous[index]?.length === 0) ?? chain.nodes[0];
  if (first === undefined) return;
  const name = freeName(chain, 'Arrival');
  yield [
    suggest(
      `Add a start before ${called(first)}`,
      withNode(page, chain, `start ${name}`, `${name} -> ${first.name}`),
      name,
    ),
  ];
};

export const addEnd: Fixer = function* ({ chain, page }) {
  if (chain === undefined) return;
  const { next } = graphOf(chain);
  const stuck = chain.nodes.filter((_, index) => next[index]?.length === 0);
  const last = stuck.length === 0 ? chain.nodes.slice(-1) : stuck;
  const name = freeName(chain, 'Done');
  const handoffs = last.map((node) => `${node.name} -> ${name}`);
  yield [suggest('Add an end', withNode(page, chain, `end ${name}`, ...handoffs), name)];
};

/** A node behind the others, and handoffs behind the others. */
function withNode(page: Page, chain: Chain, node: string, ...handoffs: readonly string[]): readonly Edit[] {
  const [last, end] = [chain.nodes.at(-1)?.extent.end, chain.handoffs.at(-1)?.place.end];
  if (end === undefined) return several(page, chain, [node, ...handoffs], last);
  return [...addLine(page, chain.extent, node, last), ...several(page, chain, handoffs, end)];
}

function several(
  page: Page,
  chain: Chain,
  lines: readonly string[],
  after: Node['place']['end'] | undefined,
): readonly Edit[] {
  const edits = lines.flatMap((line) => addLine(page, chain.extent, line, after));
  const [first] = edits;
  return first === undefined ? [] : [{ ...first, text: edits.map(({ text }) => text).join('') }];
}

function freeName(chain: Chain, name: string): string {
  const taken = new Set(chain.nodes.map((node) => node.name));
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name}${i}`;
  return free;
}

export const leadToEnd: Fixer = function* ({ chain, node, page }) {
  if (chain === undefined || node === undefined) return;
  const ends = chain.nodes.filter(({ kind }) => kind === 'end').slice(0, 3);
  for (const end of ends) {
    yield [suggest(`Lead to ${called(end)}`, addHandoff(page, chain, node.name, `${node.name} -> ${end.name}`))];
  }
};

/** To where the start itself leads. */
export const leadPastStart: Fixer = function* ({ chain, handoff, node }) {
  if (chain === undefined || handoff === undefined || node === undefined) return;
  const start = handoff.to.find(({ id }) => id === node.id);
  const onward = chain.handoffs.filter(({ from }) => from.length === 1 && from[0]?.id === node.id);
  const [only] = onward;
  if (start === undefined || onward.length !== 1 || only?.to.length !== 1) return;
  const to = only.to[0];
  if (to !== undefined) yield [suggest(`Lead to ${to.name}`, [replace(start.place, to.name)])];
};

/** A handoff of its own for each that the join waits for. */
export const splitJoin: Fixer = function* ({ handoff, page, chain }) {
  const [first, last] = [handoff?.from[0], handoff?.from.at(-1)];
  if (handoff === undefined || chain === undefined || first === undefined || last === undefined || first === last)
    return;
  const rest = textAt(page, { start: last.place.end, end: handoff.place.end });
  const lines = handoff.from.slice(1).map(({ name }) => name + rest);
  const shortened = replace({ start: first.place.start, end: last.place.end }, first.name);
  yield [suggest('Give each a handoff of its own', [shortened, ...several(page, chain, lines, handoff.place.end)])];
};

export const makeStep: Fixer = function* ({ node }) {
  if (node !== undefined) yield [suggest('Make it a step', [retyped(node, 'step')])];
};

/** Something still goes on there, which nobody has named: as a wait it may have a way out. */
export const makeWait: Fixer = function* ({ node }) {
  if (node !== undefined) yield [suggest(`Make ${called(node)} a wait`, [retyped(node, 'wait')])];
};

function retyped(node: Node, becomes: string): Edit {
  const { line, character } = node.extent.start;
  return replace({ start: node.extent.start, end: { line, character: character + node.kind.length } }, becomes);
}

/** One line that waits for all branches, in place of one for each. */
export const joinBranches: Fixer = function* ({ chain, node, page }) {
  if (chain === undefined || node === undefined) return;
  const into = chain.handoffs.filter(({ to }) => to.length === 1 && to[0]?.id === node.id);
  const [first, ...others] = into;
  const start = first?.from[0]?.place.start;
  const end = first?.from.at(-1)?.place.end;
  if (start === undefined || end === undefined || others.length === 0) return;
  if (
    into.some((one) => textAt(page, { start: one.to[0]?.place.end ?? one.place.end, end: one.place.end }).trim() !== '')
  )
    return;
  const names = into.flatMap(({ from }) => from.map(({ name }) => name));
  const joined = replace({ start, end }, [...new Set(names)].join(' and '));
  yield [suggest(`Join them before ${called(node)}`, [joined, ...others.map(({ place }) => takeOut(page, place))])];
};

/** A way out of a loop, from where it is decided how it goes on. */
export const leaveLoop: Fixer = function* ({ chain, node, page }) {
  if (chain === undefined || node === undefined) return;
  const { nodes, next, indexOf } = graphOf(chain);
  const round = [...reachableFrom([indexOf.get(node.id) ?? -1], next)].flatMap((index) => nodes[index] ?? []);
  const from = [...round.filter(({ kind }) => kind === 'decision'), ...round.filter(({ kind }) => kind === 'step')];
  for (const end of chain.nodes.filter(({ kind }) => kind === 'end').slice(0, 3)) {
    yield from.slice(0, 2).map((one) => {
      const when = one.kind === 'decision' ? ` when "${CONDITION}"` : '';
      const edits = addHandoff(page, chain, one.name, `${one.name} -> ${end.name}${when}`);
      const title = `Lead from ${called(one)} to ${called(end)}`;
      return when === '' ? suggest(title, edits) : suggest(title, edits, CONDITION);
    });
  }
};

// ---- conditions and shares ----

const CONDITION = 'say when';

export const addCondition: Fixer = function* ({ chain, node, handoff, page }) {
  if (chain === undefined || node === undefined || handoff === undefined) return;
  const others = alternativesOf(chain, node).filter((one) => one !== handoff);
  const at = handoff.on?.place.end ?? handoff.share?.place.end ?? handoff.to.at(-1)?.place.end ?? handoff.place.end;
  yield [suggest('Say when it is taken', [addAt(page, at, ` when "${CONDITION}"`)], CONDITION)];
  if (others.length > 0 && others.every(({ when }) => when !== undefined && when.value !== 'otherwise')) {
    yield [suggest('Take it in all other cases', [addAt(page, at, ' when "otherwise"')])];
  }
};

function alternativesOf(chain: Chain, node: Node): readonly Handoff[] {
  const graph = graphOf(chain);
  return graph.out[graph.indexOf.get(node.id) ?? -1]?.filter(isAlternative) ?? [];
}

/** Nothing is left, or “otherwise” takes all of it: then the shares follow from the others and mean the same. */
export function addDeterminedShares(site: Site): Fix | undefined {
  const { left, open, otherwise } = openShares(site);
  if (open.length < 2 || left < 0 || (left > 0 && otherwise.length !== 1)) return undefined;
  const edits = open.map((handoff) => share(site.page, handoff, left > 0 && handoff === otherwise[0] ? left : 0));
  return safe('Write the shares that follow from the others', edits);
}

/** As the figures assume: what is left, equally. */
export const addEqualShares: Fixer = function* (site) {
  const { left, open } = openShares(site);
  if (open.length < 2 || left <= 0) return;
  const each = Math.round((left / open.length) * 1000) / 1000;
  yield [
    suggest(
      'Write equal shares',
      open.map((handoff) => share(site.page, handoff, each)),
    ),
  ];
};

function openShares({ chain, node }: Site) {
  const all = chain === undefined || node === undefined ? [] : alternativesOf(chain, node);
  const open = all.filter((handoff) => handoff.share === undefined);
  // A line that leaves several nodes shares out the cases of each of them: what follows for one need not for another.
  const isUnclear = all.some((handoff) => handoff.from.length > 1 || isUnreadable(handoff, 'share'));
  const given = all.reduce((sum, handoff) => sum + (handoff.share?.value ?? 0), 0);
  const left = Number((1 - given).toFixed(9));
  if (isUnclear) return { left, open: [], otherwise: [] };
  return { left, open, otherwise: open.filter(({ when }) => when?.value === 'otherwise') };
}

function share(page: Page, handoff: Handoff, value: number): Edit {
  return addAt(page, handoff.to.at(-1)?.place.end ?? handoff.place.end, ` ${printShare(value)}`);
}

/** One of them takes what the others leave. */
export const leaveShareOut: Fixer = function* ({ chain, node, handoff, page }) {
  if (chain === undefined || node === undefined) return;
  const starts = chain.nodes.filter(({ kind }) => kind === 'start');
  const shared = handoff === undefined ? starts : alternativesOf(chain, node);
  yield [...shared].reverse().flatMap((one) => {
    if (one.share === undefined) return [];
    const what = 'name' in one ? called(one) : `${one.to.map(({ name }) => name).join(' and ')}`;
    return [suggest(`Let ${what} take what is left`, [takeOut(page, one.share.place)])];
  });
};
