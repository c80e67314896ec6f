/** What comes to the pools that are full, when each of them serves only a part of what comes to it. */
import type { Id } from '../../model/index.ts';
import { openShare } from '../calendar/index.ts';
import type { Batch, Moments } from '../network/index.ts';
import { type Asks, type FullVisits, fullVisitsOf, type Traffic } from '../traffic/index.ts';
import { EVEN, type Filling, fillingsOf } from './filling.ts';
import type { Scene } from './scene.ts';
import { batchesPerSecond } from './totals.ts';

export interface Loads {
  /** What comes to each pool, as a share of what it can do. */
  readonly loads: Float64Array;
  /** By pool: how its load changes with the part that each pool serves. */
  readonly slopes: readonly Float64Array[];
}

export class FullPools {
  readonly pools: readonly Id[];
  readonly #capacity: readonly number[];
  readonly #comings: readonly Coming[];
  readonly #fillings: ReadonlyMap<Id, Filling>;

  constructor(scene: Scene, pools: ReadonlySet<Id>) {
    this.pools = [...pools];
    this.#capacity = this.pools.map((pool) => capacityOf(scene, pool));
    this.#fillings = fillingsOf(scene);
    const place = new Map(this.pools.map((pool, index) => [pool, index]));
    this.#comings = scene.members.flatMap(({ chain, traffic, arrivals }) => {
      const visits = fullVisitsOf(traffic, pools);
      if (visits === undefined) return [];
      const places = visits.pools.map((pool) => place.get(pool) ?? 0);
      return [{ chain: chain.id, perSecond: arrivals?.perSecond ?? 0, traffic, visits, places }];
    });
  }

  /** @param parts that the pools serve, in their order. */
  at(parts: readonly number[]): Loads {
    const slopes = this.pools.map(() => new Float64Array(this.pools.length));
    const work = new Float64Array(this.pools.length);
    const batches = new Map<Id, BatchSum>();
    for (const coming of this.#comings) {
      if (coming.perSecond === 0) continue;
      const asks = coming.visits.asks(coming.places.map((place) => parts[place] ?? 1));
      addPools(coming, asks, work, slopes);
      addBatches(coming, asks, batches, this.pools.length);
    }
    for (const [node, { pool, batch, time, cases, slopes: more }] of batches) {
      const filling = this.#fillings.get(node);
      work[pool] = (work[pool] ?? 0) + batchesPerSecond(batch, cases, filling) * time.mean;
      const each = marginalBatches(batch, cases, filling) * time.mean;
      const row = slopes[pool];
      if (row !== undefined) for (let k = 0; k < more.length; k++) row[k] = (row[k] ?? 0) + each * (more[k] ?? 0);
    }
    const loads = work.map((erlangs, pool) => erlangs / (this.#capacity[pool] ?? 1));
    return {
      loads,
      slopes: slopes.map((row, pool) => row.map((slope) => slope / (this.#capacity[pool] ?? 1))),
    };
  }

  /** How often one case of each chain that comes here passes each of its points. */
  passesAt(parts: readonly number[]): ReadonlyMap<Id, { readonly traffic: Traffic; readonly perCase: Float64Array }> {
    return new Map(
      this.#comings.map(({ chain, traffic, visits, places }) => [
        chain,
        { traffic, perCase: visits.everywhere(places.map((place) => parts[place] ?? 1)) },
      ]),
    );
  }
}

/** What a chain brings. */
interface Coming {
  readonly chain: Id;
  readonly perSecond: number;
  readonly traffic: Traffic;
  readonly visits: FullVisits;
  /** Where each pool of `visits` stands among all that are full. */
  readonly places: readonly number[];
}

/** Cases that come to the batches of a node. */
interface BatchSum {
  readonly pool: number;
  readonly batch: Batch;
  readonly time: Moments;
  cases: number;
  readonly slopes: Float64Array;
}

function addPools(
  { perSecond, places }: Coming,
  asks: Asks,
  work: Float64Array,
  slopes: readonly Float64Array[],
): void {
  for (const [i, to] of places.entries()) {
    work[to] = (work[to] ?? 0) + perSecond * asks.seconds(i);
    const row = slopes[to];
    if (row === undefined) continue;
    for (const [k, by] of places.entries()) row[by] = (row[by] ?? 0) + perSecond * asks.secondsBy(i, k);
  }
}

function addBatches(coming: Coming, asks: Asks, batches: Map<Id, BatchSum>, size: number): void {
  const { perSecond, places, visits } = coming;
  for (const [i, { node, batch, time, pool }] of visits.batches.entries()) {
    let sum = batches.get(node);
    if (sum === undefined) {
      sum = { pool: places[pool] ?? 0, batch, time, cases: 0, slopes: new Float64Array(size) };
      batches.set(node, sum);
    }
    sum.cases += perSecond * asks.cases(i);
    for (const [k, by] of places.entries()) sum.slopes[by] = (sum.slopes[by] ?? 0) + perSecond * asks.casesBy(i, k);
  }
}

/** Batches more by one case more. */
function marginalBatches(batch: Batch, casesPerSecond: number, filling: Filling = EVEN): number {
  if (batch.kind === 'count') return 1 / batch.size;
  const perInterval = casesPerSecond * batch.everySeconds;
  return filling.reduce((sum, { share, ratio }) => sum + share * ratio * Math.exp(-perInterval * ratio), 0);
}

function capacityOf({ stations }: Scene, pool: Id): number {
  const station = stations.get(pool);
  return typeof station?.servers === 'number' ? station.servers * openShare(station.week) : Number.POSITIVE_INFINITY;
}
