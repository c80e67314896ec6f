/** A chain with all its figures: what reports, comparisons and pictures are made from. */
import type { Chain, Id, Workspace } from '../model/index.ts';
import { noFigures } from './analysis/index.ts';
import type { ChainFigures, GoalFigures, HumanUp, PoolFigures, ShortRun, TwoSpeeds } from './figures.ts';
import { goalFigures } from './goals.ts';
import { humanUp } from './human-up.ts';
import { figuresOf, poolsAround } from './standing.ts';
import { twoSpeeds } from './two-speeds.ts';

/** A chain with its figures, in a workspace as it is, as it was, or as a scenario would have it. */
export interface Standing {
  readonly workspace: Workspace;
  readonly chain: Chain;
  readonly figures: ChainFigures;
  /** Those that its cases come to: what limits it first, then by load. */
  readonly pools: readonly PoolFigures[];
  readonly goals: readonly GoalFigures[];
  readonly speeds: TwoSpeeds;
  readonly humanUp: readonly HumanUp[];
}

/** @param run what a short simulation says of its goals; without it those that no formula judges are not known. */
export function standingOf(workspace: Workspace, chain: Chain, run?: ShortRun): Standing {
  const figures = figuresOf(workspace).chains.get(chain.id) ?? noFigures(chain);
  return {
    workspace,
    chain,
    figures,
    pools: poolsOf(poolsAround(workspace, chain), chain, figures),
    goals: goalFigures(workspace, chain, figures, run),
    speeds: twoSpeeds(workspace, chain, figures),
    humanUp: humanUp(workspace, chain) ?? [],
  };
}

function poolsOf(
  pools: ReadonlyMap<Id, PoolFigures>,
  chain: Chain,
  { bottleneck }: ChainFigures,
): readonly PoolFigures[] {
  const rank = ({ pool, load }: PoolFigures) => (pool === bottleneck ? Number.MAX_VALUE : (load ?? -1));
  return [...pools.values()].filter(({ chains }) => chains.includes(chain.id)).sort((a, b) => rank(b) - rank(a));
}
