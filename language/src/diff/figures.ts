/** Figures of one chain before and after. */
import type { ChainFigures, Standing } from '../flow/index.ts';
import { type Id, isSame } from '../model/index.ts';
import type { ChainComparison } from './comparison.ts';
import type { Matching } from './match/matching.ts';

export interface Standings {
  readonly base?: Standing;
  readonly head?: Standing;
}

export interface BothStandings {
  readonly base: Standing;
  readonly head: Standing;
}

const FIGURES = [
  'demandPerDay',
  'throughputPerDay',
  'ceilingPerDay',
  'leadTimeSeconds',
  'waitingTimeSeconds',
  'touchTimeSeconds',
  'workInProgress',
  'quality',
] as const satisfies readonly (keyof ChainFigures)[];

/** Would anybody see a difference? */
export function haveFiguresChanged({ base, head }: Standings, matching: Matching): boolean {
  if (base === undefined || head === undefined) return base !== head;
  if (areFiguresApart(base.figures, head.figures, matching)) return true;
  const pools = new Map(head.pools.map((pool) => [pool.pool, pool]));
  return base.pools.some(({ pool, load }) => !isAlike(load, pools.get(matching.headOf(pool) ?? '')?.load ?? null));
}

/** The same of the chain's own figures alone: how busy its pools are counts where it feels it. */
export function areFiguresApart(before: ChainFigures, after: ChainFigures, matching: Matching): boolean {
  if (before.overloaded !== after.overloaded) return true;
  if (FIGURES.some((figure) => !isAlike(before[figure], after[figure]))) return true;
  if (!areCostsAlike(before.costPerCase, after.costPerCase)) return true;
  return inHead(before.bottleneck, matching) !== after.bottleneck;
}

function isAlike(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : isSame(a, b);
}

export function areCostsAlike(a: ChainFigures['costPerCase'], b: ChainFigures['costPerCase']): boolean {
  if (a === null || b === null) return a === b;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((one) => isSame(a[one] ?? 0, b[one] ?? 0));
}

function inHead(id: Id | null, matching: Matching): Id | null {
  return id === null ? null : (matching.headOf(id) ?? `gone ${id}`);
}

export function bottleneckOf({ base, head }: Standings, matching: Matching): ChainComparison['bottleneck'] {
  const [before, after] = [base?.figures.bottleneck ?? null, head?.figures.bottleneck ?? null];
  const nameIn = (standing: Standing | undefined, id: Id | null) =>
    id === null ? null : (standing?.workspace.pools.get(id)?.name ?? null);
  return {
    before: nameIn(base, before),
    after: nameIn(head, after),
    moved: before !== null && after !== null && matching.headOf(before) !== after,
  };
}
