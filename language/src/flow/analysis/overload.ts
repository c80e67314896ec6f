/**
 * What a full pool lets through. Its queue grows by what arrives beyond what it can do, and everything behind it gets
 * only what it can do: the throughput of a network that is not stable (Goodman & Massey 1984).
 */
import type { Id } from '../../model/index.ts';
import { openShare } from '../calendar/index.ts';
import type { ChainNetwork } from '../network/index.ts';
import { Elimination, edgesOf, enteringOf, type PoolUse, usesOf, weightOf } from '../traffic/index.ts';
import { FullPools } from './full.ts';
import { solved } from './linear.ts';
import type { Member, Scene } from './scene.ts';
import { type Totals, totalsOf } from './totals.ts';

export interface Overload {
  /** Pools that are asked for all of their time, or more. */
  readonly full: ReadonlySet<Id>;
  /** Visits a second that a queue grows by. */
  readonly growth: ReadonlyMap<Id, number>;
  /** What gets through to the pools. */
  readonly totals: Totals;
  /** The part of its cases that a chain brings to an end; absent: all. */
  readonly finished: ReadonlyMap<Id, number>;
}

const FULL = 1 - 1e-12;
const SETTLED = 1e-12;
const MOST_ROUNDS = 20;
/** Where all pools together do not settle, each is settled by itself, so often. */
const MOST_SWEEPS = 4;
const MOST_STEPS = 40;

/** undefined: no pool is full. */
export function overloadOf(scene: Scene, totals: Totals): Overload | undefined {
  const full = new Set([...totals.pools].flatMap(([pool]) => (loadOf(scene, totals, pool) >= FULL ? [pool] : [])));
  if (full.size === 0) return undefined;
  const pools = new FullPools(scene, full);
  if (!together(pools)) for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) if (!eachByItself(pools)) break;
  return { full, ...throughOf(scene, pools) };
}

/**
 * Every pool serves what it can of what now comes to it: `part = min(1, 1 / load)` for all of them at once, by Newton's
 * method with slopes taken from differences. @returns whether it settled.
 */
function together(pools: FullPools): boolean {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const parts = pools.pools.map((pool) => pools.servedBy(pool));
    const lacks = lacksAt(pools, parts);
    if (lacks.every((lack) => Math.abs(lack) < SETTLED)) return true;
    const slopes = parts.map((part, i) => {
      const moved = part * (1 - DIFFERENCE);
      const there = lacksAt(pools, parts.with(i, moved));
      return lacks.map((lack, j) => ((there[j] ?? 0) - lack) / (moved - part));
    });
    const steps = solved(lacks.map((lack, j) => [...slopes.map((slope) => slope[j] ?? 0), lack]));
    if (steps === undefined) break;
    // A step that would serve nobody at all goes half of the way there.
    const next = parts.map((part, i) => Math.min(1, Math.max(part - (steps[i] ?? 0), part / 2)));
    serve(pools, next);
  }
  serve(
    pools,
    pools.pools.map(() => 1),
  );
  return false;
}

const DIFFERENCE = 1e-7;

/** How far each pool's part is from what it can serve. */
function lacksAt(pools: FullPools, parts: readonly number[]): readonly number[] {
  serve(pools, parts);
  return pools.pools.map((pool, i) => (parts[i] ?? 1) - Math.min(1, 1 / pools.load(pool)));
}

function serve(pools: FullPools, parts: readonly number[]): void {
  pools.serve(pools.pools.map((pool, i) => [pool, parts[i] ?? 1]));
}

/** The part that each pool can serve when the others stay, by regula falsi (Illinois). @returns whether anything moved. */
function eachByItself(pools: FullPools): boolean {
  let moved = false;
  for (const pool of pools.pools) {
    const before = pools.servedBy(pool);
    const excess = (part: number) => {
      pools.serve([[pool, part]]);
      return part * pools.load(pool) - 1;
    };
    let [low, high] = [0, 1];
    let [below, above] = [-1, excess(1)];
    let part = 1;
    for (let step = 0; above > SETTLED && step < MOST_STEPS && high - low > SETTLED; step++) {
      part = (low * above - high * below) / (above - below);
      const value = excess(part);
      if (Math.abs(value) < SETTLED) break;
      if (value > 0) {
        [high, above] = [part, value];
        below /= 2;
      } else {
        [low, below] = [part, value];
        above /= 2;
      }
    }
    moved ||= Math.abs(pools.servedBy(pool) - before) > SETTLED;
  }
  return moved;
}

/** All that gets through. */
function throughOf(scene: Scene, pools: FullPools): Omit<Overload, 'full'> {
  const full = new Set(pools.pools);
  const hit = scene.members.filter(({ traffic }) => traffic.uses.some(({ pool }) => full.has(pool)));
  const limited = new Map(hit.map((member) => [member.chain.id, limitedBy(member, pools.served)]));
  const totals = totalsOf(scene, (chain) => limited.get(chain)?.uses);
  const growing = pools.pools.map((pool): readonly [Id, number] => [
    pool,
    (totals.pools.get(pool)?.visits ?? 0) * (1 - pools.servedBy(pool)),
  ]);
  const finished = new Map([...limited].map(([chain, one]) => [chain, one.finished]));
  return { growth: new Map(growing), totals, finished };
}

function loadOf({ stations }: Scene, totals: Totals, pool: Id): number {
  const station = stations.get(pool);
  const total = totals.pools.get(pool);
  if (station === undefined || total === undefined || typeof station.servers !== 'number') return 0;
  return total.missing.length > 0 ? 0 : total.work / (station.servers * openShare(station.week));
}

interface Limited {
  readonly uses: readonly PoolUse[];
  readonly finished: number;
}

/** A chain of whose visits to each full pool only a part is ever served. */
function limitedBy({ traffic }: Member, served: ReadonlyMap<Id, number>): Limited {
  const { network, visits, times } = traffic;
  const rows = network.points.map((point) => {
    const part = point.pool === undefined ? 1 : (served.get(point.pool) ?? 1);
    return edgesOf(point).map((edge) => ({
      to: edge.to,
      weight: part * weightOf(network, point, edge, visits.merges),
    }));
  });
  const perCase = new Elimination(rows).flow(enteringOf(network));
  const done = ended(network, perCase) / ended(network, visits.perCase);
  return { uses: usesOf(network, perCase, times), finished: Number.isFinite(done) ? done : 0 };
}

function ended(network: ChainNetwork, perCase: Float64Array): number {
  return network.points.reduce((sum, { activity }, i) => sum + (activity === 'end' ? (perCase[i] ?? 0) : 0), 0);
}
