/**
 * What a full pool lets through. Its queue grows by what arrives beyond what it can do, and everything behind it gets
 * only what it can do: the throughput of a network that is not stable (Goodman & Massey 1984).
 */
import type { Id } from '../../model/index.ts';
import { openShare } from '../calendar/index.ts';
import type { ChainNetwork } from '../network/index.ts';
import type { Steps } from '../steps.ts';
import { type Traffic, usesOf } from '../traffic/index.ts';
import { FullPools } from './full.ts';
import { solved } from './linear.ts';
import type { Scene } from './scene.ts';
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
export function* overloadIn(scene: Scene, totals: Totals): Steps<Overload | undefined> {
  const full = new Set([...totals.pools].flatMap(([pool]) => (loadOf(scene, totals, pool) >= FULL ? [pool] : [])));
  if (full.size === 0) return undefined;
  const pools = new FullPools(scene, full);
  const parts = (yield* together(pools)) ?? (yield* eachByItself(pools));
  return { full, ...throughOf(scene, pools, parts) };
}

/**
 * Every pool serves what it can of what now comes to it: `part = min(1, 1 / load)` for all of them at once, by Newton's
 * method. @returns the part that each serves; undefined: they do not settle.
 */
function* together(pools: FullPools): Steps<readonly number[] | undefined> {
  let parts = pools.pools.map(() => 1);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    yield;
    const { loads, slopes } = pools.at(parts);
    const lacks = parts.map((part, i) => part - Math.min(1, 1 / (loads[i] ?? 0)));
    if (lacks.every((lack) => Math.abs(lack) < SETTLED)) return parts;
    const equations = lacks.map((lack, i) => {
      const load = loads[i] ?? 0;
      const own = load > 1 ? parts.map((_, k) => (slopes[i]?.[k] ?? 0) / load ** 2) : parts.map(() => 0);
      return [...own.map((slope, k) => slope + (k === i ? 1 : 0)), lack];
    });
    const steps = solved(equations);
    if (steps === undefined) return undefined;
    // A step that would serve nobody at all goes half of the way there.
    parts = parts.map((part, i) => Math.min(1, Math.max(part - (steps[i] ?? 0), part / 2)));
  }
  return undefined;
}

/** The part that each pool can serve when the others stay, by regula falsi (Illinois), one pool after the other. */
function* eachByItself(pools: FullPools): Steps<readonly number[]> {
  let parts: readonly number[] = pools.pools.map(() => 1);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const before = parts;
    for (const i of pools.pools.keys()) parts = parts.with(i, yield* servedAlone(pools, parts, i));
    if (parts.every((part, i) => Math.abs(part - (before[i] ?? 1)) <= SETTLED)) break;
  }
  return parts;
}

function* servedAlone(pools: FullPools, parts: readonly number[], i: number): Steps<number> {
  const excess = (part: number) => part * (pools.at(parts.with(i, part)).loads[i] ?? 0) - 1;
  let [low, high] = [0, 1];
  let [below, above] = [-1, excess(1)];
  let part = 1;
  for (let step = 0; above > SETTLED && step < MOST_STEPS && high - low > SETTLED; step++) {
    yield;
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
  return part;
}

/** All that gets through. */
function throughOf(scene: Scene, pools: FullPools, parts: readonly number[]): Omit<Overload, 'full'> {
  const passing = pools.passesAt(parts);
  const uses = new Map(
    [...passing].map(([chain, { traffic, perCase }]) => [chain, usesOf(traffic.network, perCase, traffic.times)]),
  );
  const totals = totalsOf(scene, (chain) => uses.get(chain));
  const growing = pools.pools.map((pool, i): readonly [Id, number] => [
    pool,
    (totals.pools.get(pool)?.visits ?? 0) * (1 - (parts[i] ?? 1)),
  ]);
  const finished = new Map(
    [...passing].map(([chain, { traffic, perCase }]) => [chain, finishedOf(traffic, perCase)] as const),
  );
  return { growth: new Map(growing), totals, finished };
}

function loadOf({ stations }: Scene, totals: Totals, pool: Id): number {
  const station = stations.get(pool);
  const total = totals.pools.get(pool);
  if (station === undefined || total === undefined || typeof station.servers !== 'number') return 0;
  return total.missing.length > 0 ? 0 : total.work / (station.servers * openShare(station.week));
}

function finishedOf({ network, visits }: Traffic, perCase: Float64Array): number {
  const done = ended(network, perCase) / ended(network, visits.perCase);
  return Number.isFinite(done) ? done : 0;
}

function ended(network: ChainNetwork, perCase: Float64Array): number {
  return network.points.reduce((sum, { activity }, i) => sum + (activity === 'end' ? (perCase[i] ?? 0) : 0), 0);
}
