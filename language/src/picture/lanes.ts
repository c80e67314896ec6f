/** Which lane a node stands in: that of who does it (or owns it), else that of the neighbour it belongs with. */
import {
  type Chain,
  type Id,
  type Node,
  poolOf,
  type Ref,
  titleFromName,
  titleOf,
  type Workspace,
} from '../model/index.ts';
import type { LaneMode } from './choices.ts';
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
const NO_OWNER: Lane = { id: 'unowned', title: 'No owner' };
const OTHER_CHAINS: Lane = { id: 'chains', title: 'Other chains' };

export function lanesOf(
  chain: Chain,
  workspace: Workspace,
  edges: readonly Link[],
  bars: readonly { readonly id: string; readonly kind: string }[],
  mode: LaneMode = 'performer',
): ReadonlyMap<string, Lane> {
  const lanes = new Map<string, Lane>();
  if (mode === 'off') return lanes;
  /** Names to place, and whether what comes after them counts first. */
  const open = new Map<string, 'before' | 'after'>();
  const laneOf = mode === 'owner' ? ownerLane : performerLane;
  for (const node of chain.nodes) {
    const lane = laneOf(node, chain, workspace);
    if (lane !== undefined) lanes.set(node.name, lane);
    else open.set(node.name, node.kind === 'start' ? 'after' : 'before');
  }
  for (const bar of bars) open.set(bar.id, bar.kind === 'join' ? 'after' : 'before');
  spread(open, edges, lanes, mode === 'owner' ? NO_OWNER : NOBODY);
  return lanes;
}

function performerLane(node: Node, _: Chain, workspace: Workspace): Lane | undefined {
  if (node.by !== undefined) return poolLane(node.by.pool, workspace);
  if (node.kind !== 'step') return undefined;
  return node.runs === undefined ? NOBODY : OTHER_CHAINS;
}

/** Its own owner, else that of the chain. */
function ownerLane(node: Node, { owner }: Chain, workspace: Workspace): Lane | undefined {
  const responsible = node.owner ?? (node.kind === 'step' || node.kind === 'decision' ? owner : undefined);
  if (responsible !== undefined) return poolLane(responsible, workspace);
  return node.kind === 'step' ? NO_OWNER : undefined;
}

function poolLane(ref: Ref, workspace: Workspace): Lane {
  const pool = poolOf(workspace, ref);
  return pool === undefined
    ? { id: `?${ref.name}`, title: titleFromName(ref.name) }
    : { id: pool.id, title: titleOf(pool) };
}

/** Breadth first from what has a lane, so that every node takes it from its nearest neighbour. */
function spread(
  open: Map<string, 'before' | 'after'>,
  edges: readonly Link[],
  lanes: Map<string, Lane>,
  otherwise: Lane,
): void {
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
  for (const name of open.keys()) lanes.set(name, otherwise);
}
