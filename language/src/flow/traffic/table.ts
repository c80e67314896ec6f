/** A loop of few points: a full table of weights needs no search for an order in which to take them out. */
import type { Way } from './rows.ts';

export class Table {
  readonly #weights: Float64Array;
  readonly #leaving: Float64Array;

  /**
   * @param weights what leads from i to j stands at i · size + j; they are taken over.
   * @param leak what leaves each point for good; likewise.
   */
  constructor(weights: Float64Array, leak: Float64Array) {
    this.#weights = weights;
    this.#leaving = new Float64Array(leak.length);
    reduce(this.#weights, leak, this.#leaving);
  }

  /** v = b + Pᵀv, in place. */
  flow(flow: Float64Array): void {
    flowIn(flow, this.#weights, this.#leaving);
  }

  /** x = r + Px, in place. */
  value(value: Float64Array): void {
    valueIn(value, this.#weights, this.#leaving);
  }
}

/** The weights of a `Table`. */
export function tableOf(rows: readonly (readonly Way[])[]): Float64Array {
  const size = rows.length;
  const table = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (const { to, weight } of rows[i] ?? []) table[i * size + to] = (table[i * size + to] ?? 0) + weight;
  return table;
}

/**
 * Takes the points out in their order. `weights` holds the ways to and from each of them as they were then, `leaving` what
 * left it.
 */
export function reduce(weights: Float64Array, leak: Float64Array, leaving: Float64Array): void {
  const size = leaving.length;
  for (let k = 0; k < size; k++) {
    const row = k * size;
    let out = leak[k] ?? 0;
    for (let j = k + 1; j < size; j++) out += weights[row + j] ?? 0;
    out = Math.max(0, out);
    leaving[k] = out;
    for (let i = k + 1; i < size; i++) {
      const back = weights[i * size + k] ?? 0;
      if (back === 0) continue;
      // Who goes into a loop that never ends does not come back.
      leak[i] = (leak[i] ?? 0) + (out > 0 ? (back / out) * (leak[k] ?? 0) : back);
      if (out === 0) continue;
      const share = back / out;
      const target = i * size;
      for (let j = k + 1; j < size; j++)
        weights[target + j] = (weights[target + j] ?? 0) + share * (weights[row + j] ?? 0);
    }
  }
}

/** @param flow what enters each point, and then how often it is passed. */
export function flowIn(flow: Float64Array, weights: Float64Array, leaving: Float64Array): void {
  const size = leaving.length;
  for (let k = 0; k < size; k++) {
    const coming = flow[k] ?? 0;
    const out = leaving[k] ?? 0;
    if (coming === 0 || out === 0) continue;
    for (let j = k + 1; j < size; j++) flow[j] = (flow[j] ?? 0) + (coming * (weights[k * size + j] ?? 0)) / out;
  }
  for (let k = size - 1; k >= 0; k--) {
    let sum = flow[k] ?? 0;
    for (let i = k + 1; i < size; i++) sum += times(flow[i] ?? 0, weights[i * size + k] ?? 0);
    flow[k] = divided(sum, leaving[k] ?? 0);
  }
}

function valueIn(value: Float64Array, weights: Float64Array, leaving: Float64Array): void {
  const size = leaving.length;
  for (let k = 0; k < size; k++) {
    const gained = divided(value[k] ?? 0, leaving[k] ?? 0);
    if (gained === 0) continue;
    for (let i = k + 1; i < size; i++) value[i] = (value[i] ?? 0) + times(gained, weights[i * size + k] ?? 0);
  }
  for (let k = size - 1; k >= 0; k--) {
    let sum = value[k] ?? 0;
    for (let j = k + 1; j < size; j++) sum += times(value[j] ?? 0, weights[k * size + j] ?? 0);
    value[k] = divided(sum, leaving[k] ?? 0);
  }
}

/** Nothing, over and over again, is nothing. */
export function divided(sum: number, leaving: number): number {
  return sum === 0 ? 0 : sum / leaving;
}

/** A way that nobody takes carries nothing, however often its point is passed. */
function times(passes: number, weight: number): number {
  return weight === 0 ? 0 : passes * weight;
}
