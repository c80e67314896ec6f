/**
 * What a case collects on its way, when forks stand in it: each fork, with all that happens until its branches meet,
 * is one point of its own, worth what its branches make of it together. Inner forks are settled before outer ones.
 */
import { Elimination } from './elimination.ts';
import type { Fork } from './forks.ts';
import type { Rows } from './rows.ts';
import type { Ways } from './ways.ts';

/** The way through a part of a network: linear equations over its points. */
export class Passage {
  readonly #points: ArrayLike<number>;
  /** Of each point among those of the part; the network itself needs none. */
  readonly #place: ReadonlyMap<number, number> | undefined;
  readonly #solver: Elimination;

  /**
   * @param part its points; undefined: all of them.
   * @param weigh the weight of a way, by its place among all: its probability, or less where some cases do not count.
   * @param through the weight of the way from a fork to its join.
   */
  constructor(
    ways: Ways,
    part: readonly number[] | undefined,
    forks: ReadonlyMap<number, Fork>,
    weigh: (way: number, from: number) => number,
    through: (fork: number) => number = () => 1,
  ) {
    this.#points = part ?? Int32Array.from({ length: ways.starts.length - 1 }, (_, point) => point);
    this.#place = part && new Map(part.map((point, index) => [point, index]));
    // The join of a fork lies on the ways of its branches, so that a fork that leads straight to it makes no other loops.
    const loops = part === undefined ? ways.loops : undefined;
    this.#solver = new Elimination(this.#rows(ways, forks, weigh, through), loops);
  }

  #rows(
    ways: Ways,
    forks: ReadonlyMap<number, Fork>,
    weigh: (way: number, from: number) => number,
    through: (fork: number) => number,
  ): Rows {
    const points = this.#points;
    const starts = new Int32Array(points.length + 1);
    for (let i = 0; i < points.length; i++) {
      const point = points[i] ?? 0;
      starts[i + 1] = (starts[i] ?? 0) + (ways.starts[point + 1] ?? 0) - (ways.starts[point] ?? 0);
    }
    const to = new Int32Array(starts[points.length] ?? 0);
    const weights = new Float64Array(to.length);
    for (let i = 0; i < points.length; i++) {
      const from = points[i] ?? 0;
      const fork = forks.get(from);
      const first = ways.starts[from] ?? 0;
      for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++) {
        const way = first + at - (starts[i] ?? 0);
        // A fork is left by its join, once for all branches; one without a join ends with its branches.
        const other = fork === undefined ? ways.to[way] : way === first ? fork.join : undefined;
        const place = other === undefined ? undefined : this.#placeOf(other);
        if (place === undefined) continue;
        to[at] = place;
        weights[at] = fork === undefined ? weigh(way, from) : through(from);
      }
    }
    return { starts, to, weights };
  }

  #placeOf(point: number): number | undefined {
    return this.#place === undefined ? point : this.#place.get(point);
  }

  /** x = r + Px over the points of the part; whatever lies beyond it is worth nothing. */
  value(reward: (point: number) => number): (point: number) => number {
    const value = new Float64Array(this.#points.length);
    for (let i = 0; i < value.length; i++) value[i] = reward(this.#points[i] ?? 0);
    this.#solver.valueIn(value);
    return (point) => value[this.#placeOf(point) ?? -1] ?? 0;
  }
}
