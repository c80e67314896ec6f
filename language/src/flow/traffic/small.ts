/** The same as `Elimination` for a table of few points, solved again and again with other parts of the same weights. */
import { leakOf } from './peel.ts';
import type { Way } from './remaining.ts';

export class SmallElimination {
  readonly #size: number;
  readonly #weights: Float64Array;
  readonly #table: Float64Array;
  readonly #leak: Float64Array;
  readonly #leaving: Float64Array;

  constructor(rows: readonly (readonly Way[])[]) {
    const size = rows.length;
    this.#size = size;
    this.#weights = new Float64Array(size * size);
    this.#table = new Float64Array(size * size);
    this.#leak = new Float64Array(size);
    this.#leaving = new Float64Array(size);
    for (const [i, row] of rows.entries())
      for (const { to, weight } of row) this.#weights[i * size + to] = (this.#weights[i * size + to] ?? 0) + weight;
  }

  /** Each point lets through a part. What comes back from there is added up from what leaves, never subtracted. */
  with(parts: ArrayLike<number>): this {
    const size = this.#size;
    const table = this.#table;
    const leak = this.#leak;
    for (let i = 0; i < size; i++) {
      let rest = 1;
      for (let j = i * size; j < (i + 1) * size; j++) {
        const part = (this.#weights[j] ?? 0) * (parts[i] ?? 1);
        rest -= part;
        table[j] = part;
      }
      leak[i] = leakOf(rest);
    }
    for (let k = 0; k < size; k++) this.#takeOut(k);
    return this;
  }

  #takeOut(k: number): void {
    const size = this.#size;
    const table = this.#table;
    const leak = this.#leak;
    let out = leak[k] ?? 0;
    for (let j = k + 1; j < size; j++) out += table[k * size + j] ?? 0;
    this.#leaving[k] = Math.max(0, out);
    for (let i = k + 1; i < size; i++) {
      const back = table[i * size + k] ?? 0;
      if (back === 0) continue;
      leak[i] = (leak[i] ?? 0) + (out > 0 ? (back / out) * (leak[k] ?? 0) : back);
      for (let j = k + 1; out > 0 && j < size; j++)
        table[i * size + j] = (table[i * size + j] ?? 0) + (back / out) * (table[k * size + j] ?? 0);
    }
  }

  /** How often each point is passed when `entering` come from outside. */
  flow(entering: Float64Array): Float64Array {
    const size = this.#size;
    const table = this.#table;
    const leaving = this.#leaving;
    const flow = entering.slice();
    for (let k = 0; k < size; k++) {
      const coming = flow[k] ?? 0;
      const out = leaving[k] ?? 0;
      if (coming === 0 || out === 0) continue;
      for (let j = k + 1; j < size; j++) flow[j] = (flow[j] ?? 0) + (coming * (table[k * size + j] ?? 0)) / out;
    }
    for (let k = size - 1; k >= 0; k--) {
      let sum = flow[k] ?? 0;
      for (let i = k + 1; i < size; i++) sum += (flow[i] ?? 0) * (table[i * size + k] ?? 0);
      flow[k] = sum === 0 ? 0 : sum / (leaving[k] ?? 0);
    }
    return flow;
  }
}
