/** Human up: which people lost work by a change, and whether they moved up to other work. */
import type { HumanUp, Standing } from '../flow/index.ts';
import { type Id, listed, sayDuration } from '../model/index.ts';
import type { HumanUpChange } from './comparison.ts';
import type { BothStandings, Standings } from './figures.ts';
import type { Matching } from './match/matching.ts';

type Kind = keyof HumanUp['minutesPerCase'];

const KINDS: readonly Kind[] = ['glue', 'routine', 'craft', 'human', 'checks', 'unclassified'];

/** As people say it. */
const WORK: Readonly<Record<Kind, string>> = {
  glue: 'glue work',
  routine: 'routine',
  craft: 'craft',
  human: 'human work',
  checks: 'checking',
  unclassified: 'work of no said kind',
};

/** Where people move up to when glue and routine go elsewhere. */
const UP: readonly Kind[] = ['human', 'craft', 'checks'];

/** A smaller part of what they do is nothing that anybody would feel. */
const FELT = 0.02;

/** Silent where times are missing: minutes that nobody knows can neither come nor go. */
export function humanUpChanges(standings: Standings, matching: Matching): readonly HumanUpChange[] {
  const { base, head } = standings;
  if (base === undefined || head === undefined) return [];
  if ([base, head].some(({ figures }) => figures.missing.some(({ figure }) => figure === 'touchTimeSeconds')))
    return [];
  const after = new Map(head.humanUp.map((one) => [one.pool, one.minutesPerCase]));
  return base.humanUp.flatMap(({ pool, minutesPerCase: before }) => {
    const now = matching.headOf(pool);
    const minutes: Partial<HumanUp['minutesPerCase']> = (now === undefined ? undefined : after.get(now)) ?? {};
    const change: Shift = {
      by: (kind) => (minutes[kind] ?? 0) - before[kind],
      felt: FELT * sum((kind) => before[kind]),
      isGone: sum((kind) => minutes[kind] ?? 0) === 0,
      takenBy: takenBy({ base, head }, pool, matching),
    };
    const below = change.by('glue') + change.by('routine');
    const hasLost = sum(change.by) < -change.felt || below < -change.felt;
    if (!hasLost) return [];
    const name = (now === undefined ? undefined : head.workspace.pools.get(now)?.name) ?? nameOf(base, pool);
    return [{ pool: name, sentence: sentenceOf(name, change) }];
  });
}

interface Shift {
  /** Minutes of a case that come or go. */
  readonly by: (kind: Kind) => number;
  /** Minutes: less of them is not told. */
  readonly felt: number;
  /** Nothing is left for them in this chain. */
  readonly isGone: boolean;
  /** Who does now what they did. */
  readonly takenBy: readonly string[];
}

function sum(of: (kind: Kind) => number): number {
  return KINDS.reduce((total, kind) => total + of(kind), 0);
}

function nameOf({ workspace }: Standing, pool: Id): string {
  return workspace.pools.get(pool)?.name ?? pool;
}

/** Who does the steps and the checks that the pool did. */
function takenBy({ base, head }: BothStandings, pool: Id, matching: Matching): readonly string[] {
  const own = matching.headOf(pool);
  const nodes = new Map(head.chain.nodes.map((node) => [node.id, node]));
  const takers = base.chain.nodes.flatMap(({ id, by, verifies }) => {
    const now = nodes.get(matching.headOf(id) ?? '');
    if (now === undefined) return [];
    const steps = by?.pool.id === pool ? [now.by?.pool] : [];
    const checks = verifies.flatMap((check) =>
      check.by?.id === pool ? now.verifies.filter((one) => one.criterion === check.criterion).map((one) => one.by) : [],
    );
    return [...steps, ...checks].filter((taker) => taker !== undefined && taker.id !== own);
  });
  return [...new Set(takers.flatMap((taker) => taker?.name ?? []))];
}

function sentenceOf(name: string, { by, felt, isGone, takenBy: takers }: Shift): string {
  const lost = KINDS.filter((kind) => by(kind) < -felt);
  const minutes = (kind: Kind) => sayDuration(Math.abs(by(kind)) * 60);
  const to = takers.length === 0 ? '' : ` to ${listed(takers)}`;
  const start = `${name} loses ${listed(lost.map((kind) => `${minutes(kind)} of ${WORK[kind]}`))} a case${to}`;
  if (isGone) return `${start} and has no work left in this chain.`;
  const gained = UP.filter((kind) => by(kind) > felt);
  if (gained.length === 0) return `${start} and moves up to nothing: no human work, craft or checking is added.`;
  return `${start} and moves up to ${listed(gained.map((kind) => `${minutes(kind)} more of ${WORK[kind]}`))}.`;
}
