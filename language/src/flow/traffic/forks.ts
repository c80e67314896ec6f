/** Which branches a fork has, and where they come together again. */
import type { ChainNetwork } from '../network/index.ts';
import { edgesOf } from './ways.ts';

export interface Fork {
  readonly point: number;
  /** The first point of each branch. */
  readonly branches: readonly number[];
  /** The join at which all branches meet; absent: the case is done, or comes back, with the last of them. */
  readonly join?: number;
  /** The points of each branch: from its first to the join, or to the end. */
  readonly regions: readonly (readonly number[])[];
}

/** The forks of a network, inner ones before those around them. */
export function forksOf(network: ChainNetwork): readonly Fork[] {
  if (!network.points.some(({ activity }) => activity === 'fork')) return [];
  const next = network.points.map((point) => edgesOf(point).map(({ to }) => to));
  const meet = meetingPoints(next);
  const forks = network.points.flatMap(({ activity }, point) => {
    if (activity !== 'fork') return [];
    const met = meet[point] ?? next.length;
    const join = network.points[met]?.activity === 'join' ? { join: met } : {};
    const branches = next[point] ?? [];
    const regions = branches.map((branch) => regionOf(branch, join.join, next));
    return [{ point, branches, ...join, regions }];
  });
  const size = ({ regions }: Fork) => regions.reduce((sum, region) => sum + region.length, 0);
  return forks
    .map((fork) => ({ fork, size: size(fork) }))
    .sort((a, b) => a.size - b.size)
    .map(({ fork }) => fork);
}

function regionOf(first: number, join: number | undefined, next: readonly (readonly number[])[]): readonly number[] {
  if (first === join) return [];
  const seen = new Set([first]);
  // A set grows while it is walked: it is its own queue.
  for (const point of seen) for (const to of next[point] ?? []) if (to !== join) seen.add(to);
  return [...seen];
}

/**
 * The first point that every way from a point to the end passes (its immediate post-dominator); the number of points
 * stands for the end itself. By the algorithm of Cooper, Harvey & Kennedy (2001) on the ways backwards.
 */
export function meetingPoints(next: readonly (readonly number[])[]): Int32Array {
  const exit = next.length;
  const outs = [...next.map((to) => (to.length === 0 ? [exit] : to)), []];
  const ins: number[][] = outs.map(() => []);
  for (const [from, to] of outs.entries()) for (const one of to) ins[one]?.push(from);
  const order = postorder(exit, ins);
  const rank = new Int32Array(exit + 1).fill(-1);
  for (const [at, point] of order.entries()) rank[point] = at;
  const meet = new Int32Array(exit + 1).fill(-1);
  meet[exit] = exit;
  const common = (a: number, b: number): number => {
    let [x, y] = [a, b];
    while (x !== y) {
      while ((rank[x] ?? 0) < (rank[y] ?? 0)) x = meet[x] ?? exit;
      while ((rank[y] ?? 0) < (rank[x] ?? 0)) y = meet[y] ?? exit;
    }
    return x;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let at = order.length - 2; at >= 0; at--) {
      const point = order[at] ?? exit;
      let found = -1;
      for (const to of outs[point] ?? []) {
        if ((meet[to] ?? -1) < 0) continue;
        found = found < 0 ? to : common(found, to);
      }
      if (found >= 0 && meet[point] !== found) {
        meet[point] = found;
        changed = true;
      }
    }
  }
  return meet;
}

/** Points from which the end can be reached, each after those that it leads from; no recursion. */
function postorder(root: number, next: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = [];
  const seen = new Uint8Array(next.length);
  const path: { readonly point: number; at: number }[] = [{ point: root, at: 0 }];
  seen[root] = 1;
  while (path.length > 0) {
    const top = path[path.length - 1];
    if (top === undefined) break;
    const to = next[top.point]?.[top.at++];
    if (to === undefined) {
      order.push(top.point);
      path.pop();
    } else if (seen[to] === 0) {
      seen[to] = 1;
      path.push({ point: to, at: 0 });
    }
  }
  return order;
}
