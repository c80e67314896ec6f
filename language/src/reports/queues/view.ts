/** Everything that `queues` says of the chains that it is asked for, as plain data; how it looks comes after. */
import {
  applyScenario,
  figuresOf,
  type Lift,
  liftOf,
  noFigures,
  type PoolFigures,
  type Standing,
  shortRunOf,
  standingOf,
  tenfoldOf,
} from '../../flow/index.ts';
import type { Chain, Scenario, Workspace } from '../../model/index.ts';

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
    ...standingOf(workspace, chain, shortRunOf(workspace, chain)),
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

function scenarioView(workspace: Workspace, scenario: Scenario, chain: Chain): ScenarioView {
  const { workspace: changed, unknown } = applyScenario(workspace, scenario);
  const now = changed.chains.get(chain.id) ?? chain;
  if (unknown.length === 0) return { scenario, unknown, standing: standingOf(changed, now, shortRunOf(changed, now)) };
  const missing = [{ figure: 'all', facts: unknown }];
  const figures = { ...noFigures(now), missing };
  const speeds = { touch: null, waiting: null, handoffs: null, feeds: [] };
  return {
    scenario,
    unknown,
    standing: { workspace, chain, figures, pools: [], goals: [], speeds, humanUp: [] },
  };
}
