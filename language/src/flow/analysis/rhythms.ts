/** When visits come to the pools of a scene: those of all chains together, and those of each. */
import type { Id } from '../../model/index.ts';
import { type Mixture, mixturesOf } from './hours.ts';
import type { Member, Scene } from './scene.ts';
import { type Streams, streamsOf } from './streams.ts';
import type { Departures } from './tides.ts';

/** At one pool. */
export interface Rhythm {
  readonly all: Mixture;
  /** Absent where one chain alone comes, or a chain comes by way of another. */
  readonly byChain: ReadonlyMap<Id, Mixture>;
}

export type Rhythms = ReadonlyMap<Id, Rhythm>;

/**
 * @param pools to which cases come by way of other clocks.
 * @param leaving when visits leave the pools of which that is known.
 */
export function rhythmsOf(
  scene: Scene,
  streams: Streams,
  pools: ReadonlySet<Id>,
  leaving: ReadonlyMap<Id, Departures> = new Map(),
): Rhythms {
  const all = mixturesOf(streams, scene.stations, leaving);
  const sharing = sharersOf(scene, pools);
  const byChain = new Map<Id, Map<Id, Mixture>>();
  for (const member of new Set([...sharing.values()].flat())) {
    const own = mixturesOf(streamsOfOne(scene, member), scene.stations, leaving);
    for (const [pool, members] of sharing) {
      const mixture = members.includes(member) ? own.get(pool) : undefined;
      if (mixture === undefined) continue;
      const known = byChain.get(pool) ?? new Map<Id, Mixture>();
      byChain.set(pool, known.set(member.chain.id, mixture));
    }
  }
  return new Map([...all].map(([pool, mixture]) => [pool, { all: mixture, byChain: byChain.get(pool) ?? new Map() }]));
}

/** Those who share one of the pools with others. */
function sharersOf({ members }: Scene, pools: ReadonlySet<Id>): ReadonlyMap<Id, readonly Member[]> {
  const sharing = new Map<Id, Member[]>();
  for (const member of members) {
    if (member.arrivals === undefined) continue;
    for (const { pool } of member.traffic.uses) {
      if (!pools.has(pool)) continue;
      const known = sharing.get(pool);
      if (known === undefined) sharing.set(pool, [member]);
      else known.push(member);
    }
  }
  return new Map([...sharing].filter(([, some]) => some.length > 1));
}

const alone = new WeakMap<Member, Streams>();

function streamsOfOne(scene: Scene, member: Member): Streams {
  const known = alone.get(member) ?? streamsOf({ ...scene, members: [member] });
  alone.set(member, known);
  return known;
}
