/** How a chain stands in its workspace: what its pools are asked for, and how much it could take; asked as often as one likes. */
import type { Chain, Id, Workspace } from '../model/index.ts';
import {
  analyse,
  type Ceiling,
  ceilingsOf,
  poolsOf,
  type Scenes,
  type Situation,
  scenesOf,
  situationOf,
} from './analysis/index.ts';
import type { PoolFigures, WorkspaceFigures } from './figures.ts';

const analysed = new WeakMap<Workspace, WorkspaceFigures>();

/** The figures of a workspace: one analysis for all who ask. */
export function figuresOf(workspace: Workspace): WorkspaceFigures {
  let figures = analysed.get(workspace);
  if (figures === undefined) {
    figures = analyse(workspace);
    analysed.set(workspace, figures);
  }
  return figures;
}

/** The pools as the cases of a chain meet them: a redesign stands in the place of what it redesigns. */
export function poolsAround(workspace: Workspace, chain: Chain): ReadonlyMap<Id, PoolFigures> {
  if (chain.redesigns === undefined) return figuresOf(workspace).pools;
  const standing = standingOf(workspace);
  const known = standing.pools.get(chain.id) ?? poolsOf(situationAt(standing, chain));
  standing.pools.set(chain.id, known);
  return known;
}

/** The rate of cases at which the first pool of a chain is full; undefined while a fact is missing. */
export function ceilingOf(workspace: Workspace, chain: Chain): Ceiling | undefined {
  const standing = standingOf(workspace);
  const member = standing.scenes.all.find((one) => one.chain.id === chain.id);
  if (member === undefined || member.traffic.visits.missing.length > 0) return undefined;
  const { scene, offered } = situationAt(standing, chain);
  const { first, missing } = ceilingsOf(member.traffic, offered, scene.demands.get(chain.id)?.perSecond ?? 0);
  return missing.length > 0 ? undefined : first;
}

interface Standing {
  readonly workspace: Workspace;
  readonly scenes: Scenes;
  /** By the chain that redesigns; `undefined`: the chains as they are. */
  readonly situations: Map<Id | undefined, Situation>;
  readonly pools: Map<Id, ReadonlyMap<Id, PoolFigures>>;
}

const standings = new WeakMap<Workspace, Standing>();

function standingOf(workspace: Workspace): Standing {
  let standing = standings.get(workspace);
  if (standing === undefined) {
    standing = { workspace, scenes: scenesOf(workspace), situations: new Map(), pools: new Map() };
    standings.set(workspace, standing);
  }
  return standing;
}

function situationAt({ workspace, scenes, situations }: Standing, chain: Chain): Situation {
  const member = chain.redesigns === undefined ? undefined : scenes.all.find((one) => one.chain.id === chain.id);
  const known = situations.get(member?.chain.id);
  if (known !== undefined) return known;
  const situation = situationOf(workspace, member === undefined ? scenes.asIs : scenes.of(member));
  situations.set(member?.chain.id, situation);
  return situation;
}
