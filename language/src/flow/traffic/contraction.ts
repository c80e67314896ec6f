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
    const rows = this.#rows.map((row, place) => {
      const part = partOf(this.points[place] ?? 0);
      return part === 1 ? row : row.map(({ to, weight }) => ({ to, weight: part * weight }));
    });
    return new Elimination(rows).flow(this.#entering);
  }
}
