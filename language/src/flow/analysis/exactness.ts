/**
 * Where the formulas for one station hold within the network, and where not, and why.
 *
 * Exact are networks of M/M/c stations and delays (Jackson 1957; Baskett, Chandy, Muntz & Palacios 1975), on one clock,
 * and M/G/1 stations that Poisson streams reach. A stream is Poisson from outside, and out of stations that have only
 * exponential times with one mean, and are themselves reached by nothing else. What leaves another kind of station is
 * not, and so is nothing behind it; a station in a loop with one is behind itself.
 */
import type { Id } from '../../model/index.ts';
import { weekKey } from '../calendar/index.ts';
import type { Station } from '../network/index.ts';
import { ALWAYS, clockOf } from './hours.ts';
import type { Scene } from './scene.ts';
import type { Streams } from './streams.ts';
import type { Total, Totals } from './totals.ts';

/** Why the wait at a pool is approximate; absent: it is exact. */
export type Doubts = ReadonlyMap<Id, string>;

/**
 * How many visits come at once to pools at which branches of a fork meet, on the mean over all visits: by so much their
 * arrivals vary more.
 */
export function bunchesOf({ members }: Scene, totals: Totals): ReadonlyMap<Id, number> {
  const bunches = new Map<Id, number>();
  for (const { traffic, arrivals } of members) {
    for (const { branches } of traffic.forkPools) {
      for (const pool of new Set(branches.flat())) {
        const meeting = branches.filter((pools) => pools.includes(pool)).length;
        const own = (arrivals?.perSecond ?? 0) * (traffic.uses.find((use) => use.pool === pool)?.visits ?? 0);
        const all = totals.pools.get(pool)?.visits ?? 0;
        if (meeting > 1 && all > 0) bunches.set(pool, (bunches.get(pool) ?? 1) + ((meeting - 1) * own) / all);
      }
    }
  }
  return bunches;
}

export interface DoubtInput {
  readonly scene: Scene;
  readonly totals: Totals;
  readonly streams: () => Streams;
  /** Pools that are full. */
  readonly full: ReadonlySet<Id>;
}

/**
 * Why the load of a pool is approximate: in how many intervals anybody comes to a batch is known only where cases come by
 * Poisson's law, in the hours of the demand and not shifted by anything on the way.
 */
export function loadDoubtsOf({ scene, totals, streams, full }: DoubtInput): Doubts {
  const clocked = new Map<Id, boolean>();
  for (const { traffic, arrivals } of scene.members) {
    for (const { pool, batches } of traffic.uses) {
      if (arrivals === undefined || batches.every(({ batch }) => batch.kind === 'count')) continue;
      const { stations } = scene;
      const zone = stations.get(pool)?.week?.zone;
      const straight = !traffic.idles && traffic.links.every(({ from, batch }) => from.kind === 'entry' || !batch);
      const inHours = weekKey(arrivals.week) !== ALWAYS;
      const steady = inHours
        ? straight && arrivals.week?.zone === zone
        : traffic.uses.every(({ pool: other }) => other === pool || stations.get(other)?.week === undefined);
      clocked.set(pool, (clocked.get(pool) ?? true) && steady && sameHours(scene, pool));
    }
  }
  if (clocked.size === 0) return new Map();
  const disturbed = spread(spreadingOf(scene, totals, full), nextOf(streams()));
  const meeting = new Set(forked(scene, totals));
  const doubts = new Map<Id, string>();
  for (const [pool, steady] of clocked)
    if (!steady || disturbed.has(pool) || meeting.has(pool))
      doubts.set(
        pool,
        `how often nobody comes in an interval of ${scene.stations.get(pool)?.name ?? pool} is estimated`,
      );
  return doubts;
}

/** All demand that comes to a pool keeps the same hours. */
function sameHours({ members }: Scene, pool: Id): boolean {
  const kept = new Set<string>();
  for (const { traffic, arrivals } of members)
    if (arrivals !== undefined && traffic.uses.some((use) => use.pool === pool)) kept.add(weekKey(arrivals.week));
  return kept.size < 2;
}

/** What does not leave as it came: by Poisson's law. */
function spreadingOf({ stations }: Scene, totals: Totals, full: ReadonlySet<Id>): ReadonlySet<Id> {
  const spreading = [...totals.pools].filter(([pool, total]) => !keepsPoisson(stations.get(pool), total));
  return new Set([...spreading.map(([pool]) => pool), ...full]);
}

export function doubtsOf({ scene, totals, streams, full }: DoubtInput): Doubts {
  const { stations } = scene;
  const nameOf = (pool: Id) => stations.get(pool)?.name ?? pool;
  const doubts = new Map<Id, string>();
  const doubt = (pool: Id, reason: string) => {
    if (!doubts.has(pool)) doubts.set(pool, reason);
  };
  for (const [pool, total] of totals.pools) if (total.batched) doubt(pool, `cases come to ${nameOf(pool)} in batches`);
  for (const pool of otherHours(scene)) {
    const kept = stations.get(pool)?.week !== undefined;
    doubt(
      pool,
      kept
        ? `cases come to ${nameOf(pool)} outside of opening hours too`
        : `cases come to ${nameOf(pool)} only while others are at work`,
    );
  }
  for (const pool of forked(scene, totals)) doubt(pool, `branches of one case come to ${nameOf(pool)} together`);
  const sources = new Set([...doubts.keys(), ...spreadingOf(scene, totals, full)]);
  if (sources.size > 0) {
    const next = nextOf(streams());
    for (const pool of spread(sources, next)) doubt(pool, upstream(nameOf(pool)));
  }
  for (const [pool, total] of totals.pools) {
    const servers = stations.get(pool)?.servers;
    if (typeof servers === 'number' && servers > 1 && total.exponential === undefined && total.work > 0)
      doubt(pool, `there is room for ${servers} at ${nameOf(pool)}, and times are not all exponential with one mean`);
  }
  return doubts;
}

function upstream(name: string): string {
  return `cases come to ${name} out of steps whose times are not exponential, so not at random`;
}

/** What reaches it as Poisson streams leaves it so (Burke 1956). */
function keepsPoisson(station: Station | undefined, total: Total): boolean {
  if (total.batched) return false;
  return station?.servers === 'unlimited' || total.exponential !== undefined || total.work === 0;
}

/** Pools with chains that do not live on the pool's clock. */
function otherHours(scene: Scene): readonly Id[] {
  const found = new Set<Id>();
  for (const member of scene.members) {
    if (member.arrivals === undefined || clockOf(member, scene.stations) !== undefined) continue;
    for (const { pool } of member.traffic.uses) if (scene.stations.get(pool)?.servers !== 'unlimited') found.add(pool);
  }
  return [...found];
}

/** Pools at which branches of one fork meet, and those behind a join of branches that queue. */
function forked(scene: Scene, totals: Totals): readonly Id[] {
  const queues = (pool: Id) =>
    typeof scene.stations.get(pool)?.servers === 'number' || totals.pools.get(pool)?.batched === true;
  const found: Id[] = [];
  for (const { traffic, arrivals } of scene.members) {
    if (arrivals === undefined) continue;
    for (const { branches, after } of traffic.forkPools) {
      const seen = new Set<Id>();
      for (const pools of branches) {
        for (const pool of pools) if (seen.has(pool)) found.push(pool);
        for (const pool of pools) seen.add(pool);
      }
      if ([...seen].some(queues)) found.push(...after);
    }
  }
  return found;
}

function nextOf(streams: Streams): ReadonlyMap<Id, readonly Id[]> {
  const next = new Map<Id, Id[]>();
  for (const [to, into] of streams) {
    for (const { from } of into) {
      if (from === undefined) continue;
      const known = next.get(from);
      if (known === undefined) next.set(from, [to]);
      else known.push(to);
    }
  }
  return next;
}

/** All pools behind the given ones, themselves only where they are in a loop. */
function spread(sources: ReadonlySet<Id>, next: ReadonlyMap<Id, readonly Id[]>): ReadonlySet<Id> {
  const reached = new Set<Id>();
  for (const source of sources) for (const pool of next.get(source) ?? []) reached.add(pool);
  // A set grows while it is walked: it is its own queue.
  for (const pool of reached) for (const one of next.get(pool) ?? []) reached.add(one);
  return reached;
}
