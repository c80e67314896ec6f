/** Which branches a fork has, and where they come together again. */
import type { ChainNetwork } from '../network/index.ts';
import type { Ways } from './ways.ts';

export interface Fork {
  readonly point: number;
  /** The first point of each branch. */
  readonly branches: readonly number[];
  /** The join at which all branches meet; absent: the case is done, or comes back, with the last of them. */
  readonly join?: number;
  /** The points of each branch: from its first to the join, or to the end. */
  readonly regions: readonly (readonly number[])[];
}

type Graph = Pick<Ways, 'starts' | 'to'>;

/** The forks of a network, inner ones before those around them. */
export function forksOf({ points }: ChainNetwork, ways: Graph): readonly Fork[] {
  if (!points.some(({ activity }) => activity === 'fork')) return [];
  const meet = meetingPoints(ways);
  const forks = points.flatMap(({ activity }, point) => {
    if (activity !== 'fork') return [];
    const met = meet[point] ?? points.length;
    const join = points[met]?.activity === 'join' ? { join: met } : {};
    const branches = [...ways.to.subarray(ways.starts[point], ways.starts[point + 1])];
    const regions = branches.map((branch) => regionOf(branch, join.join, ways));
    return [{ point, branches, ...join, regions }];
  });
  const size = ({ regions }: Fork) => regions.reduce((sum, region) => sum + region.length, 0);
  return forks
    .map((fork) => ({ fork, size: size(fork) }))
    .sort((a, b) => a.size - b.size)
    .map(({ fork }) => fork);
}

function regionOf(first: number, join: number | undefined, ways: Graph): readonly number[] {
  return first === join ? [] : reachable(ways, first, join);
}

/** The points that a case can come to, the first among them; not by way of one at which it stops. */
export function reachable({ starts, to }: Graph, first: number, stop?: number): readonly number[] {
  const seen = new Set([first]);
  // A set grows while it is walked: it is its own queue.
  for (const point of seen) {
    for (let at = starts[point] ?? 0; at < (starts[point + 1] ?? 0); at++) {
      const other = to[at] ?? 0;
      if (other !== stop) seen.add(other);
    }
  }
  return [...seen];
}

/**
 * The first point that every way from a point to the end passes (its immediate post-dominator); the number of points
 * stands for the end itself. By the algorithm of Cooper, Harvey & Kennedy (2001) on the ways backwards.
 */
function meetingPoints({ starts, to }: Graph): Int32Array {
  const exit = starts.length - 1;
  const order = fromTheEnd({ starts, to });
  const rank = new Int32Array(exit + 1).fill(-1);
  for (let at = 0; at < order.length; at++) rank[order[at] ?? 0] = at;
  const meet = new Int32Array(exit + 1).fill(-1);
  meet[exit] = exit;
  for (let changed = true; changed; ) {
    changed = false;
    for (let at = order.length - 2; at >= 0; at--) {
      const point = order[at] ?? exit;
      const [first, end] = [starts[point] ?? 0, starts[point + 1] ?? 0];
      let found = first === end ? exit : -1;
      for (let way = first; way < end; way++) {
        const other = to[way] ?? 0;
        if ((meet[other] ?? -1) >= 0) found = found < 0 ? other : common(found, other, rank, meet);
      }
      if (found >= 0 && meet[point] !== found) {
        meet[point] = found;
        changed = true;
      }
    }
  }
  return meet;
}

/** Where the ways of two points meet, as far as it is known. */
function common(a: number, b: number, rank: Int32Array, meet: Int32Array): number {
  let [x, y] = [a, b];
  while (x !== y) {
    while ((rank[x] ?? 0) < (rank[y] ?? 0)) x = meet[x] ?? 0;
    while ((rank[y] ?? 0) < (rank[x] ?? 0)) y = meet[y] ?? 0;
  }
  return x;
}

/** Points from which the end can be reached, each after those that lead to it; the end comes last. No recursion. */
function fromTheEnd(ways: Graph): Int32Array {
  const exit = ways.starts.length - 1;
  const { starts, to: from } = backwards(ways);
  const order = new Int32Array(exit + 1);
  const seen = new Uint8Array(exit + 1);
  const next = starts.slice(0, exit + 1);
  const path = new Int32Array(exit + 1);
  let [depth, placed] = [0, 0];
  path[depth++] = exit;
  seen[exit] = 1;
  while (depth > 0) {
    const point = path[depth - 1] ?? 0;
    const at = next[point] ?? 0;
    if (at === starts[point + 1]) {
      order[placed++] = point;
      depth--;
      continue;
    }
    next[point] = at + 1;
    const other = from[at] ?? 0;
    if (seen[other] === 1) continue;
    seen[other] = 1;
    path[depth++] = other;
  }
  return order.subarray(0, placed);
}

/** The ways by where they lead to; to the end itself, which comes last, from every point without a way out. */
function backwards({ starts, to }: Graph): Graph {
  const exit = starts.length - 1;
  const first = new Int32Array(exit + 2);
  const each = (visit: (from: number, other: number) => void) => {
    for (let from = 0; from < exit; from++) {
      const [begin, end] = [starts[from] ?? 0, starts[from + 1] ?? 0];
      if (begin === end) visit(from, exit);
      for (let way = begin; way < end; way++) visit(from, to[way] ?? 0);
    }
  };
  each((_, other) => {
    first[other + 1] = (first[other + 1] ?? 0) + 1;
  });
  for (let point = 0; point <= exit; point++) first[point + 1] = (first[point + 1] ?? 0) + (first[point] ?? 0);
  const sources = new Int32Array(first[exit + 1] ?? 0);
  const free = first.slice();
  each((from, other) => {
    const at = free[other] ?? 0;
    sources[at] = from;
    free[other] = at + 1;
  });
  return { starts: first, to: sources };
}
