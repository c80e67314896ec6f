/** The share of cases that reach their end without a fault that escaped. */
import type { ChainNetwork } from '../network/index.ts';
import type { Fork } from './forks.ts';
import { Passage } from './passage.ts';
import type { Ways } from './ways.ts';

/** @param forks inner ones first. */
export function soundShare({ entries }: ChainNetwork, ways: Ways, forks: readonly Fork[]): number {
  const { starts, to, probabilities, escapes } = ways;
  if (!escapes.includes(1)) return 1;
  const settled = new Map<number, Fork>();
  /** The share that comes sound from a fork to where its branches meet. */
  const kept = new Map<number, number>();
  const keptOf = (fork: number) => kept.get(fork) ?? 1;
  const weigh = (way: number) => (escapes[way] === 1 ? 0 : (probabilities[way] ?? 0));
  /** Starting at a point of the part, the share that leaves the part sound. */
  const soundFrom = (part: readonly number[] | undefined): ((point: number) => number) => {
    const inside = part && new Set(part);
    const isInside = (point: number) => inside === undefined || inside.has(point);
    const passage = new Passage(ways, part, settled, weigh, keptOf);
    return passage.value((point) => {
      const fork = settled.get(point);
      if (fork !== undefined) return fork.join === undefined || !isInside(fork.join) ? keptOf(point) : 0;
      const [first, end] = [starts[point] ?? 0, starts[point + 1] ?? 0];
      if (first === end) return 1;
      let sum = 0;
      for (let way = first; way < end; way++) if (!isInside(to[way] ?? 0)) sum += weigh(way);
      return sum;
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
  const sound = soundFrom(undefined);
  return entries.reduce((sum, one) => sum + one.probability * sound(one.to), 0);
}
