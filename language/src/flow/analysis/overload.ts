/**
 * What a full pool lets through. Its queue grows by what arrives beyond what it can do, and everything behind it gets
 * only what it can do: the throughput of a network that is not stable (Goodman & Massey 1984).
 */
import type { Id } from '../../model/index.ts';
import { openShare } from '../calendar/index.ts';
import type { ChainNetwork } from '../network/index.ts';
import { Elimination, edgesOf, enteringOf, type PoolUse, usesOf, weightOf } from '../traffic/index.ts';
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
/** Pools in a row behind each other, and loops, settle in so many rounds; what then still moves is less than it shows. */
const MOST_ROUNDS = 60;
const SETTLED = 1e-12;

/** undefined: no pool is full. */
export function overloadOf(scene: Scene, totals: Totals): Overload | undefined {
  const full = new Set([...totals.pools].flatMap(([pool]) => (loadOf(scene, totals, pool) >= FULL ? [pool] : [])));
  if (full.size === 0) return undefined;
  const hit = scene.members.filter(({ traffic }) => traffic.uses.some(({ pool }) => full.has(pool)));
  let served: ReadonlyMap<Id, number> = new Map();
  let limited = new Map<Id, Limited>();
  let now = totals;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = new Map([...full].map((pool) => [pool, Math.min(1, 1 / loadOf(scene, now, pool))]));
    const settled = [...next].every(([pool, part]) => Math.abs(part - (served.get(pool) ?? 1)) < SETTLED);
    served = next;
    if (settled && round > 0) break;
    limited = new Map(hit.map((member) => [member.chain.id, limitedBy(member, served)]));
    now = totalsOf(scene, (chain) => limited.get(chain)?.uses);
  }
  const growth = new Map(
    [...full].map((pool) => [pool, (now.pools.get(pool)?.visits ?? 0) * (1 - (served.get(pool) ?? 1))]),
  );
  const finished = new Map([...limited].map(([chain, { finished: part }]) => [chain, part]));
  return { full, growth, totals: now, finished };
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
    const returning = point.activity === 'return' ? (visits.returning.get(point.run ?? 0) ?? 1) : 1;
    const part = returning * (point.pool === undefined ? 1 : (served.get(point.pool) ?? 1));
    return edgesOf(point).map((edge) => ({ to: edge.to, weight: part * weightOf(network, edge) }));
  });
  const perCase = new Elimination(rows).flow(enteringOf(network));
  const done = ended(network, perCase) / ended(network, visits.perCase);
  return { uses: usesOf(network, perCase, times), finished: Number.isFinite(done) ? done : 0 };
}

function ended(network: ChainNetwork, perCase: Float64Array): number {
  return network.points.reduce((sum, { activity }, i) => sum + (activity === 'end' ? (perCase[i] ?? 0) : 0), 0);
}
