/** Everything that `queues` says of the chains that it is asked for, as plain data; how it looks comes after. */
import {
  applyScenario,
  type ChainFigures,
  figuresOf,
  type GoalFigures,
  goalFigures,
  type HumanUp,
  humanUp,
  type Lift,
  liftOf,
  noFigures,
  type PoolFigures,
  poolsAround,
  type TwoSpeeds,
  tenfoldOf,
  twoSpeeds,
} from '../../flow/index.ts';
import type { Chain, Id, Scenario, Workspace } from '../../model/index.ts';

/** A chain with its figures, in a workspace as it is or as a scenario would have it. */
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

export interface ScenarioView {
  readonly scenario: Scenario;
  /** What it names and does not exist: without it there are no figures. */
  readonly unknown: readonly string[];
  readonly standing: Standing;
}

export interface ChainView extends Standing {
  /** Best first. */
  readonly lift: readonly Lift[];
  /** Every timed step ten times faster. */
  readonly tenfold: readonly Lift[];
  readonly scenarios: readonly ScenarioView[];
}

export interface QueuesView {
  readonly workspace: Workspace;
  readonly chains: readonly ChainView[];
  /** The pools of these chains with all who come to them; a chain that redesigns another stands apart. */
  readonly pools: readonly PoolFigures[];
}

/** @param scenarios each stands beside the chain that it is of. */
export function queuesView(
  workspace: Workspace,
  chains: readonly Chain[],
  scenarios: readonly Scenario[] = [],
): QueuesView {
  const views = chains.map((chain) => ({
    ...standingOf(workspace, chain),
    lift: liftOf(workspace, chain),
    tenfold: tenfoldOf(workspace, chain),
    scenarios: scenarios
      .filter(({ of }) => of.id === chain.id)
      .map((scenario) => scenarioView(workspace, scenario, chain)),
  }));
  const shown = new Set(views.flatMap(({ pools }) => pools.map(({ pool }) => pool)));
  return {
    workspace,
    chains: views,
    pools: [...figuresOf(workspace).pools.values()].filter(({ pool }) => shown.has(pool)),
  };
}

function standingOf(workspace: Workspace, chain: Chain): Standing {
  const figures = figuresOf(workspace).chains.get(chain.id) ?? noFigures(chain);
  return {
    workspace,
    chain,
    figures,
    pools: poolsOf(poolsAround(workspace, chain), chain, figures),
    goals: goalFigures(workspace, chain, figures),
    speeds: twoSpeeds(workspace, chain, figures),
    humanUp: humanUp(workspace, chain) ?? [],
  };
}

function scenarioView(workspace: Workspace, scenario: Scenario, chain: Chain): ScenarioView {
  const { workspace: changed, unknown } = applyScenario(workspace, scenario);
  const now = changed.chains.get(chain.id) ?? chain;
  if (unknown.length === 0) return { scenario, unknown, standing: standingOf(changed, now) };
  const missing = [{ figure: 'all', facts: unknown }];
  const figures = { ...noFigures(now), missing };
  const speeds = { touch: null, waiting: null, handoffs: null, feeds: [] };
  return {
    scenario,
    unknown,
    standing: { workspace, chain, figures, pools: [], goals: [], speeds, humanUp: [] },
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
