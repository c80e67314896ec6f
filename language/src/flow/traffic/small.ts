/** The same as `Elimination` for a table of few points, solved again and again with other parts of the same weights. */
import { leakOf, type Way } from './rows.ts';
import { flowIn, reduce, tableOf } from './table.ts';

export class SmallElimination {
  readonly #size: number;
  readonly #weights: Float64Array;
  readonly #table: Float64Array;
  readonly #leak: Float64Array;
  readonly #leaving: Float64Array;

  constructor(rows: readonly (readonly Way[])[]) {
    const size = rows.length;
    this.#size = size;
    this.#weights = tableOf(rows);
    this.#table = new Float64Array(size * size);
    this.#leak = new Float64Array(size);
    this.#leaving = new Float64Array(size);
  }

  /** Each point lets through a part. What comes back from there is added up from what leaves, never subtracted. */
  with(parts: ArrayLike<number>): this {
    const size = this.#size;
    for (let i = 0; i < size; i++) {
      let rest = 1;
      for (let j = i * size; j < (i + 1) * size; j++) {
        const part = (this.#weights[j] ?? 0) * (parts[i] ?? 1);
        rest -= part;
        this.#table[j] = part;
      }
      this.#leak[i] = leakOf(rest);
    }
    reduce(this.#table, this.#leak, this.#leaving);
    return this;
  }

  /** How often each point is passed when `entering` come from outside. */
  flow(entering: Float64Array): Float64Array {
    const flow = entering.slice();
    flowIn(flow, this.#table, this.#leaving);
    return flow;
  }
}
