import type { Accept, Edit, Finding } from '../../model/index.ts';
import { KEYWORDS, nearest } from '../../model/index.ts';
import { KNOWN_RULES } from '../known.ts';
import { replace, takeOut } from '../shared/edits.ts';
import { within } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import { type Thing, write } from './properties.ts';
import { type Choice, type Fixer, type Site, suggest } from './site.ts';

const REASON = 'why we live with it';
/** Long enough to change a process, short enough to be asked again. */
const MONTHS = 3;

/** Lives with a finding for a while: in the innermost thing that it stands in. */
export function acceptHere(site: Site): Choice {
  const { rule } = site.finding;
  const thing = around(site);
  if (thing === undefined || thing.accepts.some((accept) => accept.rule === rule)) return [];
  const text = `accept ${rule} because "${REASON}" until ${later(site.today)}`;
  return [
    suggest(`Accept ${rule} in ${called(thing)} until ${later(site.today)}`, write(site.page, thing, text), REASON),
  ];
}

/** A node with the handoffs out of it, a pool, or a chain. */
function around({ model, finding }: Site): Thing | undefined {
  for (const chain of model.chains) {
    const handoff = chain.handoffs.find(({ place }) => within(finding.range, place));
    const source = handoff?.from.map(({ id }) => chain.nodes.find((node) => node.id === id)).find((node) => node);
    const node = source ?? chain.nodes.find(({ extent }) => within(finding.range, extent));
    if (node !== undefined && KEYWORDS.accept?.in.includes(node.kind)) return node;
    if (within(finding.range, chain.extent)) return chain;
  }
  return model.pools.find(({ extent }) => within(finding.range, extent));
}

/** The same day some months on; the last of a month that is too short for it. */
function later(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  const wanted = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + MONTHS, 1));
  const last = new Date(Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth() + 1, 0)).getUTCDate();
  wanted.setUTCDate(Math.min(day.getUTCDate(), last));
  return wanted.toISOString().slice(0, 10);
}

export const removeAccept: Fixer = function* ({ page, finding }) {
  yield [suggest('Take the accept out', [takeOut(page, finding.range)])];
};

/** A new date, or no accept any more. */
export const renewAccept: Fixer = function* (site) {
  const accept = acceptAt(site.model, site.finding);
  const until = accept?.until;
  if (accept !== undefined && until !== undefined) {
    yield [suggest(`Accept it until ${later(site.today)}`, inText(site, accept, until, later(site.today)))];
  }
  yield* removeAccept(site);
};

/** The rule that is called nearly so. */
export const correctRule: Fixer = function* (site) {
  const accept = acceptAt(site.model, site.finding);
  const meant = accept && nearest(accept.rule, Object.values(KNOWN_RULES).flat());
  if (accept !== undefined && meant !== undefined && meant !== accept.rule) {
    yield [suggest(`Change to ${meant}`, inText(site, accept, accept.rule, meant))];
  }
  yield* removeAccept(site);
};

function acceptAt({ pools, chains }: Site['model'], { range }: Finding): Accept | undefined {
  const things = [...pools, ...chains, ...chains.flatMap(({ nodes }) => nodes)];
  return things.flatMap(({ accepts }) => accepts).find(({ place }) => within(place, range) && within(range, place));
}

/** The last time that a word stands in an accept, outside of its reason. */
function inText({ page }: Site, { place }: Accept, was: string, becomes: string): readonly Edit[] {
  const { start, end } = { start: page.lines.offsetAt(place.start), end: page.lines.offsetAt(place.end) };
  const masked = page.text
    .slice(start, end)
    .replace(/"(?:\\.|[^"\\])*"|\/\*[\s\S]*?\*\//g, (one) => ' '.repeat(one.length));
  const at = masked.lastIndexOf(was);
  if (at < 0) return [];
  const [from, to] = [start + at, start + at + was.length];
  return [replace({ start: page.lines.positionAt(from), end: page.lines.positionAt(to) }, becomes)];
}
