/**
 * A network of which only some points are left, for who asks again and again how much comes to them when they let through
 * more or less: what lies between them is taken out once.
 */
import { Elimination } from './elimination.ts';
import { leakOf } from './peel.ts';
import { Remaining, type Way } from './remaining.ts';

/** A point that would leave so many new ways behind is left where it is. */
const MOST_FILL = 64;

export class Contraction {
  /** Those that were kept, and those that could not be taken out cheaply. */
  readonly points: readonly number[];
  readonly #rows: readonly (readonly Way[])[];
  readonly #entering: Float64Array;

  /** @param rows as those of an `Elimination`; @param entering how much comes to each point from outside. */
  constructor(rows: readonly (readonly Way[])[], entering: ArrayLike<number>, kept: ReadonlySet<number>) {
    const all = [...rows.keys()];
    const leak = Float64Array.from(rows, (row) => leakOf(row.reduce((rest, { weight }) => rest - weight, 1)));
    const going = all.filter((point) => !kept.has(point));
    const rest = new Remaining(rows, all, leak, going);
    const flow = Float64Array.from(entering);
    for (let next = rest.fewest(); next !== undefined && next.fill <= MOST_FILL; next = rest.fewest()) {
      const { point, leaving, outs } = rest.take(next.point);
      const passing = flow[point] ?? 0;
      if (passing === 0 || leaving === 0) continue;
      for (const { to, weight } of outs) flow[to] = (flow[to] ?? 0) + (passing * weight) / leaving;
    }
    this.points = rest.points();
    this.#rows = rest.rows(this.points);
    this.#entering = Float64Array.from(this.points, (point) => flow[point] ?? 0);
  }

  /** How often each of `points` is passed when it lets through this part of what comes to it. */
  flow(partOf: (point: number) => number): Float64Array {
    const parts = this.points.map(partOf);
    if (this.points.length <= SMALL) return smallFlow(this.#rows, parts, this.#entering);
    const rows = this.#rows.map((row, place) =>
      row.map(({ to, weight }) => ({ to, weight: (parts[place] ?? 1) * weight })),
    );
    return new Elimination(rows).flow(this.#entering);
  }
}

/** A table of so few points needs no search for an order. */
const SMALL = 24;
const table = new Float64Array(SMALL * SMALL);

/** The same as `Elimination`, point after point: what comes back is added up from what leaves, never subtracted. */
function smallFlow(rows: readonly (readonly Way[])[], parts: readonly number[], entering: Float64Array): Float64Array {
  const size = rows.length;
  const flow = Float64Array.from(entering);
  const leak = new Float64Array(size);
  const leaving = new Float64Array(size);
  table.fill(0, 0, size * size);
  for (const [i, row] of rows.entries()) {
    let rest = 1;
    for (const { to, weight } of row) {
      const part = weight * (parts[i] ?? 1);
      rest -= part;
      table[i * size + to] = part;
    }
    leak[i] = leakOf(rest);
  }
  for (let k = 0; k < size; k++) {
    let out = leak[k] ?? 0;
    for (let j = k + 1; j < size; j++) out += table[k * size + j] ?? 0;
    leaving[k] = Math.max(0, out);
    const coming = flow[k] ?? 0;
    for (let j = k + 1; out > 0 && j < size; j++)
      flow[j] = (flow[j] ?? 0) + (coming * (table[k * size + j] ?? 0)) / out;
    for (let i = k + 1; i < size; i++) {
      const back = table[i * size + k] ?? 0;
      if (back === 0) continue;
      leak[i] = (leak[i] ?? 0) + (out > 0 ? (back / out) * (leak[k] ?? 0) : back);
      for (let j = k + 1; out > 0 && j < size; j++)
        table[i * size + j] = (table[i * size + j] ?? 0) + (back / out) * (table[k * size + j] ?? 0);
    }
  }
  for (let k = size - 1; k >= 0; k--) {
    let sum = flow[k] ?? 0;
    for (let i = k + 1; i < size; i++) sum += (flow[i] ?? 0) * (table[i * size + k] ?? 0);
    flow[k] = sum === 0 ? 0 : sum / (leaving[k] ?? 0);
  }
  return flow;
}
