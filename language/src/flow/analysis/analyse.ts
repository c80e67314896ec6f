/** All figures of a workspace. */
import type { Chain, Id, Workspace } from '../../model/index.ts';
import type { ChainFigures, PoolFigures, WorkspaceFigures } from '../figures.ts';
import { atOnce, type Steps } from '../steps.ts';
import type { Traffic } from '../traffic/index.ts';
import { chainFigures, type Situation } from './chain-figures.ts';
import { overloadIn } from './overload.ts';
import { poolFigures } from './pool-figures.ts';
import { type Member, type Scene, type Scenes, scenesIn } from './scene.ts';
import { totalsOf } from './totals.ts';
import { queuesIn } from './waits.ts';

/** Figures of every chain and pool. Never throws, never gives a number that is none. */
export function analyse(workspace: Workspace): WorkspaceFigures {
  return atOnce(analysing(workspace));
}

/** The same in steps of one chain or pool each. */
export function* analysing(workspace: Workspace): Steps<WorkspaceFigures> {
  const known = yield* knowing(workspace);
  const chains = new Map<Id, ChainFigures>();
  for (const member of known.scenes.all) {
    chains.set(member.chain.id, chainFigures(known.situationOf(member), member));
    yield;
  }
  return { chains, pools: poolsOf(known.asIs) };
}

interface Known {
  readonly scenes: Scenes;
  readonly asIs: Situation;
  readonly situationOf: (member: Member) => Situation;
}

/** Workspaces never change: what is asked of one chain after the other is worked out once. */
const known = new WeakMap<Workspace, Known>();

function* knowing(workspace: Workspace): Steps<Known> {
  const before = known.get(workspace);
  if (before !== undefined) return before;
  const scenes = yield* scenesIn(workspace);
  const asIs = yield* situationIn(workspace, scenes.asIs);
  const redesigned = new Map<Id, Situation>();
  const now: Known = {
    scenes,
    asIs,
    situationOf: (member) => {
      if (member.chain.redesigns === undefined) return asIs;
      const situation = redesigned.get(member.chain.id) ?? atOnce(situationIn(workspace, scenes.of(member)));
      redesigned.set(member.chain.id, situation);
      return situation;
    },
  };
  known.set(workspace, now);
  return now;
}

/** A chain among all whose cases it meets, and the queues that its cases stand in. */
export function analysisOf(
  workspace: Workspace,
  { id }: Pick<Chain, 'id'>,
): { readonly situation: Situation; readonly member: Member; readonly traffic: Traffic } | undefined {
  const { scenes, situationOf } = atOnce(knowing(workspace));
  const member = scenes.byChain.get(id);
  return member && { situation: situationOf(member), member, traffic: member.traffic };
}

/** The pools as the cases of one chain meet them: of a chain that redesigns another, with it in the other's place. */
export function poolsMetBy(workspace: Workspace, chain: Chain): ReadonlyMap<Id, PoolFigures> {
  const met = analysisOf(workspace, chain);
  return met === undefined ? new Map() : poolsOf(met.situation);
}

export function poolsOf({ queues, offered }: Situation): ReadonlyMap<Id, PoolFigures> {
  const pools = new Map<Id, PoolFigures>();
  for (const [id, queue] of queues) pools.set(id, poolFigures(queue, offered.get(id) ?? queue));
  return pools;
}

function* situationIn(workspace: Workspace, scene: Scene): Steps<Situation> {
  const totals = totalsOf(scene);
  yield;
  const overload = yield* overloadIn(scene, totals);
  const offered = yield* queuesIn(scene, totals, overload?.full);
  if (overload === undefined) return { workspace, scene, offered, queues: offered, batches: totals.batches };
  const queues = yield* queuesIn(scene, overload.totals, overload.full);
  return { workspace, scene, offered, queues, batches: overload.totals.batches, overload };
}
