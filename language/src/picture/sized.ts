/** The graph with the room that everything takes: what both layouts start from, and what they give back. */
import { type LabelText, labelOf } from './labels.ts';
import type { PictureEdge, PictureGraph, PictureLane, PictureNode } from './picture-graph.ts';
import { type Shape, shapeOf } from './shapes.ts';

export interface SizedNode {
  readonly node: PictureNode;
  readonly shape: Shape;
  /** Index of its lane. */
  readonly lane: number;
  /** Distance of the arrows at its sides. */
  readonly pitch: number;
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
  readonly edges: readonly { readonly edge: SizedEdge; readonly points: readonly Point[] }[];
}

const PLAIN_PITCH = 12;
const LOOP_PITCH = 6;

export function sized(graph: PictureGraph): SizedGraph {
  const edges = graph.edges.map((edge): SizedEdge => {
    const label = labelOf(edge);
    return label === undefined ? { edge } : { edge, label };
  });
  const sides = new Map<string, { ends: number; out: number; in: number; pitch: number }>();
  for (const node of graph.nodes) sides.set(node.id, { ends: 0, out: 0, in: 0, pitch: PLAIN_PITCH });
  for (const { edge, label } of edges) {
    const from = sides.get(edge.from);
    const to = sides.get(edge.to);
    if (from !== undefined) {
      from.out++;
      from.pitch = Math.max(from.pitch, (label?.height ?? 0) + LOOP_PITCH);
    }
    if (to !== undefined) to.in++;
  }
  const laneIndex = new Map(graph.lanes.map((lane, i) => [lane.id, i]));
  const nodes = graph.nodes.map((node): SizedNode => {
    const side = sides.get(node.id) ?? { out: 0, in: 0, pitch: PLAIN_PITCH };
    const needed = Math.max((side.out + 1) * side.pitch, (side.in + 1) * PLAIN_PITCH);
    return { node, shape: shapeOf(node, needed), lane: laneIndex.get(node.lane) ?? 0, pitch: side.pitch };
  });
  return { graph, nodes, byId: new Map(nodes.map((one) => [one.node.id, one])), edges };
}
