/**
 * Solves the linear equations of a network that cases move through, directly: by state reduction (Grassmann, Taksar &
 * Heyman 1985), loop by loop in the order in which ways lead. The diagonal is never subtracted from 1 but added up from
 * what leaves, so that loops which almost never end lose no digits, and those which never do are seen for certain.
 */
import { type Loops, loopsOf } from './loops.ts';
import { leakOf, type Rows, type Way } from './rows.ts';
import { divided, Table } from './table.ts';
import { Tangle } from './tangle.ts';

/** A loop of more points is nearly empty as a table. */
const LARGEST_TABLE = 32;

/** Solves the equations of one loop in place, for its points in their order. */
interface Solver {
  flow(flow: Float64Array): void;
  value(value: Float64Array): void;
}

export class Elimination {
  readonly #rows: Rows;
  readonly #loops: Loops;
  /** By point, what leaves its loop; of a point that stands alone 1 minus what comes straight back. */
  readonly #leaving: Float64Array;
  /** By loop; none for a point that stands alone. */
  readonly #solvers: readonly (Solver | undefined)[];

  /** @param rows weights of the ways out of each point, probabilities as a rule; what a row lacks to 1 leaves for good. */
  constructor(rows: Rows) {
    const loops = loopsOf(rows);
    this.#rows = rows;
    this.#loops = loops;
    this.#leaving = leavingOf(rows, loops);
    const solvers: (Solver | undefined)[] = [];
    for (let loop = 0; loop + 1 < loops.starts.length; loop++) solvers.push(solverOf(rows, loops, loop, this.#leaving));
    this.#solvers = solvers;
  }

  /** v = b + Pᵀv: how often each point is passed when `b` enter. Infinity where a loop never ends. */
  flow(entering: ArrayLike<number>): Float64Array {
    const flow = Float64Array.from(entering);
    const { points, starts, loopOf } = this.#loops;
    const rows = this.#rows;
    for (let loop = starts.length - 2; loop >= 0; loop--) {
      const [from, end] = [starts[loop] ?? 0, starts[loop + 1] ?? 0];
      const solver = this.#solvers[loop];
      if (solver !== undefined) inPlace(flow, points.subarray(from, end), (local) => solver.flow(local));
      for (let at = from; at < end; at++) {
        const point = points[at] ?? 0;
        if (solver === undefined) flow[point] = divided(flow[point] ?? 0, Math.max(0, this.#leaving[point] ?? 0));
        const passing = flow[point] ?? 0;
        if (passing === 0) continue;
        for (let way = rows.starts[point] ?? 0; way < (rows.starts[point + 1] ?? 0); way++) {
          const [to, weight] = [rows.to[way] ?? 0, rows.weights[way] ?? 0];
          if (weight !== 0 && loopOf[to] !== loop) flow[to] = (flow[to] ?? 0) + passing * weight;
        }
      }
    }
    return flow;
  }

  /** x = r + Px: what a case collects from each point on, when every point gives `r`. */
  value(reward: ArrayLike<number>): Float64Array {
    const value = Float64Array.from(reward);
    const { points, starts, loopOf } = this.#loops;
    const rows = this.#rows;
    for (let loop = 0; loop + 1 < starts.length; loop++) {
      const [from, end] = [starts[loop] ?? 0, starts[loop + 1] ?? 0];
      const solver = this.#solvers[loop];
      for (let at = from; at < end; at++) {
        const point = points[at] ?? 0;
        let sum = value[point] ?? 0;
        for (let way = rows.starts[point] ?? 0; way < (rows.starts[point + 1] ?? 0); way++) {
          const [to, weight] = [rows.to[way] ?? 0, rows.weights[way] ?? 0];
          if (weight !== 0 && loopOf[to] !== loop) sum += weight * (value[to] ?? 0);
        }
        value[point] = solver === undefined ? divided(sum, Math.max(0, this.#leaving[point] ?? 0)) : sum;
      }
      if (solver !== undefined) inPlace(value, points.subarray(from, end), (local) => solver.value(local));
    }
    return value;
  }
}

/** What leaves each point for good, or to where nothing comes back from. */
function leavingOf({ starts, to, weights }: Rows, { loopOf }: Loops): Float64Array {
  const leaving = new Float64Array(loopOf.length);
  for (let point = 0; point < leaving.length; point++) {
    let [rest, beyond] = [1, 0];
    for (let at = starts[point] ?? 0; at < (starts[point + 1] ?? 0); at++) {
      const weight = weights[at] ?? 0;
      rest -= weight;
      if (loopOf[to[at] ?? 0] !== loopOf[point]) beyond += weight;
    }
    leaving[point] = leakOf(rest) + beyond;
  }
  return leaving;
}

/** What leaves the loop does not come back to it: it is solved for itself. */
function solverOf(rows: Rows, loops: Loops, loop: number, leaving: Float64Array): Solver | undefined {
  const members = loops.points.subarray(loops.starts[loop], loops.starts[loop + 1]);
  if (members.length < 2) return undefined;
  const leak = Float64Array.from(members, (point) => leaving[point] ?? 0);
  const place = new Map<number, number>();
  for (let i = 0; i < members.length; i++) place.set(members[i] ?? 0, i);
  const inside = Array.from(members, (point) => {
    const row: Way[] = [];
    for (let at = rows.starts[point] ?? 0; at < (rows.starts[point + 1] ?? 0); at++) {
      const to = place.get(rows.to[at] ?? 0);
      const weight = rows.weights[at] ?? 0;
      if (to !== undefined && weight !== 0 && rows.to[at] !== point) row.push({ to, weight });
    }
    return row;
  });
  return members.length > LARGEST_TABLE ? new Tangle(inside, leak) : new Table(inside, leak);
}

/** Some of the numbers as if they were all. */
function inPlace(all: Float64Array, points: Int32Array, solve: (local: Float64Array) => void): void {
  const local = new Float64Array(points.length);
  for (let i = 0; i < local.length; i++) local[i] = all[points[i] ?? 0] ?? 0;
  solve(local);
  for (let i = 0; i < local.length; i++) all[points[i] ?? 0] = local[i] ?? 0;
}
