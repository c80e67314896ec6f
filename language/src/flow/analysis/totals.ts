/** What all chains of a scene together ask of each pool. Exact, whatever the calendars and the times. */
import type { Id } from '../../model/index.ts';
import type { Batch, Moments } from '../network/index.ts';
import { areAlike, type BatchUse, type PoolUse } from '../traffic/index.ts';
import { EVEN, type Filling, fillingsOf } from './filling.ts';
import type { Scene } from './scene.ts';

export interface Total {
  /** Visits a second (a batch is one). */
  readonly visits: number;
  /** Seconds of work a second: erlangs. */
  readonly work: number;
  /** Σ rate · E[S²]. */
  readonly second: number;
  /** The mean that all visits share, each exponential. */
  readonly exponential?: number;
  readonly batched: boolean;
  /** By node: how evenly cases come to its batches by interval; absent: evenly. */
  readonly fillings?: ReadonlyMap<Id, Filling>;
  readonly missing: readonly string[];
  /** A chain without demand comes here too. */
  readonly atLeast: boolean;
  /** In the order of the text. */
  readonly chains: readonly Id[];
}

export interface Totals {
  readonly pools: ReadonlyMap<Id, Total>;
  /** By node: cases a second that come to its batches, whichever chain runs it. */
  readonly batches: ReadonlyMap<Id, BatchTotal>;
}

export interface BatchTotal {
  readonly pool: Id;
  readonly batch: Batch;
  readonly casesPerSecond: number;
  readonly time: Moments;
  readonly filling?: Filling;
}

/** What a chain uses, where it is not as its traffic says: because a full pool lets less through. */
export type UsesOf = (chain: Id) => readonly PoolUse[] | undefined;

export function totalsOf(scene: Scene, usesOf: UsesOf = () => undefined): Totals {
  const pools = new Map<Id, Sum>();
  const batches = new Map<Id, BatchTotal>();
  const fillings = fillingsOf(scene);
  for (const { chain, traffic, arrivals } of scene.members) {
    const idle = (scene.demands.get(chain.id)?.perSecond ?? 0) === 0;
    for (const use of usesOf(chain.id) ?? traffic.uses) {
      const sum = pools.get(use.pool) ?? emptySum();
      pools.set(use.pool, sum);
      sum.chains.push(chain.id);
      sum.atLeast ||= idle;
      if (arrivals === undefined) continue;
      addUse(sum, use, arrivals.perSecond);
      for (const one of use.batches) addBatch(batches, use.pool, one, arrivals.perSecond, fillings.get(one.node));
    }
  }
  for (const { pool, batch, casesPerSecond, time, filling } of batches.values()) {
    const sum = pools.get(pool);
    if (sum === undefined) continue;
    const rate = batchesPerSecond(batch, casesPerSecond, filling);
    sum.visits += rate;
    sum.work += rate * time.mean;
    sum.second += rate * time.second;
    sum.batched = true;
  }
  return {
    batches,
    pools: new Map(
      [...pools].map(([id, { alike, exponential, missing, ...sum }]) => [
        id,
        {
          ...sum,
          missing: [...missing],
          ...(sum.batched && { fillings }),
          ...(alike && !sum.batched && exponential !== undefined && { exponential }),
        },
      ]),
    ),
  };
}

/** What one chain asks of a pool at so many cases a second. */
export function contribution(
  use: PoolUse,
  perSecond: number,
  batches: ReadonlyMap<Id, BatchTotal> = new Map(),
): { readonly visits: number; readonly work: number; readonly second: number } {
  let [visits, work, second] = [perSecond * use.visits, perSecond * use.seconds, perSecond * use.second];
  for (const { node, batch, cases, time } of use.batches) {
    const coming = perSecond * cases;
    const rate = coming > 0 ? coming * partOfBatch(batches.get(node) ?? { batch, casesPerSecond: coming }) : 0;
    visits += rate;
    work += rate * time.mean;
    second += rate * time.second;
  }
  return { visits, work, second };
}

interface Sum {
  visits: number;
  work: number;
  second: number;
  exponential: number | undefined;
  alike: boolean;
  batched: boolean;
  readonly missing: Set<string>;
  atLeast: boolean;
  readonly chains: Id[];
}

function emptySum(): Sum {
  return {
    visits: 0,
    work: 0,
    second: 0,
    exponential: undefined,
    alike: true,
    batched: false,
    missing: new Set(),
    atLeast: false,
    chains: [],
  };
}

function addUse(sum: Sum, use: PoolUse, perSecond: number): void {
  for (const fact of use.missing) sum.missing.add(fact);
  sum.visits += perSecond * use.visits;
  sum.work += perSecond * use.seconds;
  sum.second += perSecond * use.second;
  if (use.visits === 0) return;
  const { exponential } = use;
  sum.alike &&= exponential !== undefined && (sum.exponential === undefined || areAlike(exponential, sum.exponential));
  sum.exponential = exponential;
}

function addBatch(
  batches: Map<Id, BatchTotal>,
  pool: Id,
  use: BatchUse,
  perSecond: number,
  filling: Filling | undefined,
): void {
  const casesPerSecond = (batches.get(use.node)?.casesPerSecond ?? 0) + perSecond * use.cases;
  batches.set(use.node, { pool, batch: use.batch, casesPerSecond, time: use.time, ...(filling && { filling }) });
}

/** A batch by number is worked when it is full; one by interval when anybody came: 1 - e^(-λT) of the intervals. */
export function batchesPerSecond(batch: Batch, casesPerSecond: number, filling: Filling = EVEN): number {
  if (batch.kind === 'count') return casesPerSecond / batch.size;
  const perInterval = casesPerSecond * batch.everySeconds;
  return (
    filling.reduce((sum, { share, ratio }) => sum - share * Math.expm1(-perInterval * ratio), 0) / batch.everySeconds
  );
}

/** Batches that are worked for one case that passes; NaN: nobody says how many come. */
export function partOfBatch(total: Pick<BatchTotal, 'batch' | 'casesPerSecond' | 'filling'> | undefined): number {
  if (total === undefined) return Number.NaN;
  const { batch, casesPerSecond, filling } = total;
  if (batch.kind === 'count') return 1 / batch.size;
  return casesPerSecond > 0 ? batchesPerSecond(batch, casesPerSecond, filling) / casesPerSecond : Number.NaN;
}
