/** Who is counted together: the chains of a workspace as they are, or with a redesigned chain in the place of another. */
import type { Chain, Id, Workspace } from '../../model/index.ts';
import { weekKey } from '../calendar/index.ts';
import {
  type Arrivals,
  type FlowSystem,
  networkOf,
  openDaysPerSecond,
  type Station,
  systemOf,
} from '../network/index.ts';
import { atOnce, type Steps } from '../steps.ts';
import { type Traffic, trafficOf } from '../traffic/index.ts';

export interface Member {
  readonly chain: Chain;
  readonly traffic: Traffic;
  /** Its own demand. */
  readonly arrivals?: Arrivals;
  /** Why its demand cannot be had. */
  readonly gap?: string;
}

/** All cases of a chain, those that its callers bring included. */
export interface ChainDemand {
  /** Cases a second; 0 without any demand. */
  readonly perSecond: number;
  readonly daysPerSecond: number;
  /** Its arrivals, when they all keep the same hours. */
  readonly hours?: Pick<Arrivals, 'week'>;
}

export interface Scene {
  readonly stations: ReadonlyMap<Id, Station>;
  /** Those whose cases are counted. */
  readonly members: readonly Member[];
  readonly demands: ReadonlyMap<Id, ChainDemand>;
}

function* membersIn(workspace: Workspace, system: FlowSystem): Steps<readonly Member[]> {
  const members: Member[] = [];
  for (const { network, arrivals, gap } of system.chains) {
    yield;
    const chain = workspace.chains.get(network.chain);
    if (chain === undefined) continue;
    const own = { ...(arrivals && { arrivals }), ...(gap !== undefined && { gap }) };
    members.push({ chain, traffic: trafficOf(network), ...own });
  }
  return members;
}

export interface Scenes {
  /** Every chain, in the order of the text. */
  readonly all: readonly Member[];
  readonly byChain: ReadonlyMap<Id, Member>;
  /** The chains as they are: no chain that redesigns another. */
  readonly asIs: Scene;
  readonly of: (member: Member) => Scene;
}

/** A chain that redesigns another is counted in the other's place, for its own figures only. */
export function scenesOf(workspace: Workspace): Scenes {
  return atOnce(scenesIn(workspace));
}

export function* scenesIn(workspace: Workspace): Steps<Scenes> {
  // A chain is compiled once for as long as it stays: what is new of it is made here, one chain a step.
  for (const chain of workspace.chains.values()) {
    networkOf(workspace, chain);
    yield;
  }
  const system = systemOf(workspace);
  const all = yield* membersIn(workspace, system);
  const asIs = sceneOf(
    system.stations,
    all.filter(({ chain }) => chain.redesigns === undefined),
  );
  return {
    all,
    byChain: new Map(all.map((member) => [member.chain.id, member])),
    asIs,
    of: (member) => {
      if (member.chain.redesigns === undefined) return asIs;
      const replaced = originalOf(workspace, member.chain);
      const near = meeting(member, asIs.members, replaced);
      const pools = new Set(near.flatMap(poolsUsedBy));
      return sceneOf(new Map([...system.stations].filter(([pool]) => pools.has(pool))), near);
    },
  };
}

/**
 * Those whose cases the cases of a chain can meet, by way of others, too: chains that share no pool with any of them change
 * nothing, and a workspace may have as many redesigns as chains.
 */
function meeting(member: Member, others: readonly Member[], replaced: Id | undefined): readonly Member[] {
  const byPool = new Map<Id, Member[]>();
  for (const other of others) {
    if (other.chain.id === replaced) continue;
    for (const pool of poolsUsedBy(other)) {
      const known = byPool.get(pool);
      if (known === undefined) byPool.set(pool, [other]);
      else known.push(other);
    }
  }
  const met = new Set([member]);
  const pools = new Set(poolsUsedBy(member));
  // Sets grow while they are walked: they are their own queues.
  for (const pool of pools) {
    for (const other of byPool.get(pool) ?? []) {
      if (met.has(other)) continue;
      met.add(other);
      for (const used of poolsUsedBy(other)) pools.add(used);
    }
  }
  return [...others.filter((other) => met.has(other)), member];
}

const poolsUsedBy = ({ traffic }: Member): readonly Id[] => traffic.uses.map(({ pool }) => pool);

/** The chain at the end of a row of redesigns. */
function originalOf(workspace: Workspace, chain: Chain): Id | undefined {
  const seen = new Set<Id>();
  let id = chain.redesigns?.id;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const next: Id | undefined = workspace.chains.get(id)?.redesigns?.id;
    if (next === undefined) return id;
    id = next;
  }
  return id;
}

export function sceneOf(stations: ReadonlyMap<Id, Station>, members: readonly Member[]): Scene {
  return { stations, members, demands: demandsOf(members) };
}

interface Source {
  readonly perSecond: number;
  readonly arrivals: Arrivals;
}

function demandsOf(members: readonly Member[]): ReadonlyMap<Id, ChainDemand> {
  const sources = new Map<Id, Source[]>(members.map(({ chain }) => [chain.id, []]));
  for (const { chain, traffic, arrivals } of members) {
    if (arrivals === undefined) continue;
    sources.get(chain.id)?.push({ perSecond: arrivals.perSecond, arrivals });
    for (const [run, times] of traffic.runs) {
      const known = sources.get(run) ?? [];
      sources.set(run, [...known, { perSecond: arrivals.perSecond * times, arrivals }]);
    }
  }
  return new Map([...sources].map(([id, some]) => [id, together(some)]));
}

function together(sources: readonly Source[]): ChainDemand {
  const perSecond = sources.reduce((sum, one) => sum + one.perSecond, 0);
  const [first] = sources;
  const same = sources.every(({ arrivals }) => weekKey(arrivals.week) === weekKey(first?.arrivals.week));
  if (first === undefined || !same) return { perSecond, daysPerSecond: openDaysPerSecond(undefined) };
  const { week, daysPerSecond } = first.arrivals;
  return { perSecond, daysPerSecond, hours: week === undefined ? {} : { week } };
}
