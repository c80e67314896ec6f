/** All figures of a workspace. */
import type { Chain, Id, Workspace } from '../../model/index.ts';
import type { ChainFigures, PoolFigures, WorkspaceFigures } from '../figures.ts';
import type { Traffic } from '../traffic/index.ts';
import { chainFigures, type Situation } from './chain-figures.ts';
import { overloadOf } from './overload.ts';
import { poolFigures } from './pool-figures.ts';
import { type Scene, scenesOf } from './scene.ts';
import { totalsOf } from './totals.ts';
import { queuesOf } from './waits.ts';

/** Figures of every chain and pool. Never throws, never gives a number that is none. */
export function analyse(workspace: Workspace): WorkspaceFigures {
  const scenes = scenesOf(workspace);
  const asIs = situationOf(workspace, scenes.asIs);
  const chains = new Map<Id, ChainFigures>();
  for (const member of scenes.all) {
    const { chain } = member;
    const situation = chain.redesigns === undefined ? asIs : situationOf(workspace, scenes.of(member));
    chains.set(chain.id, chainFigures(situation, member));
  }
  return { chains, pools: poolsOf(asIs) };
}

/** The queues that the cases of one chain meet. */
export function analysisOf(
  workspace: Workspace,
  chain: Chain,
): { readonly situation: Situation; readonly traffic: Traffic } | undefined {
  const scenes = scenesOf(workspace);
  const member = scenes.all.find((one) => one.chain.id === chain.id);
  return member && { situation: situationOf(workspace, scenes.of(member)), traffic: member.traffic };
}

export function poolsOf({ queues, offered }: Situation): ReadonlyMap<Id, PoolFigures> {
  const pools = new Map<Id, PoolFigures>();
  for (const [id, queue] of queues) pools.set(id, poolFigures(queue, offered.get(id) ?? queue));
  return pools;
}

export function situationOf(workspace: Workspace, scene: Scene): Situation {
  const totals = totalsOf(scene);
  const overload = overloadOf(scene, totals);
  const offered = queuesOf(scene, totals, overload?.full);
  if (overload === undefined) return { workspace, scene, offered, queues: offered, batches: totals.batches };
  const queues = queuesOf(scene, overload.totals, overload.full);
  return { workspace, scene, offered, queues, batches: overload.totals.batches, overload };
}
