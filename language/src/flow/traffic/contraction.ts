/**
 * A network of which only some points are left, for who asks again and again how much comes to them when they let through
 * more or less: what lies between them is taken out once.
 */
import { Elimination } from './elimination.ts';
import { Remaining, type Step } from './remaining.ts';
import { leakOf, rowsOf, type Way } from './rows.ts';
import { SmallElimination } from './small.ts';

/** A point that would leave so many new ways behind is left where it is. */
const MOST_FILL = 64;
/** A table of so few points needs no search for an order. */
const SMALL = 24;

/** How often each point that is left is passed, when each lets through a part of what comes to it. */
export interface ContractedFlow {
  /** By place among the points that are left. */
  readonly passes: Float64Array;
  /** How `passes` change with the part of some places, one and the same for all of them. */
  readonly slope: (places: readonly number[]) => Float64Array;
}

/** A point that was taken out, and what came to it before it came from any that are left. */
interface Taken extends Step {
  readonly passing: number;
}

export class Contraction {
  /** Those that were kept, and those that could not be taken out cheaply. */
  readonly points: readonly number[];
  readonly #rows: readonly (readonly Way[])[];
  readonly #entering: Float64Array;
  readonly #taken: readonly Taken[];
  readonly #size: number;
  readonly #small: SmallElimination | undefined;

  /** @param rows as those of an `Elimination`; @param entering how much comes to each point from outside. */
  constructor(rows: readonly (readonly Way[])[], entering: ArrayLike<number>, kept: ReadonlySet<number>) {
    const all = [...rows.keys()];
    const leak = Float64Array.from(rows, (row) => leakOf(row.reduce((rest, { weight }) => rest - weight, 1)));
    const going = all.filter((point) => !kept.has(point));
    const rest = new Remaining(rows, all, leak, going);
    const flow = Float64Array.from(entering);
    const taken: Taken[] = [];
    for (let next = rest.fewest(); next !== undefined && next.fill <= MOST_FILL; next = rest.fewest()) {
      const step = rest.take(next.point);
      const { point, leaving, outs } = step;
      const passing = flow[point] ?? 0;
      taken.push({ ...step, passing });
      if (passing === 0 || leaving === 0) continue;
      for (const { to, weight } of outs) flow[to] = (flow[to] ?? 0) + (passing * weight) / leaving;
    }
    this.points = rest.points();
    this.#rows = rest.rows(this.points);
    this.#entering = Float64Array.from(this.points, (point) => flow[point] ?? 0);
    this.#taken = taken;
    this.#size = rows.length;
    this.#small = this.points.length <= SMALL ? new SmallElimination(this.#rows) : undefined;
  }

  /** @param parts that each of `points` lets through; what comes back holds until the next call. */
  flow(parts: ArrayLike<number>): ContractedFlow {
    const solver = this.#small?.with(parts) ?? new Elimination(rowsOf(this.#limited(parts)));
    const passes = solver.flow(this.#entering);
    return { passes, slope: (places) => solver.flow(this.#onward(places, passes)) };
  }

  /** How often every point of the network is passed, those that were taken out too. */
  everywhere(parts: ArrayLike<number>): Float64Array {
    const { passes } = this.flow(parts);
    const whole = new Float64Array(this.#size);
    // What goes on from each point: it differs from what comes where only a part is let through.
    const onward = new Float64Array(this.#size);
    for (const [place, point] of this.points.entries()) {
      whole[point] = passes[place] ?? 0;
      onward[point] = (passes[place] ?? 0) * (parts[place] ?? 1);
    }
    for (const { point, leaving, ins, passing } of this.#taken.toReversed()) {
      let sum = passing;
      for (const { to: from, weight } of ins) sum += (onward[from] ?? 0) * weight;
      whole[point] = sum === 0 ? 0 : sum / leaving;
      onward[point] = whole[point] ?? 0;
    }
    return whole;
  }

  #limited(parts: ArrayLike<number>): readonly (readonly Way[])[] {
    return this.#rows.map((row, place) => row.map(({ to, weight }) => ({ to, weight: (parts[place] ?? 1) * weight })));
  }

  /** What more would go on from some places, if they let all through. */
  #onward(places: readonly number[], passes: Float64Array): Float64Array {
    const onward = new Float64Array(this.points.length);
    for (const place of places)
      for (const { to, weight } of this.#rows[place] ?? [])
        onward[to] = (onward[to] ?? 0) + weight * (passes[place] ?? 0);
    return onward;
  }
}
