/** From which pool to which a case goes, and whether time passes on the way that is no queue. */
import { type ChainNetwork, momentsOf, type Point } from '../network/index.ts';
import { Elimination, type Way } from './elimination.ts';
import type { PoolUse } from './uses.ts';
import type { Visits } from './visits.ts';
import { edgesOf, type Merges, weightOf } from './ways.ts';

/** A shorter delay keeps the hours of where it comes from; a longer one ends at any time of the week. */
const LONG_SECONDS = 7_200;

/** Where a stream of cases comes from: in from outside, out of a pool, or out of a batch that was worked on together. */
export type Origin =
  | { readonly kind: 'entry' }
  | { readonly kind: 'pool'; readonly use: number }
  | { readonly kind: 'batch'; readonly use: number; readonly point: number };

export interface Link {
  readonly from: Origin;
  /** Index of the use of the pool that it leads to. */
  readonly to: number;
  /** The point whose batch it leads into. */
  readonly batch?: number;
  /** Cases that go this way, per case of the chain. */
  readonly perCase: number;
  /** Those of them that no long delay holds up on the way. */
  readonly prompt: number;
}

export function linksOf(network: ChainNetwork, visits: Visits, uses: readonly PoolUse[]): readonly Link[] {
  return new Linker(network, visits, uses).links();
}

class Linker {
  readonly #network: ChainNetwork;
  readonly #perCase: Float64Array;
  readonly #merges: Merges;
  /** The use that each point belongs to; -1: no pool. */
  readonly #useOf: Int32Array;
  /** The points without a pool, and where each stands among them. */
  readonly #free: readonly number[];
  readonly #place: Int32Array;
  readonly #all: Elimination;
  readonly #prompt: Elimination;

  constructor(network: ChainNetwork, { perCase, merges }: Visits, uses: readonly PoolUse[]) {
    const index = new Map(uses.map(({ pool }, use) => [pool, use]));
    this.#network = network;
    this.#perCase = perCase;
    this.#merges = merges;
    this.#useOf = Int32Array.from(network.points, ({ pool }) => (pool === undefined ? -1 : (index.get(pool) ?? -1)));
    this.#free = network.points.flatMap((_, point) => (this.#useOf[point] === -1 ? [point] : []));
    this.#place = new Int32Array(network.points.length).fill(-1);
    for (const [place, point] of this.#free.entries()) this.#place[point] = place;
    this.#all = new Elimination(this.#rows(() => true));
    const delays = network.points.some((_, point) => this.#isDelay(point));
    this.#prompt = delays ? new Elimination(this.#rows((to) => !this.#isDelay(to))) : this.#all;
  }

  #isDelay(point: number): boolean {
    const time = this.#network.points[point]?.time;
    return this.#useOf[point] === -1 && time !== undefined && momentsOf(time).mean >= LONG_SECONDS;
  }

  #rows(open: (to: number) => boolean): readonly (readonly Way[])[] {
    return this.#free.map((from) =>
      this.#ways(this.#network.points[from] ?? NOWHERE).flatMap(({ to, weight }) => {
        const place = this.#place[to] ?? -1;
        return place < 0 || !open(to) ? [] : [{ to: place, weight }];
      }),
    );
  }

  #ways(from: Point): readonly Way[] {
    return edgesOf(from).map((edge) => ({ to: edge.to, weight: weightOf(this.#network, from, edge, this.#merges) }));
  }

  links(): readonly Link[] {
    const { points, entries } = this.#network;
    const links = [
      ...this.#linksFrom(
        { kind: 'entry' },
        entries.map(({ to, probability }) => ({ to, weight: probability })),
      ),
    ];
    const outs = new Map<number, Way[]>();
    for (const [point, facts] of points.entries()) {
      const use = this.#useOf[point] ?? -1;
      const visits = this.#perCase[point] ?? 0;
      if (use < 0 || visits === 0) continue;
      const ways = this.#ways(facts).map(({ to, weight }) => ({ to, weight: visits * weight }));
      if (facts.batch !== undefined) links.push(...this.#linksFrom({ kind: 'batch', use, point }, ways));
      else {
        const out = outs.get(use);
        if (out === undefined) outs.set(use, ways);
        else out.push(...ways);
      }
    }
    for (const [use, ways] of outs) links.push(...this.#linksFrom({ kind: 'pool', use }, ways));
    return links;
  }

  /** Follows a stream through points without a pool to the pools that come next. */
  #linksFrom(from: Origin, ways: readonly Way[]): readonly Link[] {
    const all = this.#arriving(ways, this.#all, () => true);
    const prompt = this.#prompt === this.#all ? all : this.#arriving(ways, this.#prompt, (to) => !this.#isDelay(to));
    return [...all].map(([key, perCase]) => {
      const into = key < 0 ? { to: this.#useOf[-key - 1] ?? 0, batch: -key - 1 } : { to: key };
      return { from, ...into, perCase, prompt: prompt.get(key) ?? 0 };
    });
  }

  /** What arrives, by use; at the batch of a point p, by -p - 1. */
  #arriving(ways: readonly Way[], solver: Elimination, open: (to: number) => boolean): ReadonlyMap<number, number> {
    const arriving = new Map<number, number>();
    const entering = new Float64Array(this.#free.length);
    let some = false;
    const pass = (to: number, weight: number) => {
      const use = this.#useOf[to] ?? -1;
      if (use < 0 || weight === 0) return;
      const key = this.#network.points[to]?.batch === undefined ? use : -to - 1;
      arriving.set(key, (arriving.get(key) ?? 0) + weight);
    };
    for (const { to, weight } of ways) {
      const place = this.#place[to] ?? -1;
      if (place < 0) pass(to, weight);
      else if (open(to)) {
        entering[place] = (entering[place] ?? 0) + weight;
        some = true;
      }
    }
    if (!some) return arriving;
    const flow = solver.flow(entering);
    for (const [place, point] of this.#free.entries()) {
      const passing = flow[place] ?? 0;
      if (passing === 0) continue;
      for (const { to, weight } of this.#ways(this.#network.points[point] ?? NOWHERE)) pass(to, passing * weight);
    }
    return arriving;
  }
}

const NOWHERE = { activity: 'pass', node: '', next: [] } as const;
