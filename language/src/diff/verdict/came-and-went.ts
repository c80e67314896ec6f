/** Tells of what came and went, and of the order of the work, which comes and goes with handoffs. */
import type { ChainDifference } from '../changes/structure.ts';
import type { Change } from '../comparison.ts';
import type { Told } from './told.ts';
import { someOf } from './words.ts';

const cameOrWent = ({ op }: Change) => op === 'added' || op === 'removed';

/** The first word of a declaration: `step`, `wait`, `role`. */
const wordOf = ({ before, after }: Pick<Change, 'before' | 'after'>) => /^\w+/.exec(after ?? before ?? '')?.[0] ?? '';

export function chainsThatCameOrWent(changes: readonly Change[], around: ChainDifference): Told | undefined {
  const change = changes.find((one) => one.what === 'chain' && cameOrWent(one));
  if (change === undefined) return undefined;
  return { text: `${change.name} is ${change.op === 'added' ? 'new' : 'dropped'}`, tells: new Set(around.changes) };
}

export function workThatCameOrWent(changes: readonly Change[], around: ChainDifference): Told | undefined {
  return nodesThatCameOrWent(changes, around, ['step', 'decision']);
}

export function endsThatCameOrWent(changes: readonly Change[], around: ChainDifference): Told | undefined {
  return nodesThatCameOrWent(changes, around, ['start', 'end']);
}

export function waitsThatCameOrWent(changes: readonly Change[], around: ChainDifference): Told | undefined {
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
export function peopleThatWent(_changes: readonly Change[], { changes }: ChainDifference): Told | undefined {
  const pools = changes.filter(
    (one) => one.what === 'pool' && cameOrWent(one) && ['role', 'person'].includes(wordOf(one)),
  );
  if (pools.every(({ op }) => op === 'added')) return undefined;
  return { text: cameAndWent(pools), tells: new Set(pools) };
}

export function poolsThatCameOrWent(changes: readonly Change[]): Told | undefined {
  const pools = changes.filter((one) => one.what === 'pool' && cameOrWent(one));
  return pools.length === 0 ? undefined : { text: cameAndWent(pools), tells: new Set(pools) };
}

export function handoffsThatCameOrWent(changes: readonly Change[]): Told | undefined {
  const handoffs = changes.filter((one) => one.what === 'handoff' && cameOrWent(one));
  return handoffs.length === 0 ? undefined : { text: cameAndWent(handoffs), tells: new Set(handoffs) };
}

/** What is done side by side now, or one after the other again. */
export function forks(changes: readonly Change[], { changes: all }: ChainDifference): Told | undefined {
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

export function orderOfWork(changes: readonly Change[], { changes: all }: ChainDifference): Told | undefined {
  const handoffs = changes.filter(({ what, level }) => what === 'handoff' && level === 'process');
  const added = handoffs.filter(({ op }) => op === 'added').map(({ name }) => name);
  if (added.length === 0) return undefined;
  const along = all.filter((one) => one.what === 'handoff' && cameOrWent(one));
  return { text: `the order of the work changes (${someOf(added)})`, tells: new Set([...handoffs, ...along]) };
}
