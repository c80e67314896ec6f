/** One picture of a comparison, as plain data: both sides in one graph, and what each change is about in it. */
import type { ChainComparison, Change } from '../../diff/index.ts';
import type { Chain, Id, Workspace } from '../../model/index.ts';
import { pictureGraph } from '../graph.ts';
import { push } from '../group.ts';
import type { PictureGraph } from '../picture-graph.ts';
import type { ChangeMarks } from './marks.ts';
import { namesFor, renamedChain } from './renamed.ts';
import { type ChangesByPart, unionOf, withSameEdges } from './union.ts';

export interface PictureSide {
  readonly chain: Chain;
  readonly workspace: Workspace;
}

/** The part of a picture that a change is about; those of one line. */
export interface PicturePart {
  readonly kind: 'node' | 'edge' | 'lane';
  readonly id: string;
}

export interface ComparedPicture {
  readonly graph: PictureGraph;
  readonly marks: ChangeMarks;
  /** What each side shows by itself, under the ids of the whole; null where the chain is not there. */
  readonly base: PictureGraph | null;
  readonly head: PictureGraph | null;
  /** Of each change, in their order. */
  readonly parts: readonly (readonly PicturePart[])[];
}

/**
 * Undefined where neither side is known.
 * @param sides where the comparison was made without figures
 */
export function comparedPicture(
  { changes, base: before, head: after }: Pick<ChainComparison, 'changes' | 'base' | 'head'>,
  sides: { readonly base?: PictureSide | undefined; readonly head?: PictureSide | undefined } = {},
): ComparedPicture | undefined {
  const base = before ?? sides.base;
  const head = after ?? sides.head;
  const graphs = graphsOf(base, head, changes);
  const some = graphs.head ?? graphs.base;
  if (some === null) return undefined;
  const empty: PictureGraph = { ...some, lanes: [], nodes: [], edges: [] };
  const parts = changes.map((change) => partsOf(change, graphs, base, head));
  const byPart = changesByPart(changes, parts);
  const { graph, marks } = unionOf(graphs.base ?? empty, graphs.head ?? empty, byPart);
  return { graph: { ...graph, title: some.title }, marks, ...graphs, parts };
}

interface Graphs {
  readonly base: PictureGraph | null;
  readonly head: PictureGraph | null;
  /** By the name of a node in the base. */
  readonly names: ReadonlyMap<string, string>;
}

function graphsOf(base: PictureSide | undefined, head: PictureSide | undefined, changes: readonly Change[]): Graphs {
  const after = head === undefined ? null : pictureGraph(head.chain, head.workspace, []);
  if (base === undefined) return { base: null, head: after, names: new Map() };
  const names = namesFor(base.chain, head?.chain, changes);
  const drawn = pictureGraph(renamedChain(base.chain, names), base.workspace, []);
  const before = withHeadLanes(drawn, after, changes);
  return { base: after === null ? before : withSameEdges(before, after), head: after, names };
}

/** Lanes of pools that are the same on both sides get the id that they have in the head. */
function withHeadLanes(base: PictureGraph, head: PictureGraph | null, changes: readonly Change[]): PictureGraph {
  const renamed = new Map(
    changes.flatMap(({ op, what, ids }) =>
      op === 'renamed' && what === 'pool' && ids.base !== undefined && ids.head !== undefined
        ? [[ids.base, ids.head]]
        : [],
    ),
  );
  const byName = new Map(head?.lanes.map(({ id }) => [nameIn(id), id]));
  const idOf = (lane: Id): Id => renamed.get(lane) ?? byName.get(nameIn(lane)) ?? lane;
  return {
    ...base,
    lanes: base.lanes.map((lane) => ({ ...lane, id: idOf(lane.id) })),
    nodes: base.nodes.map((node) => ({ ...node, lane: idOf(node.lane) })),
  };
}

/** The id of a declaration without its file, which may lie elsewhere on the other side. */
function nameIn(id: Id): string {
  return id.slice(id.lastIndexOf('#') + 1);
}

function partsOf(
  { what, ids }: Change,
  graphs: Graphs,
  base: PictureSide | undefined,
  head: PictureSide | undefined,
): readonly PicturePart[] {
  switch (what) {
    case 'node':
    case 'accept':
      return nodeParts(ids, graphs);
    case 'handoff': {
      const after = edgesAt(graphs.head, head?.chain, ids.head);
      return after.length > 0 ? after : edgesAt(graphs.base, base?.chain, ids.base);
    }
    case 'pool':
      return laneParts(ids, graphs);
    default:
      return [];
  }
}

function nodeParts(ids: Change['ids'], { base, head, names }: Graphs): readonly PicturePart[] {
  const nameOf = (id: Id): string => id.slice(id.lastIndexOf('.') + 1);
  const after = ids.head === undefined ? undefined : nameOf(ids.head);
  if (after !== undefined && head?.nodes.some(({ id }) => id === after)) return [{ kind: 'node', id: after }];
  const before = ids.base === undefined ? undefined : names.get(nameOf(ids.base));
  return before !== undefined && base?.nodes.some(({ id }) => id === before) ? [{ kind: 'node', id: before }] : [];
}

function laneParts(ids: Change['ids'], { base, head }: Graphs): readonly PicturePart[] {
  const lanes = new Set([head, base].flatMap((graph) => graph?.lanes.map(({ id }) => id) ?? []));
  const found = [ids.head, ids.base].find((id) => id !== undefined && lanes.has(id));
  return found === undefined ? [] : [{ kind: 'lane', id: found }];
}

/** All arrows of a handoff: it may have several ends. */
function edgesAt(graph: PictureGraph | null, chain: Chain | undefined, id: Id | undefined): readonly PicturePart[] {
  const handoff = chain?.handoffs.find((one) => one.id === id);
  if (graph === null || handoff === undefined) return [];
  return graph.edges.flatMap((edge) => (edge.place === handoff.place ? [{ kind: 'edge' as const, id: edge.id }] : []));
}

/** Only what a thing changed in: that it came or went is seen without. */
function changesByPart(changes: readonly Change[], parts: readonly (readonly PicturePart[])[]): ChangesByPart {
  const byKind = {
    node: new Map<string, Change[]>(),
    edge: new Map<string, Change[]>(),
    lane: new Map<string, Change[]>(),
  };
  changes.forEach((change, i) => {
    if (change.what === 'accept' || (change.op !== 'changed' && change.op !== 'renamed')) return;
    for (const { kind, id } of parts[i] ?? []) push(byKind[kind], id, change);
  });
  return { nodes: byKind.node, edges: byKind.edge, lanes: byKind.lane };
}
