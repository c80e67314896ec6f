/**
 * Every thing of the model as the properties that its text is made of: what printing writes as lines and what a comparison
 * compares. In the canonical order; what is not there has none.
 */
import type { Range } from '../grammar/index.ts';
import type * as M from './model.ts';
import {
  option,
  printAccept,
  printDuration,
  printGoal,
  printMoney,
  printOpenings,
  printRate,
  printReason,
  printShare,
  printTakes,
  quoted,
} from './print-values.ts';

/** `takes` `35min`: the word and what stands behind it. */
export interface Written {
  readonly word: string;
  readonly text: string;
  readonly place: Range;
}

/** How names and lists are written. */
export interface Writing {
  readonly name: (ref: M.Ref) => string;
  /** Of what has no order by its meaning: documents, sources, channels. */
  readonly list: (items: readonly string[]) => readonly string[];
}

/** As the text has them. */
export const AS_WRITTEN: Writing = { name: (ref) => ref.name, list: (items) => items };

function* one<T>(word: string, value: T | undefined, place: (value: T) => Range, text: (value: T) => string) {
  if (value !== undefined) yield { word, text: text(value), place: place(value) } satisfies Written;
}

const own = (value: { readonly place: Range }) => value.place;

/** A value with its place. */
const fact = <T>(word: string, value: M.Fact<T> | undefined, text: (value: T) => string) =>
  one(word, value, own, (known) => text(known.value));

const name = (word: string, value: M.Ref | undefined, writing: Writing) => one(word, value, own, writing.name);

/** A list on one line; none when it is empty. */
function* listed<T extends { readonly place: Range }>(
  word: string,
  list: readonly T[],
  { list: ordered }: Writing,
  text: (item: T) => string,
) {
  const [head] = list;
  if (head !== undefined) yield { word, text: ordered(list.map(text)).join(', '), place: head.place } satisfies Written;
}

const names = (refs: readonly M.Ref[], { name: named, list }: Writing) => list(refs.map(named));

const performer = (by: M.Performer, { name: named }: Writing) =>
  `${named(by.pool)}${option('with', by.with && named(by.with))}`;

export function writtenHours(hours: M.Hours): readonly Written[] {
  const { place, zone } = hours;
  return [
    { word: 'open', text: printOpenings(hours.openings), place },
    ...one(
      'in',
      zone,
      () => place,
      (known) => known,
    ),
  ];
}

export function writtenPool(pool: M.Pool, writing: Writing = AS_WRITTEN): readonly Written[] {
  return [
    ...fact('people', pool.people, String),
    ...fact('parallel', pool.parallel, String),
    ...name('works', pool.works, writing),
    ...listed('knows', pool.knows, writing, ({ field, level }) => `${writing.name(field)} as ${level}`),
    ...fact('model', pool.model, quoted),
    ...fact('costs', pool.costs, printMoney),
    ...name('backup', pool.backup, writing),
    ...accepts(pool.accepts),
  ];
}

/** What stands in a chain before its nodes. */
export function writtenChain(chain: M.Chain, writing: Writing = AS_WRITTEN): readonly Written[] {
  return [
    ...name('owner', chain.owner, writing),
    ...one('demand', chain.demand, own, (demand) => demandText(demand, writing)),
    ...chain.goals.map((goal) => ({ word: 'goal', text: printGoal(goal), place: goal.place })),
    ...one('because', chain.because, own, printReason),
    ...accepts(chain.accepts),
  ];
}

function demandText({ rate, during }: M.Demand, writing: Writing): string {
  return `${printRate(rate)}${option('during', during && writing.name(during))}`;
}

/** What stands behind the name of a start: `60%`, `from email 60%, broker 40%`. */
export function writtenStart(node: M.Node, writing: Writing = AS_WRITTEN): readonly Written[] {
  return [
    ...fact('share', node.share, printShare),
    ...listed('from', node.channels, writing, ({ channel, share }) =>
      share === undefined ? channel : `${channel} ${printShare(share)}`,
    ),
  ];
}

/** What stands in the braces of a node. */
export function writtenNode(node: M.Node, writing: Writing = AS_WRITTEN): readonly Written[] {
  return [
    ...one('by', node.by, own, (by) => performer(by, writing)),
    ...name('owner', node.owner, writing),
    ...fact('work', node.work, String),
    ...name('field', node.field, writing),
    ...fact('stakes', node.stakes, String),
    ...one(
      'wall',
      node.wall,
      own,
      ({ value, because }) => value + option('because', because === undefined ? undefined : quoted(because)),
    ),
    ...one('takes', node.takes, own, printTakes),
    ...one('batch', node.batch, own, batchText),
    ...name('runs', node.runs, writing),
    ...listed('in', node.in, writing, writing.name),
    ...listed('out', node.out, writing, writing.name),
    ...fact('quality', node.quality, printShare),
    ...node.verifies.map((verify) => ({ word: 'verify', text: verifyText(verify, writing), place: verify.place })),
    ...node.guardrails.map(({ value, place }) => ({ word: 'guardrail', text: quoted(value), place })),
    ...listed('learns from', node.learnsFrom, writing, writing.name),
    ...one('because', node.because, own, printReason),
    ...accepts(node.accepts),
  ];
}

function batchText(batch: M.Batch): string {
  const size = batch.kind === 'count' ? String(batch.size) : `every ${printDuration(batch.every)}`;
  return size + option('because', batch.because && printReason(batch.because));
}

function verifyText(verify: M.Verify, writing: Writing): string {
  return [quoted(verify.criterion), ...writtenVerify(verify, writing).map(({ word, text }) => `${word} ${text}`)].join(
    ' ',
  );
}

/** What stands behind the criterion of a check. */
export function writtenVerify(verify: M.Verify, writing: Writing = AS_WRITTEN): readonly Written[] {
  const at = () => verify.place;
  return [
    ...listed('against', verify.against, writing, writing.name),
    ...name('by', verify.by, writing),
    ...one('takes', verify.takes, own, printTakes),
    ...one('sample', verify.sample, at, printShare),
    ...one('catches', verify.catches, at, printShare),
  ];
}

/** `Assess -> Pay`. */
export function handoffEnds({ from, to }: Pick<M.Handoff, 'from' | 'to'>, writing: Writing = AS_WRITTEN): string {
  return `${names(from, writing).join(' and ')} -> ${names(to, writing).join(' and ')}`;
}

/** What stands behind the ends of a handoff. */
export function writtenHandoff(handoff: M.Handoff, writing: Writing = AS_WRITTEN): readonly Written[] {
  return [
    ...fact('share', handoff.share, printShare),
    ...one('on', handoff.on, own, (on) => triggerText(on, writing)),
    ...fact('when', handoff.when, quoted),
    ...fact('via', handoff.via, String),
    ...listed('carrying', handoff.carrying, writing, writing.name),
    ...one('wait', handoff.wait, own, printTakes),
    ...one('because', handoff.because, own, printReason),
  ];
}

function triggerText(on: M.Trigger, writing: Writing): string {
  switch (on.kind) {
    case 'exception':
      return `exception ${printShare(on.share)}`;
    case 'reject':
      return 'reject';
    case 'timeout':
      return `timeout ${printDuration(on.after)}`;
    case 'end':
      return writing.name(on.end);
  }
}

/** A line of a scenario: the fact that it overrules (`Extract takes`, `demand`, `Assess -> Pay`), and with what. */
export function writtenOverrule(line: M.Overrule, writing: Writing = AS_WRITTEN): Written {
  const { place } = line;
  switch (line.kind) {
    case 'takes':
      return { word: `${writing.name(line.node)} takes`, text: printTakes(line.takes), place };
    case 'by':
      return { word: `${writing.name(line.node)} by`, text: performer(line.by, writing), place };
    case 'quality':
      return { word: `${writing.name(line.node)} quality`, text: printShare(line.quality), place };
    case 'people':
      return { word: `${writing.name(line.pool)} people`, text: String(line.people), place };
    case 'parallel':
      return { word: `${writing.name(line.pool)} parallel`, text: String(line.parallel), place };
    case 'demand':
      return { word: 'demand', text: printRate(line.rate), place };
    case 'share':
      return { word: handoffEnds(line, writing), text: printShare(line.share), place };
  }
}

function accepts(all: readonly M.Accept[]): readonly Written[] {
  return all.map((accept) => ({ word: 'accept', text: printAccept(accept), place: accept.place }));
}
