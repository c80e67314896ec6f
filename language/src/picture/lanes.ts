/** Which lane a node stands in: that of who does it, else that of the neighbour it belongs with. */
import { type Chain, type Id, poolOf, titleFromName, titleOf, type Workspace } from '../model/index.ts';
import { push } from './group.ts';
import type { PictureEdge } from './picture-graph.ts';

export interface Lane {
  /** The pool's id, or a word where no pool does it. */
  readonly id: Id;
  readonly title: string;
}

/** An arrow, and the handoff that it is drawn for. */
export type Link = PictureEdge & { readonly handoff: Id };

const NOBODY: Lane = { id: 'nobody', title: 'Nobody yet' };
const OTHER_CHAINS: Lane = { id: 'chains', title: 'Other chains' };

export function lanesOf(
  chain: Chain,
  workspace: Workspace,
  edges: readonly Link[],
  bars: readonly { readonly id: string; readonly kind: string }[],
): ReadonlyMap<string, Lane> {
  const lanes = new Map<string, Lane>();
  /** Names to place, and whether what comes after them counts first. */
  const open = new Map<string, 'before' | 'after'>();
  for (const node of chain.nodes) {
    const pool = poolOf(workspace, node.by?.pool);
    if (pool !== undefined) lanes.set(node.name, { id: pool.id, title: titleOf(pool) });
    else if (node.by !== undefined)
      lanes.set(node.name, { id: `?${node.by.pool.name}`, title: titleFromName(node.by.pool.name) });
    else if (node.kind === 'step') lanes.set(node.name, node.runs === undefined ? NOBODY : OTHER_CHAINS);
    else open.set(node.name, node.kind === 'start' ? 'after' : 'before');
  }
  for (const bar of bars) open.set(bar.id, bar.kind === 'join' ? 'after' : 'before');
  spread(open, edges, lanes);
  return lanes;
}

/** Breadth first from what has a lane, so that every node takes it from its nearest neighbour. */
function spread(open: Map<string, 'before' | 'after'>, edges: readonly Link[], lanes: Map<string, Lane>): void {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const { from, to } of edges) {
    push(before, to, from);
    push(after, from, to);
  }
  const find = (names: readonly string[] | undefined): Lane | undefined => {
    for (const name of names ?? []) {
      const lane = lanes.get(name);
      if (lane !== undefined) return lane;
    }
    return undefined;
  };
  for (const bothWays of [false, true]) {
    let round = [...open.keys()];
    while (round.length > 0) {
      const next = new Set<string>();
      for (const name of round) {
        const side = open.get(name);
        if (side === undefined) continue;
        const first = side === 'before' ? before : after;
        const second = side === 'before' ? after : before;
        const lane = find(first.get(name)) ?? (bothWays ? find(second.get(name)) : undefined);
        if (lane === undefined) continue;
        lanes.set(name, lane);
        open.delete(name);
        for (const neighbour of [...(before.get(name) ?? []), ...(after.get(name) ?? [])]) {
          if (open.has(neighbour)) next.add(neighbour);
        }
      }
      round = [...next];
    }
  }
  for (const name of open.keys()) lanes.set(name, NOBODY);
}
