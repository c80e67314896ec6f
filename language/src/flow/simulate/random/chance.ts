/**
 * What chance gives to each stream, drawn a block ahead: so the processor works on several at once, and the state of a
 * stream is fetched but once a block.
 */
import { draw, type Shaped } from './sampler.ts';
import { Streams } from './streams.ts';

/** By stream: what it is for, and what is drawn from it. */
export interface ChanceTable {
  readonly keys: Uint32Array;
  readonly shape: Uint8Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
}

export function chanceTable(streams: readonly (Shaped & { readonly key: number })[]): ChanceTable {
  return {
    keys: Uint32Array.from(streams, ({ key }) => key),
    shape: Uint8Array.from(streams, ({ shape }) => shape),
    a: Float64Array.from(streams, ({ a }) => a),
    b: Float64Array.from(streams, ({ b }) => b),
    c: Float64Array.from(streams, ({ c }) => c),
  };
}

const BLOCK = 16;

export class Chance {
  readonly #table: ChanceTable;
  readonly #streams: Streams;
  readonly #numbers = new Uint32Array(BLOCK);
  /** Blocks of all streams, the next to come last. */
  readonly #ahead: Float64Array;
  /** How many are left of each block. */
  readonly #left: Uint8Array;

  constructor(seed: number, replication: number, table: ChanceTable) {
    this.#table = table;
    this.#streams = new Streams(seed, replication, table.keys);
    this.#ahead = new Float64Array(table.keys.length * BLOCK);
    this.#left = new Uint8Array(table.keys.length);
  }

  next(stream: number): number {
    let left = this.#left[stream] as number;
    if (left === 0) {
      this.#fill(stream);
      left = BLOCK;
    }
    this.#left[stream] = left - 1;
    return this.#ahead[stream * BLOCK + left - 1] as number;
  }

  #fill(stream: number): void {
    const numbers = this.#numbers;
    const ahead = this.#ahead;
    this.#streams.fill(numbers, stream);
    const shape = this.#table.shape[stream] as number;
    const a = this.#table.a[stream] as number;
    const b = this.#table.b[stream] as number;
    const c = this.#table.c[stream] as number;
    const last = stream * BLOCK + BLOCK - 1;
    for (let i = 0; i < BLOCK; i++) ahead[last - i] = draw(shape, a, b, c, numbers[i] as number);
  }
}
