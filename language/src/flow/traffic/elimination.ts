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

/** One loop, apart from the others. Its numbers have a place of their own, made once: it is solved many times. */
class Loop {
  readonly #numbers: Float64Array;
  readonly #solver: Table | Tangle;

  constructor(solver: Table | Tangle, size: number) {
    this.#solver = solver;
    this.#numbers = new Float64Array(size);
  }

  take(all: Float64Array, points: Int32Array, first: number): void {
    const numbers = this.#numbers;
    for (let i = 0; i < numbers.length; i++) numbers[i] = all[points[first + i] ?? 0] ?? 0;
  }

  give(all: Float64Array, points: Int32Array, first: number): void {
    const numbers = this.#numbers;
    for (let i = 0; i < numbers.length; i++) all[points[first + i] ?? 0] = numbers[i] ?? 0;
  }

  flow(): void {
    this.#solver.flow(this.#numbers);
  }

  value(): void {
    this.#solver.value(this.#numbers);
  }
}

export class Elimination {
  readonly #rows: Rows;
  readonly #loops: Loops;
  /** By point, what leaves its loop; of a point that stands alone 1 minus what comes straight back. */
  readonly #leaving: Float64Array;
  /** By loop; none for a point that stands alone. */
  readonly #solvers: readonly (Loop | undefined)[];

  /**
   * @param rows weights of the ways out of each point, probabilities as a rule; what a row lacks to 1 leaves for good.
   * @param known the loops of a network in which these ways are some of all, so that they need not be looked for again.
   */
  constructor(rows: Rows, known?: Loops) {
    // With fewer ways a large loop may fall apart, and a table of it would be mostly empty.
    const loops = known === undefined || known.largest > LARGEST_TABLE ? loopsOf(rows) : known;
    this.#rows = rows;
    this.#loops = loops;
    this.#leaving = leavingOf(rows, loops);
    const solvers: (Loop | undefined)[] = [];
    for (let loop = 0; loop + 1 < loops.starts.length; loop++) solvers.push(loopOf(rows, loops, loop, this.#leaving));
    this.#solvers = solvers;
  }

  /** v = b + Pᵀv: how often each point is passed when `b` enter. Infinity where a loop never ends. */
  flow(entering: ArrayLike<number>): Float64Array {
    const flow = new Float64Array(entering);
    this.flowIn(flow);
    return flow;
  }

  /** The same in place. */
  flowIn(flow: Float64Array): void {
    const { points, starts, loopOf } = this.#loops;
    const rows = this.#rows;
    for (let loop = starts.length - 2; loop >= 0; loop--) {
      const [from, end] = [starts[loop] ?? 0, starts[loop + 1] ?? 0];
      const solver = this.#solvers[loop];
      if (solver !== undefined) {
        solver.take(flow, points, from);
        solver.flow();
        solver.give(flow, points, from);
      }
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
  }

  /** x = r + Px: what a case collects from each point on, when every point gives `r`. */
  value(reward: ArrayLike<number>): Float64Array {
    const value = new Float64Array(reward);
    this.valueIn(value);
    return value;
  }

  /** The same in place. */
  valueIn(value: Float64Array): void {
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
      if (solver !== undefined) {
        solver.take(value, points, from);
        solver.value();
        solver.give(value, points, from);
      }
    }
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
function loopOf(rows: Rows, loops: Loops, loop: number, leaving: Float64Array): Loop | undefined {
  const first = loops.starts[loop] ?? 0;
  const size = (loops.starts[loop + 1] ?? 0) - first;
  if (size < 2) return undefined;
  const leak = new Float64Array(size);
  for (let i = 0; i < size; i++) leak[i] = leaving[loops.points[first + i] ?? 0] ?? 0;
  if (size <= LARGEST_TABLE) {
    const table = new Float64Array(size * size);
    eachInside(rows, loops, loop, (from, to, weight) => {
      table[from * size + to] = (table[from * size + to] ?? 0) + weight;
    });
    return new Loop(new Table(table, leak), size);
  }
  const inside: Way[][] = Array.from({ length: size }, () => []);
  eachInside(rows, loops, loop, (from, to, weight) => inside[from]?.push({ to, weight }));
  return new Loop(new Tangle(inside, leak), size);
}

/** The ways from one point of a loop to another, by their places in it. */
function eachInside(
  { starts, to, weights }: Rows,
  loops: Loops,
  loop: number,
  visit: (from: number, to: number, weight: number) => void,
): void {
  const { points, loopOf, placeOf } = loops;
  for (let at = loops.starts[loop] ?? 0; at < (loops.starts[loop + 1] ?? 0); at++) {
    const point = points[at] ?? 0;
    for (let way = starts[point] ?? 0; way < (starts[point + 1] ?? 0); way++) {
      const [other, weight] = [to[way] ?? 0, weights[way] ?? 0];
      if (loopOf[other] === loop && other !== point && weight !== 0)
        visit(placeOf[point] ?? 0, placeOf[other] ?? 0, weight);
    }
  }
}
