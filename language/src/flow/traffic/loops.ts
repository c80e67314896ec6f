/** The loops of a network, in an order in which ways lead only forwards: by the algorithm of Tarjan (1972). */
import type { Rows } from './rows.ts';

export interface Loops {
  /** All points, loop by loop, those that others lead to first; a point in no loop stands alone. */
  readonly points: Int32Array;
  /** Where each loop begins in `points`; one more says where the last one ends. */
  readonly starts: readonly number[];
  /** By point: which loop it is in, and its place there. */
  readonly loopOf: Int32Array;
  readonly placeOf: Int32Array;
  /** Points of the largest. */
  readonly largest: number;
}

export function loopsOf({ starts: rows, to, weights }: Rows): Loops {
  const size = rows.length - 1;
  const loopOf = new Int32Array(size).fill(-1);
  const points = new Int32Array(size);
  const placeOf = new Int32Array(size);
  const starts = [0];
  let [placed, largest] = [0, 0];
  // In the order in which they are met, from 1; 0: not met yet.
  const met = new Int32Array(size);
  const lowest = new Int32Array(size);
  let count = 0;
  const next = rows.slice(0, size);
  // No recursion: a chain may be thousands of points long.
  const path = new Int32Array(size);
  const open = new Int32Array(size);
  let [depth, opened] = [0, 0];
  for (let root = 0; root < size; root++) {
    if (met[root] !== 0) continue;
    path[depth++] = root;
    while (depth > 0) {
      const point = path[depth - 1] ?? 0;
      if (met[point] === 0) {
        met[point] = lowest[point] = ++count;
        open[opened++] = point;
      }
      let deeper = -1;
      let at = next[point] ?? 0;
      for (const end = rows[point + 1] ?? 0; at < end && deeper < 0; at++) {
        const other = to[at] ?? 0;
        if (weights[at] === 0) continue;
        if (met[other] === 0) deeper = other;
        else if (loopOf[other] === -1) lowest[point] = Math.min(lowest[point] ?? 0, met[other] ?? 0);
      }
      next[point] = at;
      if (deeper >= 0) {
        path[depth++] = deeper;
        continue;
      }
      depth--;
      const above = path[depth - 1] ?? 0;
      if (depth > 0) lowest[above] = Math.min(lowest[above] ?? 0, lowest[point] ?? 0);
      if (lowest[point] !== met[point]) continue;
      const loop = starts.length - 1;
      for (let member = -1; member !== point; ) {
        member = open[--opened] ?? 0;
        loopOf[member] = loop;
        placeOf[member] = placed - (starts[loop] ?? 0);
        points[placed++] = member;
      }
      largest = Math.max(largest, placed - (starts[loop] ?? 0));
      starts.push(placed);
    }
  }
  return { points, starts, loopOf, placeOf, largest };
}
