/** The share of cases that reach their end without a fault that escaped. */
import type { ChainNetwork } from '../network/index.ts';
import type { Fork } from './forks.ts';
import { Passage } from './passage.ts';
import { edgesOf } from './ways.ts';

/** @param forks inner ones first. */
export function soundShare(network: ChainNetwork, forks: readonly Fork[]): number {
  const { points, entries } = network;
  if (!points.some(({ next }) => next.some(({ escapes }) => escapes))) return 1;
  const settled = new Map<number, Fork>();
  /** The share that comes sound from a fork to where its branches meet. */
  const kept = new Map<number, number>();
  /** Starting at a point of the part, the share that leaves the part sound. */
  const soundFrom = (part: readonly number[]): ((point: number) => number) => {
    const inside = new Set(part);
    const passage = new Passage(network, part, settled, (from, edge) =>
      edge.escapes ? 0 : edge.probability * (kept.get(from) ?? 1),
    );
    return passage.value((point) => {
      const fork = settled.get(point);
      if (fork !== undefined) return fork.join === undefined || !inside.has(fork.join) ? (kept.get(point) ?? 1) : 0;
      const edges = edgesOf(points[point] ?? { activity: 'end', node: '', next: [] });
      if (edges.length === 0) return 1;
      return edges.reduce(
        (sum, { to, probability, escapes }) => sum + (escapes || inside.has(to) ? 0 : probability),
        0,
      );
    });
  };
  for (const fork of forks) {
    const shares = fork.branches.map((branch, i) => {
      const region = fork.regions[i] ?? [];
      return region.length === 0 ? 1 : soundFrom(region)(branch);
    });
    kept.set(
      fork.point,
      shares.reduce((product, share) => product * share, 1),
    );
    settled.set(fork.point, fork);
  }
  const sound = soundFrom(points.map((_, point) => point));
  return entries.reduce((sum, { to, probability }) => sum + probability * sound(to), 0);
}
