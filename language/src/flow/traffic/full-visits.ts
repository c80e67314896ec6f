/** What one case asks of pools that are full, when each serves only a part of what comes to it. */
import type { Id } from '../../model/index.ts';
import type { Batch, Moments } from '../network/index.ts';
import { Contraction } from './contraction.ts';
import { waysIn } from './rows.ts';
import type { Traffic } from './traffic.ts';
import { enteringOf } from './ways.ts';

export interface FullVisits {
  /** The full ones among the pools of the chain. */
  readonly pools: readonly Id[];
  readonly batches: readonly FullBatch[];
  /** @param parts that the pools serve, in their order. */
  readonly asks: (parts: readonly number[]) => Asks;
  /** How often every point is passed then. */
  readonly everywhere: (parts: readonly number[]) => Float64Array;
}

export interface FullBatch {
  readonly node: Id;
  readonly batch: Batch;
  readonly time: Moments;
  /** Which of `pools`. */
  readonly pool: number;
}

/** Of one case: seconds at each pool, passes to each batch, and how they change with the part that a pool serves. */
export interface Asks {
  readonly seconds: (pool: number) => number;
  readonly secondsBy: (pool: number, part: number) => number;
  readonly cases: (batch: number) => number;
  readonly casesBy: (batch: number, part: number) => number;
}

const known = new WeakMap<Traffic, { readonly key: string; readonly visits: FullVisits }>();

/** undefined: the chain uses none of them. */
export function fullVisitsOf(traffic: Traffic, full: ReadonlySet<Id>): FullVisits | undefined {
  const pools = traffic.uses.flatMap(({ pool }) => (full.has(pool) ? [pool] : []));
  if (pools.length === 0) return undefined;
  const key = pools.join('\n');
  const before = known.get(traffic);
  if (before?.key === key) return before.visits;
  const visits = new Visitor(traffic, pools);
  known.set(traffic, { key, visits });
  return visits;
}

class Visitor implements FullVisits {
  readonly pools: readonly Id[];
  readonly batches: readonly FullBatch[];
  readonly #contraction: Contraction;
  /** By place of the contraction: which pool it visits; -1: none. */
  readonly #poolAt: Int32Array;
  /** By pool: its places. */
  readonly #places: readonly (readonly number[])[];
  /** By place: which row of the table it adds to, how much for each pass; -1: none. */
  readonly #rowAt: Int32Array;
  readonly #weightAt: Float64Array;
  #atAll: Table | undefined;

  constructor({ network, ways, visits, times }: Traffic, pools: readonly Id[]) {
    const index = new Map(pools.map((pool, i) => [pool, i]));
    const poolOf = (point: number) => index.get(network.points[point]?.pool ?? '') ?? -1;
    const kept = new Set(network.points.flatMap((_, point) => (poolOf(point) < 0 ? [] : [point])));
    const contraction = new Contraction(waysIn({ ...ways, weights: visits.weights }), enteringOf(network), kept);
    const { points } = contraction;
    const batches: FullBatch[] = [];
    this.pools = pools;
    this.batches = batches;
    this.#contraction = contraction;
    this.#poolAt = Int32Array.from(points, poolOf);
    this.#places = pools.map((_, pool) => [...points.keys()].filter((place) => this.#poolAt[place] === pool));
    this.#rowAt = new Int32Array(points.length).fill(-1);
    this.#weightAt = new Float64Array(points.length);
    for (const [place, point] of points.entries()) {
      const [pool, time, facts] = [this.#poolAt[place] ?? -1, times[point], network.points[point]];
      if (pool < 0 || time === undefined || facts === undefined) continue;
      const { batch, node } = facts;
      this.#rowAt[place] = batch === undefined ? pool : pools.length + batches.length;
      this.#weightAt[place] = batch === undefined ? time.mean : 1;
      if (batch !== undefined) batches.push({ node, batch, time, pool });
    }
  }

  asks(parts: readonly number[]): Asks {
    if (parts.some((part) => part !== 1)) return this.#table(parts);
    this.#atAll ??= this.#table(parts);
    return this.#atAll;
  }

  everywhere(parts: readonly number[]): Float64Array {
    return this.#contraction.everywhere(this.#partsAt(parts));
  }

  #partsAt(parts: readonly number[]): Float64Array {
    const at = new Float64Array(this.#poolAt.length);
    for (let place = 0; place < at.length; place++) at[place] = parts[this.#poolAt[place] ?? -1] ?? 1;
    return at;
  }

  #table(parts: readonly number[]): Table {
    const { passes, slope } = this.#contraction.flow(this.#partsAt(parts));
    const table = new Table(this.pools.length, this.batches.length);
    this.#add(table, 0, passes);
    for (const [pool, places] of this.#places.entries()) this.#add(table, pool + 1, slope(places));
    return table;
  }

  #add(table: Table, column: number, passes: Float64Array): void {
    for (let place = 0; place < passes.length; place++) {
      const row = this.#rowAt[place] ?? -1;
      if (row >= 0) table.add(row, column, (passes[place] ?? 0) * (this.#weightAt[place] ?? 0));
    }
  }
}

/** Rows of pools, then of batches; the first column is what is asked for, then comes how it changes with each part. */
class Table implements Asks {
  readonly #pools: number;
  readonly #values: Float64Array;

  constructor(pools: number, batches: number) {
    this.#pools = pools;
    this.#values = new Float64Array((pools + batches) * (pools + 1));
  }

  add(row: number, column: number, more: number): void {
    const at = row * (this.#pools + 1) + column;
    this.#values[at] = (this.#values[at] ?? 0) + more;
  }

  #value(row: number, column: number): number {
    return this.#values[row * (this.#pools + 1) + column] ?? 0;
  }

  seconds(pool: number): number {
    return this.#value(pool, 0);
  }

  secondsBy(pool: number, part: number): number {
    return this.#value(pool, part + 1);
  }

  cases(batch: number): number {
    return this.#value(this.#pools + batch, 0);
  }

  casesBy(batch: number, part: number): number {
    return this.#value(this.#pools + batch, part + 1);
  }
}
