/** What can be the main change of a comparison, and how it is told: what matters most comes first. */
import { distributionOf, momentsOf } from '../../flow/index.ts';
import { durationsOf, type Id, type Node, perDay, type Takes } from '../../model/index.ts';
import type { ChainDifference } from '../changes/structure.ts';
import type { Change } from '../comparison.ts';
import { sayFactor, someOf } from './words.ts';

export interface Told {
  readonly text: string;
  /** The changes that it tells, and those that only go along with them. */
  readonly tells: ReadonlySet<Change>;
}

/** Undefined: nothing of the kind is among the changes. */
type Teller = (changes: readonly Change[], around: ChainDifference) => Told | undefined;

export const TELLERS: readonly Teller[] = [
  chainsThatCameOrWent,
  workThatCameOrWent,
  endsThatCameOrWent,
  orderOfWork,
  kinds,
  checks,
  peopleThatWent,
  waitsThatCameOrWent,
  batches,
  forks,
  handoffsThatCameOrWent,
  performers,
  poolsThatCameOrWent,
  sizes,
  durations,
  demands,
  shares,
  renames,
  anything,
];

// ---- what came and went ----

const cameOrWent = ({ op }: Change) => op === 'added' || op === 'removed';

/** The first word of a declaration: `step`, `wait`, `role`. */
const wordOf = ({ before, after }: Pick<Change, 'before' | 'after'>) => /^\w+/.exec(after ?? before ?? '')?.[0] ?? '';

function chainsThatCameOrWent(changes: readonly Change[], around: ChainDifference): Told | undefined {
  const change = changes.find((one) => one.what === 'chain' && cameOrWent(one));
  if (change === undefined) return undefined;
  return { text: `${change.name} is ${change.op === 'added' ? 'new' : 'dropped'}`, tells: new Set(around.changes) };
}

function workThatCameOrWent(changes: readonly Change[], around: ChainDifference): Told | undefined {
  return nodesThatCameOrWent(changes, around, ['step', 'decision']);
}

function endsThatCameOrWent(changes: readonly Change[], around: ChainDifference): Told | undefined {
  return nodesThatCameOrWent(changes, around, ['start', 'end']);
}

function waitsThatCameOrWent(changes: readonly Change[], around: ChainDifference): Told | undefined {
  return nodesThatCameOrWent(changes, around, ['wait']);
}

function nodesThatCameOrWent(
  changes: readonly Change[],
  { changes: all }: ChainDifference,
  words: readonly string[],
): Told | undefined {
  const nodes = changes.filter((one) => one.what === 'node' && cameOrWent(one) && words.includes(wordOf(one)));
  if (nodes.length === 0) return undefined;
  // Handoffs come and go with their nodes, and so do those who do nothing else.
  const along = all.filter(
    (one) => cameOrWent(one) && ['handoff', 'accept', 'pool', 'document', 'node'].includes(one.what),
  );
  const isNamed = words.includes('step');
  return {
    text: cameAndWent(nodes, isNamed ? '' : `the ${wordOf(nodes[0] ?? NONE)} `),
    tells: new Set([...nodes, ...along]),
  };
}

const NONE = { before: '', after: '' };

/** `Approve is dropped and Triage is added`. */
function cameAndWent(changes: readonly Change[], article = ''): string {
  const names = (op: Change['op']) => [...new Set(changes.filter((one) => one.op === op).map(({ name }) => name))];
  const part = (some: readonly string[], what: string) =>
    some.length === 0
      ? []
      : [`${some.length === 1 ? article : ''}${someOf(some)} ${some.length === 1 ? 'is' : 'are'} ${what}`];
  return [...part(names('removed'), 'dropped'), ...part(names('added'), 'added')].join(' and ');
}

/** A desk that is closed says more than each of the steps that others do now. */
function peopleThatWent(_changes: readonly Change[], { changes }: ChainDifference): Told | undefined {
  const pools = changes.filter(
    (one) => one.what === 'pool' && cameOrWent(one) && ['role', 'person'].includes(wordOf(one)),
  );
  if (pools.every(({ op }) => op === 'added')) return undefined;
  return { text: cameAndWent(pools), tells: new Set(pools) };
}

function poolsThatCameOrWent(changes: readonly Change[]): Told | undefined {
  const pools = changes.filter((one) => one.what === 'pool' && cameOrWent(one));
  return pools.length === 0 ? undefined : { text: cameAndWent(pools), tells: new Set(pools) };
}

function handoffsThatCameOrWent(changes: readonly Change[]): Told | undefined {
  const handoffs = changes.filter((one) => one.what === 'handoff' && cameOrWent(one));
  return handoffs.length === 0 ? undefined : { text: cameAndWent(handoffs), tells: new Set(handoffs) };
}

/** What is done side by side now, or one after the other again. */
function forks(changes: readonly Change[], { changes: all }: ChainDifference): Told | undefined {
  const fork = changes.find((one) => one.what === 'handoff' && cameOrWent(one) && branchesOf(one).length > 1);
  if (fork === undefined) return undefined;
  const now = fork.op === 'added' ? 'side by side now' : 'one after the other now';
  const along = all.filter((one) => one.what === 'handoff' && cameOrWent(one));
  return { text: `${someOf(branchesOf(fork))} are done ${now}`, tells: new Set(along) };
}

function branchesOf({ name }: Change): readonly string[] {
  return name
    .replace(/^.* -> /, '')
    .replace(/ on .*$/, '')
    .split(' and ');
}

function checks(changes: readonly Change[]): Told | undefined {
  const all = changes.filter((one) => one.property === 'verify');
  const at = (some: readonly Change[]) => someOf(some.map(({ name }) => name));
  const removed = all.filter(({ after }) => after === undefined);
  const added = all.filter(({ before }) => before === undefined);
  const part = (some: readonly Change[], what: string) =>
    some.length === 0
      ? []
      : [
          `${some.length === 1 ? 'a check' : `${some.length} checks`} of ${at(some)} ${some.length === 1 ? 'is' : 'are'} ${what}`,
        ];
  const parts = [...part(removed, 'dropped'), ...part(added, 'added')];
  if (parts.length > 0) return { text: parts.join(' and '), tells: new Set([...removed, ...added]) };
  const [first] = all;
  return first && { text: `a check of ${first.name} ${differenceOf(first)}`, tells: new Set([first]) };
}

/** `has another criterion`, `is done by Handler instead of Counsel`. */
function differenceOf({ before = '', after = '' }: Change): string {
  const [was, is] = [optionsOf(before), optionsOf(after)];
  if (was.get('') !== is.get('')) return 'has another criterion';
  const parts = CHECK_OPTIONS.flatMap(([word, say, without]) => {
    const [from = without, to = without] = [was.get(word), is.get(word)];
    return from === to ? [] : [`${say} ${to} instead of ${from}`];
  });
  return `is done ${parts.join(' and ')}`;
}

/** How each is said, and what it is without it. */
const CHECK_OPTIONS = [
  ['by', 'by', 'nobody'],
  ['sample', 'on', 'all'],
  ['takes', 'in', 'no time'],
  ['against', 'against', 'nothing'],
  ['catches', 'catching', 'all'],
] as const;

/** The options of a check by their words; its criterion by none. */
function optionsOf(verify: string): ReadonlyMap<string, string> {
  const criterion = /^"(?:\\.|[^"\\])*"/.exec(verify)?.[0] ?? '';
  const parts = verify.slice(criterion.length).split(/ (?=(?:against|by|takes|sample|catches) )/);
  const options = parts
    .filter((part) => part !== '')
    .map((part) => {
      const space = part.indexOf(' ');
      return [part.slice(0, space), part.slice(space + 1)] as const;
    });
  return new Map([['', criterion], ...options]);
}

// ---- how it goes on ----

function orderOfWork(changes: readonly Change[], { changes: all }: ChainDifference): Told | undefined {
  const handoffs = changes.filter(({ what, level }) => what === 'handoff' && level === 'process');
  const added = handoffs.filter(({ op }) => op === 'added').map(({ name }) => name);
  if (added.length === 0) return undefined;
  const along = all.filter((one) => one.what === 'handoff' && cameOrWent(one));
  return { text: `the order of the work changes (${someOf(added)})`, tells: new Set([...handoffs, ...along]) };
}

function kinds(changes: readonly Change[]): Told | undefined {
  return changedOne(
    changes,
    'node',
    'kind',
    ({ name, before, after }) => `${name} is a ${after} instead of a ${before}`,
  );
}

function batches(changes: readonly Change[]): Told | undefined {
  return changedOne(changes, 'node', 'batch', ({ name, before, after }) => {
    const said = (batch: string) => {
      const size = batch.replace(/ because .*$/, '');
      return size.startsWith('every') ? `in a batch ${size}` : `in batches of ${size}`;
    };
    if (after === undefined) return `${name} is no longer done ${said(before ?? '')}`;
    return `${name} is done ${said(after)}${before === undefined ? '' : ` instead of ${said(before)}`}`;
  });
}

function shares(changes: readonly Change[]): Told | undefined {
  const shifted = changes.filter(
    ({ what, property }) => what === 'handoff' && (property === 'share' || property === 'on'),
  );
  const [first] = shifted;
  if (first === undefined) return undefined;
  // Where one of several ways takes more, the others take less.
  const from = ({ name }: Change) => name.split(' -> ')[0];
  return {
    text: `${first.name} has ${changedTo(first)}`,
    tells: new Set(shifted.filter((one) => from(one) === from(first))),
  };
}

// ---- who and how long ----

function performers(changes: readonly Change[]): Told | undefined {
  const changed = changes.filter(({ what, property }) => what === 'node' && property === 'by');
  const groups = Map.groupBy(changed, ({ before, after }) => `${before} ${after}`);
  const [most] = [...groups.values()].toSorted((a, b) => b.length - a.length);
  const [first] = most ?? [];
  if (most === undefined || first === undefined) return undefined;
  const are = `${someOf(most.map(({ name }) => name))} ${most.length === 1 ? 'is' : 'are'}`;
  const text =
    first.after === undefined
      ? `${are} done by nobody that is named`
      : `${are} done by ${first.after}${first.before === undefined ? '' : ` instead of ${first.before}`}`;
  return { text, tells: new Set(most) };
}

function sizes(changes: readonly Change[]): Told | undefined {
  return (
    changedOne(changes, 'pool', 'people', (one) => `${one.name} has ${changedTo(one, 'people')}`) ??
    changedOne(changes, 'pool', 'parallel', (one) => `${one.name} does ${changedTo(one, 'at a time')}`)
  );
}

function durations(changes: readonly Change[], { base, head }: ChainDifference): Told | undefined {
  const before = nodesOf(base);
  const after = nodesOf(head);
  const changed = changes
    .filter(({ what, property }) => what === 'node' && property === 'takes')
    .map((change) => {
      const [was, is] = [before.get(change.ids.base ?? ''), after.get(change.ids.head ?? '')];
      return { change, factor: factorBetween(was?.takes, is?.takes) };
    })
    .toSorted((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor)));
  const [most] = changed;
  if (most === undefined) return undefined;
  const { change, factor } = most;
  const isWait = after.get(change.ids.head ?? '')?.kind === 'wait';
  const faster = isWait ? { twice: 'half as long', more: 'shorter' } : { twice: 'twice as fast', more: 'faster' };
  const slower = isWait ? { twice: 'twice as long', more: 'longer' } : { twice: 'half as fast', more: 'slower' };
  const by = factor < 1 ? sayFactor(1 / factor, faster) : sayFactor(factor, slower);
  const takes =
    change.after === undefined
      ? `how long ${change.name} takes is no longer said`
      : `${change.name} takes ${changedTo(change)}`;
  const text = by === undefined ? takes : `${change.name} is ${by}`;
  return { text, tells: new Set([change]) };
}

function nodesOf(chain: ChainDifference['base']): ReadonlyMap<Id, Node> {
  return new Map((chain?.nodes ?? []).map((node) => [node.id, node]));
}

/** How many times as long it takes; 1 where that cannot be said. */
function factorBetween(before: Takes | undefined, after: Takes | undefined): number {
  const [was, is] = [meanOf(before), meanOf(after)];
  return was !== undefined && is !== undefined && was > 0 && is > 0 ? is / was : 1;
}

/** Of what is said in working days it depends on the hours. */
function meanOf(takes: Takes | undefined): number | undefined {
  if (takes === undefined || durationsOf(takes).some(({ unit }) => unit === 'wd')) return undefined;
  const distribution = distributionOf(takes, 1);
  return distribution && momentsOf(distribution).mean;
}

function demands(changes: readonly Change[], { base, head }: ChainDifference): Told | undefined {
  return changedOne(changes, 'chain', 'demand', (change) => {
    const [was, is] = [base?.demand, head?.demand];
    const isComparable = was?.rate.per === is?.rate.per || (was?.during === undefined && is?.during === undefined);
    const isAtOneTime = change.before?.split(' during ')[1] === change.after?.split(' during ')[1];
    const hours = (one: Change): Change => (isAtOneTime ? withoutHours(one) : one);
    const factor = was !== undefined && is !== undefined && isComparable ? perDay(is.rate) / perDay(was.rate) : 1;
    if (Math.abs(factor - 2) < 0.02) return `demand doubles to ${hours(change).after}`;
    if (Math.abs(factor - 0.5) < 0.005) return `demand falls by half to ${hours(change).after}`;
    return `demand is ${changedTo(hours(change))}`;
  });
}

/** Where they are the same they say nothing. */
function withoutHours({ before = '', after = '', ...change }: Change): Change {
  const rate = (demand: string) => demand.split(' during ')[0] ?? '';
  return { ...change, before: rate(before), after: rate(after) };
}

// ---- the rest ----

function renames(changes: readonly Change[]): Told | undefined {
  // A new name is the main change only where nothing but words changed.
  if (changes.some(({ op, property }) => op !== 'renamed' && property !== 'title')) return undefined;
  const [first] = changes.filter(({ op }) => op === 'renamed');
  return first && { text: `${first.was} is called ${first.name} now`, tells: new Set([first]) };
}

function anything(changes: readonly Change[]): Told | undefined {
  const [first] = changes.filter(({ op }) => op !== 'renamed');
  return first && { text: tellOne(first), tells: new Set([first]) };
}

function tellOne(change: Change): string {
  const { op, what, name, property = '', before, after, within } = change;
  const at = within === undefined ? '' : ` at ${within}`;
  if (what === 'accept') {
    if (op === 'changed') return `what is accepted of ${name}${at} changes`;
    return `${name} is ${op === 'added' ? 'accepted' : 'no longer accepted'}${at}`;
  }
  if (what === 'goal') {
    if (op === 'changed') return `the goal is ${after} instead of ${before}`;
    return `the ${op === 'added' ? `goal ${after?.slice('goal '.length)} is added` : `goal ${before?.slice('goal '.length)} is dropped`}`;
  }
  if (op !== 'changed') return `the ${what} ${name} is ${op === 'added' ? 'added' : 'dropped'}`;
  if (property === 'title') return `${name} has another title`;
  if (property === 'via')
    return after === undefined ? `${name} no longer goes via ${before}` : `${name} goes via ${changedTo(change)}`;
  const verb = VERBS.get(property);
  if (verb !== undefined && after !== undefined) return `${name} ${verb} ${changedTo(change)}`;
  const said = property === 'because' ? 'reason' : property;
  if (isShort(before) && isShort(after)) return `the ${said} of ${name} is ${changedTo(change)}`;
  return `the ${said} of ${name} ${property === 'hours' ? 'change' : 'changes'}`;
}

const VERBS: ReadonlyMap<string, string> = new Map([
  ['in', 'reads'],
  ['out', 'writes'],
  ['learns from', 'learns from'],
  ['runs', 'runs'],
  ['works', 'works'],
]);

const LONG = 40;
const isShort = (text = '') => text.length <= LONG;

/** `30% instead of 20%`, `none instead of 20%`. */
function changedTo({ before, after }: Change, unit = ''): string {
  const of = unit === '' ? '' : ` ${unit}`;
  if (after === undefined) return `not said any more, and was ${before}${of}`;
  return before === undefined ? `${after}${of} now` : `${after}${of} instead of ${before}`;
}

function changedOne(
  changes: readonly Change[],
  what: Change['what'],
  property: string,
  tell: (change: Change) => string,
): Told | undefined {
  const found = changes.find((one) => one.what === what && one.property === property);
  return found && { text: tell(found), tells: new Set([found]) };
}
