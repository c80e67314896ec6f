/** The graph with the room that everything takes: what both layouts start from, and what they give back. */

import { groupBy } from './group.ts';
import { type LabelText, labelOf } from './labels.ts';
import type { PictureEdge, PictureGraph, PictureLane, PictureNode } from './picture-graph.ts';
import { loopRoom } from './self-loops.ts';
import { type Shape, shapeOf } from './shapes.ts';

export interface SizedNode {
  readonly node: PictureNode;
  readonly shape: Shape;
  /** Index of its lane. */
  readonly lane: number;
  /** What its arrows to itself take above it. */
  readonly loops: { readonly width: number; readonly height: number };
}

export interface SizedEdge {
  readonly edge: PictureEdge;
  readonly label?: LabelText;
}

export interface SizedGraph {
  readonly graph: PictureGraph;
  readonly nodes: readonly SizedNode[];
  readonly byId: ReadonlyMap<string, SizedNode>;
  readonly edges: readonly SizedEdge[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends Box {
  readonly node: PictureNode;
  readonly shape: Shape;
}

export interface PlacedEdge {
  readonly edge: PictureEdge;
  /** Corners of a path that runs along the axes. */
  readonly points: readonly Point[];
  readonly label?: LabelText & Box;
}

export interface PlacedLane extends Box {
  readonly lane: PictureLane;
}

export interface PictureLayout {
  readonly graph: PictureGraph;
  /** Which layout it is: ELK's, or our own for when ELK took too long or the graph is too large for it. */
  readonly engine: 'elk' | 'fallback';
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly PlacedLane[];
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Nodes and arrows placed in coordinates of their own; frame.ts makes a layout of them. */
export interface Placed {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly {
    readonly edge: SizedEdge;
    readonly points: readonly Point[];
    /** Where the label stands, when not beside the arrow's first stretch. */
    readonly labelBox?: Box;
  }[];
}

const PLAIN_PITCH = 12;
const LABEL_SPACE = 6;

/** @param runsBack whether an arrow leaves its box on the left and comes in on the right; none where not known yet. */
export function sized(graph: PictureGraph, runsBack: (edge: PictureEdge) => boolean = () => false): SizedGraph {
  const edges = graph.edges.map((edge): SizedEdge => {
    const label = labelOf(edge);
    return label === undefined ? { edge } : { edge, label };
  });
  const laneIndex = new Map(graph.lanes.map((lane, i) => [lane.id, i]));
  const loops = groupBy(
    edges.filter(({ edge }) => edge.from === edge.to),
    ({ edge }) => edge.from,
  );
  const needed = sideHeights(graph, edges, runsBack);
  const nodes = graph.nodes.map((node): SizedNode => {
    const shape = shapeOf(node, needed.get(node.id) ?? 0);
    return { node, shape, lane: laneIndex.get(node.lane) ?? 0, loops: loopRoom(loops.get(node.id) ?? []) };
  });
  return { graph, nodes, byId: new Map(nodes.map((one) => [one.node.id, one])), edges };
}

/** ELK spreads arrows evenly over a side: so high must a box be that each label fits above its arrow. */
function sideHeights(
  graph: PictureGraph,
  edges: readonly SizedEdge[],
  runsBack: (edge: PictureEdge) => boolean,
): ReadonlyMap<string, number> {
  const side = () => ({ arrows: 0, pitch: PLAIN_PITCH });
  const sides = new Map(graph.nodes.map((node) => [node.id, { left: side(), right: side() }]));
  for (const { edge, label } of edges) {
    if (edge.from === edge.to) continue;
    const back = runsBack(edge);
    const out = sides.get(edge.from)?.[back ? 'left' : 'right'];
    const into = sides.get(edge.to)?.[back ? 'right' : 'left'];
    if (into !== undefined) into.arrows++;
    if (out === undefined) continue;
    out.arrows++;
    out.pitch = Math.max(out.pitch, (label?.height ?? 0) + LABEL_SPACE);
  }
  const heights = new Map<string, number>();
  for (const [id, { left, right }] of sides) {
    heights.set(id, Math.max((left.arrows + 1) * left.pitch, (right.arrows + 1) * right.pitch));
  }
  return heights;
}

/** The starts, then the rest as in the text. */
export function inReadingOrder(nodes: readonly SizedNode[]): readonly string[] {
  const starts = nodes.filter(({ node }) => node.kind === 'start');
  const others = nodes.filter(({ node }) => node.kind !== 'start');
  return [...starts, ...others].map(({ node }) => node.id);
}
