/** Two graphs of one chain as one, with what came, what went, and both values of what changed. */
import type { Change } from '../../diff/index.ts';
import type { Id } from '../../model/index.ts';
import { push } from '../group.ts';
import type { PictureEdge, PictureGraph, PictureLane, PictureNode } from '../picture-graph.ts';
import { CHANGE_SIGNS, type ChangeMarks, type ChangeState } from './marks.ts';
import { mergedOrder } from './order.ts';
import { changeLines } from './words.ts';

/** Changes by what they are about, by its id in the picture. */
export interface ChangesByPart {
  readonly nodes: ReadonlyMap<string, readonly Change[]>;
  readonly edges: ReadonlyMap<string, readonly Change[]>;
  readonly lanes: ReadonlyMap<string, readonly Change[]>;
}

export interface Union {
  readonly graph: PictureGraph;
  readonly marks: ChangeMarks;
}

/** @param base with the ids of the head, wherever a thing is the same. */
export function unionOf(base: PictureGraph, head: PictureGraph, changes: ChangesByPart): Union {
  const nodes = paired(head.nodes, base.nodes, (node, before) => bothNodes(node, before, changes.nodes.get(node.id)));
  const edges = paired(head.edges, base.edges, (edge, before) => bothEdges(edge, before, changes.edges.get(edge.id)));
  const lanes = paired(head.lanes, base.lanes, (lane) => bothLanes(lane, changes.lanes.get(lane.id)));
  return {
    graph: { ...head, lanes: lanes.all, nodes: nodes.all, edges: edges.all.map((edge) => signed(edge, edges.states)) },
    marks: { nodes: nodes.states, edges: edges.states, lanes: lanes.states },
  };
}

interface Paired<T> {
  readonly all: readonly T[];
  readonly states: Readonly<Record<string, ChangeState>>;
}

/** @param both one thing as it stands on both sides, and whether it changed. */
function paired<T extends { readonly id: string }>(
  head: readonly T[],
  base: readonly T[],
  both: (after: T, before: T) => { readonly thing: T; readonly changed: boolean },
): Paired<T> {
  const before = new Map(base.map((one) => [one.id, one]));
  const after = new Set(head.map(({ id }) => id));
  const states: Record<string, ChangeState> = {};
  const all = mergedOrder(head, base).map((one): T => {
    const other = before.get(one.id);
    if (!after.has(one.id)) states[one.id] = 'removed';
    else if (other === undefined) states[one.id] = 'added';
    else {
      const { thing, changed } = both(one, other);
      if (changed) states[one.id] = 'changed';
      return thing;
    }
    return one;
  });
  return { all, states };
}

function bothNodes(after: PictureNode, before: PictureNode, changes: readonly Change[] = []) {
  if (changes.length === 0) return { thing: after, changed: false };
  const kept = after.chips.filter((chip) => before.chips.includes(chip));
  const thing: PictureNode = { ...after, chips: [...kept, ...changeLines(changes)], alternatives: [after, before] };
  return { thing, changed: true };
}

function bothEdges(after: PictureEdge, before: PictureEdge, changes: readonly Change[] = []) {
  const facts = ['trigger', 'share', 'when', 'channel', 'wait'] as const;
  const other = facts.filter((fact) => after[fact] !== before[fact]);
  const both = Object.fromEntries(other.map((fact) => [fact, `${before[fact] ?? 'none'} → ${after[fact] ?? 'none'}`]));
  return { thing: { ...after, ...both }, changed: other.length > 0 || changes.length > 0 };
}

function bothLanes(lane: PictureLane, changes: readonly Change[] = []) {
  const [line] = changeLines(changes.filter(({ property }) => property !== 'title'));
  return { thing: line === undefined ? lane : { ...lane, detail: line }, changed: changes.length > 0 };
}

/** The sign stands in the label, so that there is room for it. */
function signed(edge: PictureEdge, states: Readonly<Record<string, ChangeState>>): PictureEdge {
  const state = states[edge.id];
  return state === undefined ? edge : { ...edge, sign: CHANGE_SIGNS[state] };
}

/** Handoffs between the same nodes of which both sides have one too many are the same one, changed. */
export function withSameEdges(base: PictureGraph, head: PictureGraph): PictureGraph {
  const inBase = new Set(base.edges.map(({ id }) => id));
  const inHead = new Set(head.edges.map(({ id }) => id));
  const free = new Map<string, Id[]>();
  const wayOf = ({ from, to, kind }: PictureEdge): string => JSON.stringify([from, to, kind]);
  for (const edge of head.edges) if (!inBase.has(edge.id)) push(free, wayOf(edge), edge.id);
  return {
    ...base,
    edges: base.edges.map((edge) => {
      const id = inHead.has(edge.id) ? undefined : free.get(wayOf(edge))?.shift();
      return id === undefined ? edge : { ...edge, id };
    }),
  };
}
