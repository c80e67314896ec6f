/** What one case asks of each pool. */
import type { Id } from '../../model/index.ts';
import { type Batch, type ChainNetwork, cutMoments, type Moments, momentsOf, type Point } from '../network/index.ts';

/** Cases that a pool works on together. */
export interface BatchUse {
  /** All points of one node share their batches. */
  readonly node: Id;
  readonly batch: Batch;
  /** Cases that pass, per case of the chain. */
  readonly cases: number;
  /** Of the whole batch. */
  readonly time: Moments;
}

export interface PoolUse {
  readonly pool: Id;
  /** Visits of one case, batches apart. */
  readonly visits: number;
  /** Σ visits · E[S], seconds. */
  readonly seconds: number;
  /** Σ visits · E[S²]. */
  readonly second: number;
  /** The mean that all visits share, each exponential; absent: they differ, or are none such. */
  readonly exponential?: number;
  readonly batches: readonly BatchUse[];
  /** Times that are not known, as people say them. */
  readonly missing: readonly string[];
}

/** The time that each point takes, without queues; undefined: not known. A timeout cuts it. */
export function timesOf(network: ChainNetwork): readonly (Moments | undefined)[] {
  const unknown = new Set(
    network.gaps.flatMap(({ kind, point }) => (kind === 'time' && point !== undefined ? [point] : [])),
  );
  return network.points.map((point, i) => (unknown.has(i) ? undefined : timeOf(point)));
}

const NO_TIME: Moments = { mean: 0, second: 0 };

function timeOf({ time, timeout }: Point): Moments {
  if (time === undefined) return NO_TIME;
  return timeout === undefined ? momentsOf(time) : cutMoments(time, timeout.afterSeconds);
}

/** Pools in the order in which the chain names them. */
export function usesOf(
  network: ChainNetwork,
  perCase: Float64Array,
  times: readonly (Moments | undefined)[],
): readonly PoolUse[] {
  const uses = new Map<Id, Draft>();
  for (let i = 0; i < network.points.length; i++) {
    const point = network.points[i];
    const visits = perCase[i] ?? 0;
    if (point?.pool === undefined || !(visits > 0)) continue;
    let use = uses.get(point.pool);
    if (use === undefined) {
      use = { visits: 0, seconds: 0, second: 0, exponential: undefined, alike: true, batches: [], missing: [] };
      uses.set(point.pool, use);
    }
    const time = times[i];
    if (time === undefined) use.missing.push(...gapsAt(network, i));
    else if (point.batch !== undefined) use.batches.push({ node: point.node, batch: point.batch, cases: visits, time });
    else addVisits(use, visits, time, point);
  }
  return [...uses].map(([pool, { alike, exponential, ...use }]) => ({
    pool,
    ...use,
    ...(alike && exponential !== undefined && { exponential }),
  }));
}

interface Draft {
  visits: number;
  seconds: number;
  second: number;
  exponential: number | undefined;
  alike: boolean;
  readonly batches: BatchUse[];
  readonly missing: string[];
}

function addVisits(use: Draft, visits: number, time: Moments, { time: shape }: Point): void {
  use.visits += visits;
  use.seconds += visits * time.mean;
  use.second += visits * time.second;
  const mean = shape?.kind === 'exponential' ? shape.mean : undefined;
  use.alike &&= mean !== undefined && (use.exponential === undefined || areAlike(mean, use.exponential));
  use.exponential = mean;
}

/** The same time, but for rounding. */
export function areAlike(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

const timeGaps = new WeakMap<ChainNetwork, ReadonlyMap<number, readonly string[]>>();

/** What is not known of the time of a point. */
export function gapsAt(network: ChainNetwork, point: number): readonly string[] {
  let known = timeGaps.get(network);
  if (known === undefined) {
    const gaps = network.gaps.filter(({ kind }) => kind === 'time');
    known = new Map(
      [...Map.groupBy(gaps, (gap) => gap.point ?? -1)].map(([at, some]) => [at, some.map(({ fact }) => fact)]),
    );
    timeGaps.set(network, known);
  }
  return known.get(point) ?? [];
}
