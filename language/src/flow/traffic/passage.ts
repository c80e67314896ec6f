/**
 * What a case collects on its way, when forks stand in it: each fork, with all that happens until its branches meet,
 * is one point of its own, worth what its branches make of it together. Inner forks are settled before outer ones.
 */
import type { ChainNetwork, Edge } from '../network/index.ts';
import { Elimination, type Way } from './elimination.ts';
import type { Fork } from './forks.ts';
import { edgesOf } from './ways.ts';

/** The way through a part of a network: linear equations over its points. */
export class Passage {
  readonly #points: readonly number[];
  readonly #place: ReadonlyMap<number, number>;
  readonly #solver: Elimination;

  /** @param weigh the weight of an edge: its probability, or less where some cases do not count. */
  constructor(
    network: ChainNetwork,
    points: readonly number[],
    forks: ReadonlyMap<number, Fork>,
    weigh: (from: number, edge: Edge) => number,
  ) {
    this.#points = points;
    this.#place = new Map(points.map((point, index) => [point, index]));
    const rows = points.map((from): readonly Way[] => {
      const fork = forks.get(from);
      const edges = fork === undefined ? edgesOf(network.points[from] ?? NOWHERE) : onward(fork);
      return edges.flatMap((edge) => {
        const to = this.#place.get(edge.to);
        return to === undefined ? [] : [{ to, weight: weigh(from, edge) }];
      });
    });
    this.#solver = new Elimination(rows);
  }

  /** x = r + Px over the points of the part; whatever lies beyond it is worth nothing. */
  value(reward: (point: number) => number): (point: number) => number {
    const value = this.#solver.value(this.#points.map(reward));
    return (point) => value[this.#place.get(point) ?? -1] ?? 0;
  }
}

const NOWHERE = { activity: 'pass', node: '', next: [] } as const;

/** A fork is left by its join, once for all branches; one without a join ends with its branches. */
function onward(fork: Fork): readonly Edge[] {
  return fork.join === undefined ? [] : [{ to: fork.join, probability: 1 }];
}
