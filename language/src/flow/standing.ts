/** How a chain stands in its workspace: what its pools are asked for, how much it could take. As often as one likes. */
import type { Chain, Id, Workspace } from '../model/index.ts';
import { analysing, analysisOf, type Ceiling, ceilingsOf, poolsMetBy } from './analysis/index.ts';
import type { PoolFigures, WorkspaceFigures } from './figures.ts';
import { atOnce, type Steps } from './steps.ts';

const analysed = new WeakMap<Workspace, WorkspaceFigures>();

/** The figures of a workspace: one analysis for all who ask. */
export function figuresOf(workspace: Workspace): WorkspaceFigures {
  return atOnce(workingOut(workspace));
}

/** The same in steps, for who has others to answer meanwhile. */
export function* workingOut(workspace: Workspace): Steps<WorkspaceFigures> {
  const known = analysed.get(workspace);
  if (known !== undefined) return known;
  const figures = yield* analysing(workspace);
  analysed.set(workspace, figures);
  return figures;
}

const met = new WeakMap<Workspace, Map<Id, ReadonlyMap<Id, PoolFigures>>>();

/** The pools as the cases of a chain meet them: a redesign stands in the place of what it redesigns. */
export function poolsAround(workspace: Workspace, chain: Chain): ReadonlyMap<Id, PoolFigures> {
  if (chain.redesigns === undefined) return figuresOf(workspace).pools;
  const known = met.get(workspace) ?? new Map<Id, ReadonlyMap<Id, PoolFigures>>();
  met.set(workspace, known);
  const pools = known.get(chain.id) ?? poolsMetBy(workspace, chain);
  known.set(chain.id, pools);
  return pools;
}

/** The rate of cases at which the first pool of a chain is full; undefined while a fact is missing. */
export function ceilingOf(workspace: Workspace, chain: Chain): Ceiling | undefined {
  const known = analysisOf(workspace, chain);
  if (known === undefined || known.traffic.visits.missing.length > 0) return undefined;
  const { scene, offered } = known.situation;
  const { first, missing } = ceilingsOf(known.traffic, offered, scene.demands.get(chain.id)?.perSecond ?? 0);
  return missing.length > 0 ? undefined : first;
}
