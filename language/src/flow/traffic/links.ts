/** From which pool to which a case goes, and whether time passes on the way that is no queue. */
import { type ChainNetwork, momentsOf } from '../network/index.ts';
import { Elimination } from './elimination.ts';
import type { Rows } from './rows.ts';
import type { PoolUse } from './uses.ts';
import type { Visits } from './visits.ts';
import type { Ways } from './ways.ts';

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

export function linksOf(network: ChainNetwork, ways: Ways, visits: Visits, uses: readonly PoolUse[]): readonly Link[] {
  return new Linker(network, ways, visits, uses).links();
}

class Linker {
  readonly #network: ChainNetwork;
  readonly #perCase: Float64Array;
  readonly #ways: Rows;
  /** The use that each point belongs to; -1: no pool. */
  readonly #useOf: Int32Array;
  /** 1: a point without a pool that holds cases up for long. */
  readonly #delays: Uint8Array;
  /** Through the points without a pool, and the same without delays. */
  readonly #all: Elimination;
  readonly #prompt: Elimination;
  /** What passes each point, of one stream after the other. */
  readonly #flow: Float64Array;

  constructor(network: ChainNetwork, ways: Ways, { perCase, weights }: Visits, uses: readonly PoolUse[]) {
    const index = new Map(uses.map(({ pool }, use) => [pool, use]));
    this.#network = network;
    this.#perCase = perCase;
    this.#ways = { starts: ways.starts, to: ways.to, weights };
    this.#useOf = Int32Array.from(network.points, ({ pool }) => (pool === undefined ? -1 : (index.get(pool) ?? -1)));
    this.#delays = Uint8Array.from(network.points, ({ time }, point) =>
      this.#useOf[point] === -1 && time !== undefined && momentsOf(time).mean >= LONG_SECONDS ? 1 : 0,
    );
    this.#flow = new Float64Array(network.points.length);
    this.#all = new Elimination(this.#between(false), ways.loops);
    this.#prompt = this.#delays.includes(1) ? new Elimination(this.#between(true), ways.loops) : this.#all;
  }

  /** The ways between points without a pool. */
  #between(promptly: boolean): Rows {
    const { starts, to, weights } = this.#ways;
    const between = new Float64Array(weights.length);
    for (let from = 0; from < this.#useOf.length; from++) {
      if (this.#useOf[from] !== -1) continue;
      for (let at = starts[from] ?? 0; at < (starts[from + 1] ?? 0); at++) {
        const other = to[at] ?? 0;
        if (this.#useOf[other] === -1 && !(promptly && this.#delays[other] === 1)) between[at] = weights[at] ?? 0;
      }
    }
    return { starts, to, weights: between };
  }

  links(): readonly Link[] {
    const { points, entries } = this.#network;
    const links: Link[] = [];
    const entering = new Stream();
    for (const { to, probability } of entries) entering.add(to, probability);
    this.#follow({ kind: 'entry' }, entering, links);
    const outs = new Map<number, Stream>();
    for (let point = 0; point < points.length; point++) {
      const use = this.#useOf[point] ?? -1;
      if (use < 0 || this.#perCase[point] === 0) continue;
      if (points[point]?.batch !== undefined) {
        const out = new Stream();
        this.#leave(point, out);
        this.#follow({ kind: 'batch', use, point }, out, links);
        continue;
      }
      let out = outs.get(use);
      if (out === undefined) {
        out = new Stream();
        outs.set(use, out);
      }
      this.#leave(point, out);
    }
    for (const [use, out] of outs) this.#follow({ kind: 'pool', use }, out, links);
    return links;
  }

  #leave(point: number, out: Stream): void {
    const { starts, to, weights } = this.#ways;
    const visits = this.#perCase[point] ?? 0;
    for (let at = starts[point] ?? 0; at < (starts[point + 1] ?? 0); at++)
      out.add(to[at] ?? 0, visits * (weights[at] ?? 0));
  }

  /** Follows a stream through points without a pool to the pools that come next. */
  #follow(from: Origin, stream: Stream, links: Link[]): void {
    const all = this.#arriving(stream, this.#all, false);
    const prompt = this.#prompt === this.#all ? all : this.#arriving(stream, this.#prompt, true);
    for (const [key, perCase] of all) {
      const into = key < 0 ? { to: this.#useOf[-key - 1] ?? 0, batch: -key - 1 } : { to: key };
      links.push({ from, ...into, perCase, prompt: prompt.get(key) ?? 0 });
    }
  }

  /** What arrives, by use; at the batch of a point p, by -p - 1. */
  #arriving({ points, amounts }: Stream, solver: Elimination, promptly: boolean): ReadonlyMap<number, number> {
    const { starts, to, weights } = this.#ways;
    const arriving = new Map<number, number>();
    const flow = this.#flow.fill(0);
    let some = false;
    for (let i = 0; i < points.length; i++) {
      const [point, amount] = [points[i] ?? 0, amounts[i] ?? 0];
      if (this.#useOf[point] !== -1) this.#arrive(point, amount, arriving);
      else if (!(promptly && this.#delays[point] === 1)) {
        flow[point] = (flow[point] ?? 0) + amount;
        some = true;
      }
    }
    if (!some) return arriving;
    solver.flowIn(flow);
    for (let point = 0; point < flow.length; point++) {
      const passing = flow[point] ?? 0;
      if (passing === 0) continue;
      for (let at = starts[point] ?? 0; at < (starts[point + 1] ?? 0); at++)
        this.#arrive(to[at] ?? 0, passing * (weights[at] ?? 0), arriving);
    }
    return arriving;
  }

  #arrive(point: number, amount: number, arriving: Map<number, number>): void {
    const use = this.#useOf[point] ?? -1;
    if (use < 0 || amount === 0) return;
    const key = this.#network.points[point]?.batch === undefined ? use : -point - 1;
    arriving.set(key, (arriving.get(key) ?? 0) + amount);
  }
}

/** Cases on their way: how many come to which points. */
class Stream {
  readonly points: number[] = [];
  readonly amounts: number[] = [];

  add(point: number, amount: number): void {
    this.points.push(point);
    this.amounts.push(amount);
  }
}
