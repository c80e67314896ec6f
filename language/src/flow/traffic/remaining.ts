/** What is left of a network while its points are taken out: sparse rows, and an order of those that cost least. */
import type { Way } from './rows.ts';

/** A point that was taken out. */
export interface Step {
  readonly point: number;
  /** 1 minus what comes straight back: 0 when nothing leaves. */
  readonly leaving: number;
  /** By where they come from. */
  readonly ins: readonly Way[];
  readonly outs: readonly Way[];
}

/** Parts that add up to 1 but for rounding. */
const ROUNDING = 1e-12;

export class Remaining {
  readonly #outs: readonly Map<number, number>[];
  readonly #ins: readonly Set<number>[];
  readonly #points: readonly number[];
  /** What leaves from each point for good. */
  readonly #leak: Float64Array;
  readonly #taken: Uint8Array;
  readonly #queue: Queue;
  #size: number;

  /**
   * @param points those that are left; ways to others are in `leak` already.
   * @param going those of them that `fewest` may name.
   */
  constructor(
    rows: readonly (readonly Way[])[],
    points: readonly number[],
    leak: Float64Array,
    going: readonly number[] = points,
  ) {
    this.#points = points;
    this.#size = points.length;
    this.#leak = leak;
    this.#taken = new Uint8Array(rows.length).fill(1);
    for (const point of points) this.#taken[point] = 0;
    const outs: Map<number, number>[] = [];
    const ins: Set<number>[] = [];
    for (const point of points) {
      outs[point] = new Map();
      ins[point] = new Set();
    }
    for (const from of points) {
      for (const { to, weight } of rows[from] ?? []) {
        if (to === from || weight === 0 || this.#taken[to] === 1) continue;
        outs[from]?.set(to, (outs[from]?.get(to) ?? 0) + weight);
        ins[to]?.add(from);
      }
    }
    this.#outs = outs;
    this.#ins = ins;
    this.#queue = new Queue(going, (point) => this.#fill(point), rows.length);
  }

  /** The point that leaves the fewest new ways behind. */
  fewest(): { readonly point: number; readonly fill: number } | undefined {
    for (let point = this.#queue.pop(); point !== undefined; point = this.#queue.pop()) {
      if (this.#taken[point] === 1) continue;
      const fill = this.#fill(point);
      if (fill <= this.#queue.least()) return { point, fill };
      this.#queue.push(point, fill);
    }
    return undefined;
  }

  /** Takes a point out: its neighbours go on without it. */
  take(point: number): Step {
    const out = this.#outs[point] ?? new Map<number, number>();
    const before = [...(this.#ins[point] ?? [])];
    const leaked = this.#leak[point] ?? 0;
    let leaving = leaked;
    for (const weight of out.values()) leaving += weight;
    leaving = Math.max(0, leaving);
    const ins = before.map((from) => ({ to: from, weight: this.#outs[from]?.get(point) ?? 0 }));
    this.#taken[point] = 1;
    this.#size--;
    for (const to of out.keys()) this.#ins[to]?.delete(point);
    for (const { to: from, weight } of ins) this.#bypass(point, from, weight, leaving, leaked, out);
    for (const to of out.keys()) this.#queue.lower(to, this.#fill(to));
    return { point, leaving, ins, outs: [...out].map(([to, weight]) => ({ to, weight })) };
  }

  #bypass(
    point: number,
    from: number,
    weight: number,
    leaving: number,
    leaked: number,
    out: ReadonlyMap<number, number>,
  ): void {
    const row = this.#outs[from];
    row?.delete(point);
    // Who goes into a loop that never ends does not come back.
    this.#leak[from] = (this.#leak[from] ?? 0) + (leaving === 0 ? weight : (weight / leaving) * leaked);
    if (leaving > 0) {
      for (const [to, onward] of out) {
        if (to === from) continue;
        row?.set(to, (row.get(to) ?? 0) + (weight / leaving) * onward);
        this.#ins[to]?.add(from);
      }
    }
    this.#queue.lower(from, this.#fill(from));
  }

  #fill(point: number): number {
    return (this.#outs[point]?.size ?? 0) * (this.#ins[point]?.size ?? 0);
  }

  get size(): number {
    return this.#size;
  }

  points(): readonly number[] {
    return this.#points.filter((point) => this.#taken[point] === 0);
  }

  /** The ways out of what is left, by place among `points`; what comes straight back included. */
  rows(points: readonly number[]): readonly (readonly Way[])[] {
    const place = new Map(points.map((point, index) => [point, index]));
    return points.map((point, index) => {
      let back = 1 - (this.#leak[point] ?? 0);
      const row: Way[] = [];
      for (const [to, weight] of this.#outs[point] ?? []) {
        back -= weight;
        row.push({ to: place.get(to) ?? 0, weight });
      }
      if (back > ROUNDING) row.push({ to: index, weight: back });
      return row;
    });
  }

  /** What is left as a table of weights, row by row. */
  table(points: readonly number[]): { readonly table: Float64Array; readonly leak: Float64Array } {
    const size = points.length;
    const place = new Map(points.map((point, index) => [point, index]));
    const table = new Float64Array(size * size);
    for (const [index, point] of points.entries())
      for (const [to, weight] of this.#outs[point] ?? []) table[index * size + (place.get(to) ?? 0)] = weight;
    return { table, leak: Float64Array.from(points, (point) => this.#leak[point] ?? 0) };
  }
}

/** A heap of points by what they cost; an entry may be out of date. */
class Queue {
  readonly #points: number[] = [];
  readonly #keys: number[] = [];
  readonly #lowest: Float64Array;

  constructor(points: readonly number[], costOf: (point: number) => number, size: number) {
    this.#lowest = new Float64Array(size);
    for (const point of points) this.push(point, costOf(point));
  }

  least(): number {
    return this.#keys[0] ?? Number.POSITIVE_INFINITY;
  }

  /** Enters a point again when it has become cheaper. */
  lower(point: number, cost: number): void {
    if (cost < (this.#lowest[point] ?? 0)) this.push(point, cost);
  }

  push(point: number, key: number): void {
    this.#lowest[point] = key;
    let at = this.#keys.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.#keys[parent] ?? 0) <= key) break;
      this.#put(at, this.#points[parent] ?? 0, this.#keys[parent] ?? 0);
      at = parent;
    }
    this.#put(at, point, key);
  }

  pop(): number | undefined {
    const top = this.#points[0];
    const [point, key] = [this.#points.pop(), this.#keys.pop()];
    const size = this.#keys.length;
    if (point === undefined || key === undefined || size === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (this.#keys[child + 1] ?? 0) < (this.#keys[child] ?? 0)) child++;
      if ((this.#keys[child] ?? 0) >= key) break;
      this.#put(at, this.#points[child] ?? 0, this.#keys[child] ?? 0);
      at = child;
    }
    this.#put(at, point, key);
    return top;
  }

  #put(at: number, point: number, key: number): void {
    this.#points[at] = point;
    this.#keys[at] = key;
  }
}
