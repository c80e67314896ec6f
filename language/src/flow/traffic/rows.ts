/**
 * Sparse rows of weights, laid end to end in flat arrays. A network has hundreds of ways and is solved a dozen times: as
 * an object each they cost more, in making and collecting them, than the solving.
 */

export interface Way {
  readonly to: number;
  readonly weight: number;
}

export interface Rows {
  /** Where each row begins; one more says where the last one ends. */
  readonly starts: Int32Array;
  readonly to: Int32Array;
  /** 0: as if the way were not there. */
  readonly weights: Float64Array;
}

export function rowsOf(ways: readonly (readonly Way[])[]): Rows {
  const starts = new Int32Array(ways.length + 1);
  let size = 0;
  for (let i = 0; i < ways.length; i++) {
    size += ways[i]?.length ?? 0;
    starts[i + 1] = size;
  }
  const to = new Int32Array(size);
  const weights = new Float64Array(size);
  let at = 0;
  for (const row of ways) {
    for (const way of row) {
      to[at] = way.to;
      weights[at++] = way.weight;
    }
  }
  return { starts, to, weights };
}

/** The same as objects. */
export function waysIn({ starts, to, weights }: Rows): readonly (readonly Way[])[] {
  return Array.from({ length: starts.length - 1 }, (_, i) => {
    const row: Way[] = [];
    for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++)
      row.push({ to: to[at] ?? 0, weight: weights[at] ?? 0 });
    return row;
  });
}

/** Rows that add up to 1 but for rounding: nothing leaks. */
const ROUNDING = 1e-12;

/** @param rest what a row lacks to 1. */
export function leakOf(rest: number): number {
  return Math.abs(rest) < ROUNDING ? 0 : rest;
}
