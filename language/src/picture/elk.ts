/**
 * Swimlanes with ELK, which has none: a first pass finds the columns, lanes and columns give every node its place, and
 * a second pass keeps the places and routes the arrows. Arrows carry no labels there; there is room for them beside
 * the box that they leave.
 */
import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import { bundled } from './bundles.ts';
import type { Direction } from './choices.ts';
import { gridOf, settled } from './grid.ts';
import { groupBy } from './group.ts';
import { unrolled } from './loops.ts';
import type { PictureEdge, PictureGraph } from './picture-graph.ts';
import {
  type Grid,
  inReadingOrder,
  type PictureLayout,
  type Placed,
  type PlacedNode,
  type Point,
  type SizedGraph,
  type SizedNode,
  sized,
} from './sized.ts';

/** ELK, wherever it runs. When the signal is aborted, nobody waits any more: the host may end the worker. */
export type Elk = (graph: ElkNode, signal: AbortSignal) => Promise<ElkNode>;

const COMMON: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.separateConnectedComponents': 'false',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
};
const COLUMNS: LayoutOptions = {
  ...COMMON,
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'true',
};
const ROUTES: LayoutOptions = {
  ...COMMON,
  'elk.layered.interactiveLayout': 'true',
  'elk.layered.cycleBreaking.strategy': 'INTERACTIVE',
  'elk.layered.layering.strategy': 'INTERACTIVE',
  'elk.layered.crossingMinimization.strategy': 'INTERACTIVE',
  'elk.layered.nodePlacement.strategy': 'INTERACTIVE',
};
const APART = 40;
const ROW_GAP = 34;
const LANE_GAP = 60;
/** How much room is left between rows and lanes. Many arrows through one lane push its boxes into the next. */
const SPREADS = [1, 3, 8, 20];

export interface PlacementOptions {
  readonly direction: Direction;
  /** What it looked like before a change: what did not change stays where it was. */
  readonly last?: PictureLayout | undefined;
  readonly signal: AbortSignal;
}

/** Placements, each with more room than the one before it: the first is good enough nearly always. */
export async function* elkPlacements(
  graph: PictureGraph,
  elk: Elk,
  { direction, last, signal }: PlacementOptions,
): AsyncGenerator<readonly [SizedGraph, Placed, Grid]> {
  const rough = sized(graph, { direction });
  const arrows = graph.edges.filter(({ from, to }) => from !== to && rough.byId.has(from) && rough.byId.has(to));
  const { back } = unrolled(inReadingOrder(rough.nodes), arrows);
  const children = inLaneOrder(rough).map(elkNode);
  const turned = arrows.map((edge, i) =>
    back.has(i) ? elkEdge(edge.id, edge.to, edge.from) : elkEdge(edge.id, edge.from, edge.to),
  );
  const first = await elk({ id: 'picture', layoutOptions: COLUMNS, children, edges: turned }, signal);
  const grid = settled(
    gridOf(inLaneOrder(rough), first),
    rough,
    arrows.filter((_, i) => !back.has(i)),
    last,
  );
  const column = (id: string): number => grid.get(id)?.column ?? 0;
  const spanOf = (edge: PictureEdge): number => column(edge.to) - column(edge.from);
  const exact = sized(graph, { direction, spanOf, bundles: true });
  const nodes = inLaneOrder(exact);
  const inBundle = bundled(graph, spanOf);
  const trunks = new Set(arrows.flatMap(({ id, from }) => (inBundle.has(id) ? [from] : [])));
  const edges = arrows.map((edge) => elkEdge(edge.id, edge.from, edge.to, inBundle.has(edge.id)));
  const routed = async (spread: number): Promise<Placed> => {
    const places = placesOf(nodes, grid, spread);
    const placed = nodes.map((one) => ({
      ...elkNode(one),
      ...places.get(one.node.id),
      ...(trunks.has(one.node.id) && { ports: [{ id: trunkOf(one.node.id), width: 0, height: 0 }] }),
    }));
    return placedBy(exact, await elk({ id: 'picture', layoutOptions: ROUTES, children: placed, edges }, signal));
  };
  for (const spread of SPREADS) yield [exact, await routed(spread), grid];
}

function inLaneOrder({ nodes }: SizedGraph): readonly SizedNode[] {
  return [...nodes].sort((a, b) => a.lane - b.lane);
}

function elkEdge(id: string, from: string, to: string, fromTrunk = false): ElkExtendedEdge {
  return { id: `edge:${id}`, sources: [fromTrunk ? trunkOf(from) : `node:${from}`], targets: [`node:${to}`] };
}

/** The one port at which all arrows of a bundle leave a node. */
function trunkOf(node: string): string {
  return `trunk:${node}`;
}

/** Room above a box is a label outside of it: ELK keeps everything away from that too. */
function elkNode({ node, shape, loops }: SizedNode): ElkNode {
  const room = {
    id: `loops:${node.id}`,
    text: ' ',
    ...loops,
    layoutOptions: { 'elk.nodeLabels.placement': 'OUTSIDE V_TOP H_CENTER' },
  };
  return {
    id: `node:${node.id}`,
    width: shape.width,
    height: shape.height,
    ...(loops.height > 0 && { labels: [room] }),
  };
}

/** Columns far apart, rows within each lane: ELK draws them together, and keeps their order. */
function placesOf(nodes: readonly SizedNode[], grid: Grid, spread: number): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>();
  const widest = nodes.reduce((most, { shape }) => Math.max(most, shape.width), 0);
  let top = 0;
  for (const [, inLane] of [...groupBy(nodes, (one) => one.lane)].sort(([a], [b]) => a - b)) {
    const rows: number[] = [];
    for (const { node, shape, loops } of inLane) {
      const row = grid.get(node.id)?.row ?? 0;
      rows[row] = Math.max(rows[row] ?? 0, shape.height + 2 * loops.height);
    }
    const tops: number[] = [];
    for (let row = 0; row < rows.length; row++) {
      tops.push(top);
      const height = rows[row];
      if (height !== undefined) top += height + ROW_GAP * spread;
    }
    top += (LANE_GAP - ROW_GAP) * spread;
    for (const { node, shape } of inLane) {
      const { column = 0, row = 0 } = grid.get(node.id) ?? {};
      places.set(node.id, {
        x: column * (widest + APART) + (widest - shape.width) / 2,
        y: (tops[row] ?? 0) + ((rows[row] ?? 0) - shape.height) / 2,
      });
    }
  }
  return places;
}

function placedBy({ nodes, edges }: SizedGraph, laidOut: ElkNode): Placed {
  const found = new Map(laidOut.children?.map((child) => [child.id, child]));
  const placed = nodes.map(({ node, shape }): PlacedNode => {
    const { x = 0, y = 0 } = found.get(`node:${node.id}`) ?? {};
    return { node, shape, x, y, width: shape.width, height: shape.height };
  });
  const routes = new Map(laidOut.edges?.map((edge) => [edge.id, edge.sections?.[0]]));
  return {
    nodes: placed,
    edges: edges.flatMap((edge) => {
      const section = routes.get(`edge:${edge.edge.id}`);
      return section === undefined
        ? []
        : [{ edge, points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] }];
    }),
  };
}
