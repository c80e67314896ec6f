/** A design: the chain as it is, or as a scenario would have it, ready to be run. */
import type { Chain, Id, Scenario, Workspace } from '../../model/index.ts';
import { analysisOf, type Member, type Scene } from '../analysis/index.ts';
import { type Week, weekOf } from '../calendar/index.ts';
import type { ChainFigures, PoolFigures } from '../figures.ts';
import { applyScenario } from '../scenario.ts';
import { figuresOf } from '../standing.ts';
import { type Compiled, compile } from './engine/index.ts';
import type { Refusal } from './request.ts';

export interface Design {
  readonly scenario: string | null;
  readonly workspace: Workspace;
  readonly chain: Chain;
  readonly scene: Scene;
  readonly member: Member;
  /** What the analysis says: what is offered, what is missing, what grows. */
  readonly figures: ChainFigures;
  readonly pools: ReadonlyMap<Id, PoolFigures>;
  readonly compiled: Compiled;
}

/** @returns what is missing, where it cannot be run. */
export function designOf(workspace: Workspace, id: Id, scenario?: Scenario): Design | Refusal {
  const name = scenario?.name ?? null;
  const applied = scenario === undefined ? { workspace, unknown: [] } : applyScenario(workspace, scenario);
  if (applied.unknown.length > 0) return { scenario: name, facts: applied.unknown };
  const chain = applied.workspace.chains.get(id);
  const analysis = analysisOf(applied.workspace, { id });
  const { chains, pools } = figuresOf(applied.workspace);
  const figures = chains.get(id);
  if (chain === undefined || analysis === undefined || figures === undefined)
    return { scenario: name, facts: [`chain ${id}`] };
  const { member, situation } = analysis;
  const { scene } = situation;
  const compiled = compile(scene, member, goalWeekOf(applied.workspace, chain));
  if ('missing' in compiled) return { scenario: name, facts: compiled.missing };
  return { scenario: name, workspace: applied.workspace, chain, scene, member, figures, pools, compiled };
}

/** The hours that working days of the chain's goals are counted in; undefined: no goal asks for any. */
function goalWeekOf({ hours }: Workspace, { demand, goals }: Chain): Week | undefined {
  const inDays = goals.some(({ target }) => target.kind === 'duration' && target.duration.unit === 'wd');
  const during = demand?.during?.id === undefined ? undefined : hours.get(demand.during.id);
  return inDays && during !== undefined ? weekOf(during) : undefined;
}

/** Points that are passed for one case of the measured chain, by all that is simulated with it. */
export function effortOf({ scene, member, compiled }: Design): number {
  const own = scene.demands.get(member.chain.id)?.perSecond ?? 0;
  const all = compiled.members.reduce((sum, { traffic, arrivals }) => {
    const points = traffic.visits.perCase.reduce((total, one) => total + one, 0);
    return sum + points * (arrivals?.perSecond ?? 0);
  }, 0);
  return own > 0 ? all / own : Number.POSITIVE_INFINITY;
}
