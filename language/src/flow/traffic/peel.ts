/** Takes out of a network what stands in no loop: from its entries inwards, then from its ends backwards. */
import type { Step, Way } from './remaining.ts';

export interface Peeled {
  readonly before: readonly Step[];
  readonly after: readonly Step[];
  /** The loops, and what lies between them. */
  readonly core: readonly number[];
  /** What leaves each point of the core for good, or to where nothing comes back from. */
  readonly leak: Float64Array;
}

/** Rows that add up to 1 but for rounding: nothing leaks. */
const ROUNDING = 1e-12;

export function peel(rows: readonly (readonly Way[])[]): Peeled {
  const size = rows.length;
  const leak = new Float64Array(size);
  const insLeft = new Int32Array(size);
  const outsLeft = new Int32Array(size);
  for (const [from, row] of rows.entries()) {
    let rest = 1;
    for (const { to, weight } of row) {
      rest -= weight;
      if (to === from || weight === 0) continue;
      insLeft[to] = (insLeft[to] ?? 0) + 1;
      outsLeft[from] = (outsLeft[from] ?? 0) + 1;
    }
    leak[from] = leakOf(rest);
  }
  const taken = new Uint8Array(size);
  const before = fromEntries(rows, leak, insLeft, taken);
  if (before.length === size) return { before, after: [], core: [], leak };
  const after = fromEnds(rows, leak, outsLeft, taken);
  return { before, after, core: rows.flatMap((_, point) => (taken[point] === 1 ? [] : [point])), leak };
}

/** @param rest what a row lacks to 1. */
export function leakOf(rest: number): number {
  return Math.abs(rest) < ROUNDING ? 0 : rest;
}

/** What nothing comes to any more passes on all that it has: no neighbour learns anything new. */
function fromEntries(
  rows: readonly (readonly Way[])[],
  leak: Float64Array,
  insLeft: Int32Array,
  taken: Uint8Array,
): readonly Step[] {
  const steps: Step[] = [];
  const open = rows.flatMap((_, point) => (insLeft[point] === 0 ? [point] : []));
  for (let point = open.pop(); point !== undefined; point = open.pop()) {
    taken[point] = 1;
    const outs: Way[] = [];
    let leaving = leak[point] ?? 0;
    for (const way of rows[point] ?? []) {
      if (way.to === point || way.weight === 0) continue;
      outs.push(way);
      leaving += way.weight;
      insLeft[way.to] = (insLeft[way.to] ?? 0) - 1;
      if (insLeft[way.to] === 0) open.push(way.to);
    }
    steps.push({ point, leaving: Math.max(0, leaving), ins: [], outs });
  }
  return steps;
}

/** From what leads nowhere any more nothing comes back: for its neighbours it is a way out. */
function fromEnds(
  rows: readonly (readonly Way[])[],
  leak: Float64Array,
  outsLeft: Int32Array,
  taken: Uint8Array,
): readonly Step[] {
  const ins: Way[][] = rows.map(() => []);
  for (const [from, row] of rows.entries()) {
    if (taken[from] === 1) continue;
    for (const { to, weight } of row) if (to !== from && weight !== 0) ins[to]?.push({ to: from, weight });
  }
  const steps: Step[] = [];
  const open = rows.flatMap((_, point) => (taken[point] === 0 && outsLeft[point] === 0 ? [point] : []));
  for (let point = open.pop(); point !== undefined; point = open.pop()) {
    taken[point] = 1;
    const into = ins[point] ?? [];
    steps.push({ point, leaving: Math.max(0, leak[point] ?? 0), ins: into, outs: [] });
    for (const { to: from, weight } of into) {
      leak[from] = (leak[from] ?? 0) + weight;
      outsLeft[from] = (outsLeft[from] ?? 0) - 1;
      if (outsLeft[from] === 0) open.push(from);
    }
  }
  return steps;
}
