/** When visits come to the pools of a scene: those of all chains together, and those of each. */
import type { Id } from '../../model/index.ts';
import { type Mixture, mixturesOf } from './hours.ts';
import type { Scene } from './scene.ts';
import { type Streams, streamsOf } from './streams.ts';
import type { Departures } from './tides.ts';

/** At one pool. */
export interface Rhythm {
  readonly all: Mixture;
  /** Worked out when asked for; undefined where one chain alone comes, or a chain comes by way of another. */
  readonly of: (chain: Id) => Mixture | undefined;
}

export type Rhythms = ReadonlyMap<Id, Rhythm>;

/** @param leaving when visits leave the pools of which that is known. */
export function rhythmsOf(scene: Scene, streams: Streams, leaving: ReadonlyMap<Id, Departures> = new Map()): Rhythms {
  const shared = sharedPools(scene);
  const members = new Map(scene.members.map((member) => [member.chain.id, member]));
  const known = new Map<Id, ReadonlyMap<Id, Mixture>>();
  const mixturesOfChain = (chain: Id) => {
    const member = members.get(chain);
    if (member?.arrivals === undefined) return undefined;
    const mixtures =
      known.get(chain) ?? mixturesOf(streamsOf({ ...scene, members: [member] }), scene.stations, leaving);
    known.set(chain, mixtures);
    return mixtures;
  };
  const rhythmAt = (pool: Id, all: Mixture): Rhythm => ({
    all,
    of: (chain) => (shared.has(pool) ? mixturesOfChain(chain)?.get(pool) : undefined),
  });
  const all = mixturesOf(streams, scene.stations, leaving);
  return new Map([...all].map(([pool, mixture]) => [pool, rhythmAt(pool, mixture)]));
}

/** Those to which more than one chain brings cases. */
function sharedPools({ members }: Scene): ReadonlySet<Id> {
  const once = new Set<Id>();
  const shared = new Set<Id>();
  for (const { arrivals, traffic } of members) {
    if (arrivals === undefined) continue;
    for (const { pool } of traffic.uses) (once.has(pool) ? shared : once).add(pool);
  }
  return shared;
}
