/** The graph with the room that everything takes: what both layouts start from, and what they give back. */

import { bundled, type Span } from './bundles.ts';
import type { Direction } from './choices.ts';
import { groupBy } from './group.ts';
import { type LabelText, labelOf } from './labels.ts';
import type { PictureEdge, PictureGraph, PictureLane, PictureNode } from './picture-graph.ts';
import { loopRoom } from './self-loops.ts';
import { type Shape, shapeOf } from './shapes.ts';
import { turned } from './turn.ts';

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
  readonly direction: Direction;
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

/** A column of the flow, and a row of the node's lane. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** By id of the node. */
export type Grid = ReadonlyMap<string, Cell>;

export interface PictureLayout {
  readonly graph: PictureGraph;
  /** Which layout it is: ELK's, or our own for when ELK took too long or the graph is too large for it. */
  readonly engine: 'elk' | 'fallback';
  readonly direction: Direction;
  /** What the layout of a changed picture holds on to; empty in the simple layout. */
  readonly grid: Grid;
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
/** Where labels stand beside upright arrows, another place is found for those that find none here. */
const WIDEST_PITCH = { right: Number.POSITIVE_INFINITY, down: 44 } as const satisfies Record<Direction, number>;

export interface SizeOptions {
  readonly direction?: Direction | undefined;
  /** An arrow that runs back leaves its box on the left and comes in on the right. */
  readonly spanOf?: Span;
  /** Whether arrows may share a trunk. */
  readonly bundles?: boolean;
}

export function sized(
  graph: PictureGraph,
  { direction = 'right', spanOf = () => 1, bundles = false }: SizeOptions = {},
): SizedGraph {
  const turn = direction === 'down' ? turned : same;
  const edges = graph.edges.map((edge): SizedEdge => {
    const label = labelOf(edge, direction);
    return label === undefined ? { edge } : { edge, label: turn(label) };
  });
  const laneIndex = new Map(graph.lanes.map((lane, i) => [lane.id, i]));
  const loops = groupBy(
    edges.filter(({ edge }) => edge.from === edge.to),
    ({ edge }) => edge.from,
  );
  const inBundle = bundles ? bundled(graph, spanOf) : new Set<string>();
  const needed = sideHeights(graph, edges, { spanOf, inBundle, widest: WIDEST_PITCH[direction] });
  const nodes = graph.nodes.map((node): SizedNode => {
    const side = needed.get(node.id) ?? 0;
    const shape = turn(shapeOf(node, side, direction));
    return { node, shape, lane: laneIndex.get(node.lane) ?? 0, loops: loopRoom(loops.get(node.id) ?? []) };
  });
  return { graph, direction, nodes, byId: new Map(nodes.map((one) => [one.node.id, one])), edges };
}

function same<T>(thing: T): T {
  return thing;
}

/** Arrows are spread evenly over a side: so high must a box be that each label fits above its arrow. */
function sideHeights(
  graph: PictureGraph,
  edges: readonly SizedEdge[],
  { spanOf, inBundle, widest }: { spanOf: Span; inBundle: ReadonlySet<string>; widest: number },
): ReadonlyMap<string, number> {
  const side = () => ({ arrows: 0, pitch: PLAIN_PITCH, trunk: false });
  const sides = new Map(graph.nodes.map((node) => [node.id, { left: side(), right: side() }]));
  for (const { edge, label } of edges) {
    if (edge.from === edge.to) continue;
    const back = spanOf(edge) < 0;
    const out = sides.get(edge.from)?.[back ? 'left' : 'right'];
    const into = sides.get(edge.to)?.[back ? 'right' : 'left'];
    const pitch = Math.min((label?.height ?? 0) + LABEL_SPACE, widest);
    const isBranch = inBundle.has(edge.id);
    if (into !== undefined) {
      into.arrows++;
      if (isBranch && into.arrows > 1) into.pitch = Math.max(into.pitch, pitch);
    }
    if (out === undefined) continue;
    if (!isBranch) out.pitch = Math.max(out.pitch, pitch);
    if (!isBranch || !out.trunk) out.arrows++;
    out.trunk ||= isBranch;
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
