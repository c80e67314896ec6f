/** All that is known of a chain's cases before anybody queues: made once for each network. */
import type { Id } from '../../model/index.ts';
import type { ChainNetwork, Moments } from '../network/index.ts';
import { type Fork, forksOf, reachable } from './forks.ts';
import { type Link, linksOf } from './links.ts';
import { soundShare } from './quality.ts';
import { type PoolUse, timesOf, usesOf } from './uses.ts';
import { type Visits, visitsOf } from './visits.ts';
import { type Ways, waysOf } from './ways.ts';

export interface Traffic {
  readonly network: ChainNetwork;
  readonly ways: Ways;
  readonly visits: Visits;
  /** Time of each point without queues; undefined: not known. */
  readonly times: readonly (Moments | undefined)[];
  readonly uses: readonly PoolUse[];
  readonly links: readonly Link[];
  /** Inner ones first. */
  readonly forks: readonly Fork[];
  /** What its forks do to the pools. */
  readonly forkPools: readonly ForkPools[];
  /** How often one case runs each other chain. */
  readonly runs: ReadonlyMap<Id, number>;
  /** Time passes that is neither work of a pool nor a queue. */
  readonly idles: boolean;
  /** The share of cases without an escaped fault. */
  readonly quality: number;
}

/** Pools of the branches of a fork, and of what comes after its join. */
export interface ForkPools {
  readonly branches: readonly (readonly Id[])[];
  readonly after: readonly Id[];
}

const traffic = new WeakMap<ChainNetwork, Traffic>();

export function trafficOf(network: ChainNetwork): Traffic {
  let known = traffic.get(network);
  if (known === undefined) {
    known = build(network);
    traffic.set(network, known);
  }
  return known;
}

function build(network: ChainNetwork): Traffic {
  const ways = waysOf(network);
  const visits = visitsOf(network, ways);
  const times = timesOf(network);
  if (visits.missing.length > 0) return { ...NOTHING, network, ways, visits, times };
  const uses = usesOf(network, visits.perCase, times);
  const forks = forksOf(network, ways);
  return {
    network,
    ways,
    visits,
    times,
    uses,
    links: linksOf(network, ways, visits, uses),
    forks,
    forkPools: forks.map((fork) => forkPoolsOf(network, ways, fork)),
    runs: runsOf(network, visits.perCase),
    idles: network.points.some(
      ({ pool, time, activity }, i) =>
        pool === undefined && (visits.perCase[i] ?? 0) > 0 && (time !== undefined || activity === 'wait'),
    ),
    quality: soundShare(network, ways, forks),
  };
}

const NOTHING = {
  uses: [],
  links: [],
  forks: [],
  forkPools: [],
  runs: new Map<Id, number>(),
  idles: false,
  quality: 1,
} as const;

function forkPoolsOf({ points }: ChainNetwork, ways: Ways, { join, regions }: Fork): ForkPools {
  const poolsIn = (some: readonly number[]) => [...new Set(some.flatMap((point) => points[point]?.pool ?? []))];
  return { branches: regions.map(poolsIn), after: join === undefined ? [] : poolsIn(reachable(ways, join)) };
}

function runsOf(network: ChainNetwork, perCase: Float64Array): ReadonlyMap<Id, number> {
  const runs = new Map<Id, number>();
  network.points.forEach(({ runs: chain }, i) => {
    if (chain !== undefined) runs.set(chain, (runs.get(chain) ?? 0) + (perCase[i] ?? 0));
  });
  return runs;
}
