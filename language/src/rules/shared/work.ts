/** Who works in which chain, and which chains run which: over the whole workspace, made once for each. */
import type { Chain, Id, Node, Pool, Range, Ref, Workspace } from '../../model/index.ts';
import { isWork } from './chains.ts';

/** The first thing that somebody does in a chain. */
export interface Visit {
  readonly node: Node;
  readonly what: 'does' | 'checks';
  readonly place: Range;
}

/** The file in which the thing with this id stands. */
export function fileOf(id: Id): string {
  return id.slice(0, id.lastIndexOf('#'));
}

const workers = new WeakMap<Chain, ReadonlyMap<Id, Visit>>();

/** Who does or checks steps of a chain, each with the first place in the text. Names that mean nothing are left out. */
export function workersOf(chain: Chain): ReadonlyMap<Id, Visit> {
  const known = workers.get(chain);
  if (known !== undefined) return known;
  const found = new Map<Id, Visit>();
  const visit = (who: Ref | undefined, one: Visit) => {
    if (who?.id !== undefined && !found.has(who.id)) found.set(who.id, one);
  };
  for (const node of chain.nodes) {
    if (!isWork(node)) continue;
    if (node.by !== undefined) visit(node.by.pool, { node, what: 'does', place: node.by.place });
    for (const verify of node.verifies) visit(verify.by, { node, what: 'checks', place: verify.place });
  }
  workers.set(chain, found);
  return found;
}

/** The chains of the workspace in which a pool does or checks steps. */
export function chainsOf(workspace: Workspace, pool: Pool): readonly Chain[] {
  return chainsByPool(workspace).get(pool.id) ?? [];
}

const chainsByPool = oncePerWorkspace((workspace) => {
  const chains = new Map<Id, Chain[]>();
  for (const chain of workspace.chains.values()) {
    for (const pool of workersOf(chain).keys()) {
      const known = chains.get(pool);
      if (known === undefined) chains.set(pool, [chain]);
      else known.push(chain);
    }
  }
  return chains;
});

export interface Running {
  readonly node: Node;
  readonly runs: Ref;
}

const runnings = new WeakMap<Chain, readonly Running[]>();

/** The steps that are another chain. */
export function runsOf(chain: Chain): readonly Running[] {
  const known = runnings.get(chain);
  if (known !== undefined) return known;
  const found = chain.nodes.flatMap((node) => (node.runs === undefined ? [] : { node, runs: node.runs }));
  runnings.set(chain, found);
  return found;
}

/**
 * Each chain that cases arrive at, with the chain whose demand brings them: its own or, for a sub-chain without one,
 * that of a chain that runs it.
 */
export const demandOf = oncePerWorkspace((workspace) =>
  spread(
    workspace,
    (chain) => chain.demand !== undefined,
    (chain) => chain.demand === undefined,
  ),
);

/** The same, for demands that come in hours. */
export const demandInHoursOf = oncePerWorkspace((workspace) =>
  spread(
    workspace,
    (chain) => chain.demand?.during?.id !== undefined,
    (chain) => chain.demand === undefined,
  ),
);

/** Each chain whose quality somebody has a goal for, with the chain that has it: itself or one that runs it. */
export const qualityGoalOf = oncePerWorkspace((workspace) =>
  spread(
    workspace,
    (chain) => chain.goals.some(({ figure }) => figure === 'quality'),
    () => true,
  ),
);

/** The chains that fit, and what they run as far as `enters` says, each with the first one that it comes from. */
function spread(
  workspace: Workspace,
  fits: (chain: Chain) => boolean,
  enters: (chain: Chain) => boolean,
): ReadonlyMap<Id, Chain> {
  const sources = new Map<Id, Chain>();
  for (const chain of workspace.chains.values()) if (fits(chain)) sources.set(chain.id, chain);
  // A map grows while it is walked: it is its own queue.
  for (const [id, source] of sources) {
    const chain = workspace.chains.get(id);
    if (chain === undefined) continue;
    for (const { runs } of runsOf(chain)) {
      const sub = runs.id === undefined ? undefined : workspace.chains.get(runs.id);
      if (sub !== undefined && !sources.has(sub.id) && enters(sub)) sources.set(sub.id, source);
    }
  }
  return sources;
}

/** Workspaces never change: what is asked of all of one is worked out once. */
export function oncePerWorkspace<T>(make: (workspace: Workspace) => T): (workspace: Workspace) => T {
  const made = new WeakMap<Workspace, { readonly value: T }>();
  return (workspace) => {
    const known = made.get(workspace) ?? { value: make(workspace) };
    made.set(workspace, known);
    return known.value;
  };
}
