/** Facts that follow from one thing and its declarations alone, in the words of docs/language.md and the rules. */

import { type Level, type Wall, WORK_KINDS } from '../grammar/index.ts';
import type { Chain, Node, Pool, Ref, Workspace } from './model.ts';

export function poolOf(workspace: Workspace, ref: Ref | undefined): Pool | undefined {
  return ref?.id === undefined ? undefined : workspace.pools.get(ref.id);
}

/** A role or a person. */
export function isHuman(pool: Pool | undefined): boolean {
  return pool?.kind === 'role' || pool?.kind === 'person';
}

/** How many people or parallel places; undefined: a role that does not say, or a machine without a limit. */
export function serversOf(pool: Pool): number | undefined {
  if (pool.kind === 'person') return 1;
  return pool.kind === 'role' ? pool.people?.value : pool.parallel?.value;
}

/** Who answers for a node: its own owner, else its chain's. */
export function ownerOf(chain: Chain, node: Node): Ref | undefined {
  return node.owner ?? chain.owner;
}

/** `by` an agent. */
export function isAiDone(workspace: Workspace, node: Node): boolean {
  return poolOf(workspace, node.by?.pool)?.kind === 'agent';
}

/** `by` a role or person `with` an agent. */
export function isAiAssisted(workspace: Workspace, node: Node): boolean {
  return isHuman(poolOf(workspace, node.by?.pool)) && poolOf(workspace, node.by?.with)?.kind === 'agent';
}

/** The wall that AI meets at this node; undefined when it has neither `work`, `wall` nor `stakes high`. */
export function wallOf(node: Node): Wall | undefined {
  if (node.stakes?.value === 'high') return 'high';
  if (node.wall !== undefined) return node.wall.value;
  if (node.work !== undefined) return WORK_KINDS[node.work.value].wall;
  return node.stakes === undefined ? undefined : 'low';
}

/**
 * What a pool knows of a field; to a field that it does not name it is an outsider. Undefined when nobody can tell: the
 * field, or one that the pool names, is unresolved or could not be read.
 */
export function levelOf(pool: Pool, field: Pick<Ref, 'id'>): Level | undefined {
  if (field.id === undefined) return undefined;
  const named = pool.knows.find((known) => known.field.id === field.id);
  if (named !== undefined) return named.level;
  const isOpen = pool.unreadable.includes('knows') || pool.knows.some((known) => known.field.id === undefined);
  return isOpen ? undefined : 'outsider';
}
