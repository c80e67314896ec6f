/**
 * Swimlanes with ELK, which has none: a first pass finds the columns, lanes and columns give every node its place, and
 * a second pass keeps the places and routes the arrows. Arrows carry no labels there; there is room for them beside
 * the box that they leave.
 */
import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import { groupBy } from './group.ts';
import { unrolled } from './loops.ts';
import type { PictureGraph } from './picture-graph.ts';
import {
  inReadingOrder,
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
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
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
const ROW_GAP = 34;
const LANE_GAP = 60;
/** How much room is left between rows and lanes. Many arrows through one lane push its boxes into the next. */
const SPREADS = [1, 3, 8];

/** Placements, each with more room than the one before it: the first is good enough nearly always. */
export async function* elkPlacements(
  graph: PictureGraph,
  elk: Elk,
  signal: AbortSignal,
): AsyncGenerator<readonly [SizedGraph, Placed]> {
  const rough = sized(graph);
  const arrows = graph.edges.filter(({ from, to }) => from !== to && rough.byId.has(from) && rough.byId.has(to));
  const { back } = unrolled(inReadingOrder(rough.nodes), arrows);
  const children = inLaneOrder(rough).map(elkNode);
  const turned = arrows.map((edge, i) =>
    back.has(i) ? elkEdge(edge.id, edge.to, edge.from) : elkEdge(edge.id, edge.from, edge.to),
  );
  const first = await elk({ id: 'picture', layoutOptions: COLUMNS, children, edges: turned }, signal);
  const centres = new Map(first.children?.map(({ id, x = 0, width = 0 }) => [id, x + width / 2]));
  const centre = (id: string): number => centres.get(`node:${id}`) ?? 0;
  const exact = sized(graph, (edge) => centre(edge.to) < centre(edge.from));
  const nodes = inLaneOrder(exact);
  const edges = arrows.map((edge) => elkEdge(edge.id, edge.from, edge.to));
  const routed = async (spread: number): Promise<Placed> => {
    const places = placesOf(nodes, first, spread);
    const placed = nodes.map((one) => ({ ...elkNode(one), ...places.get(one.node.id) }));
    return placedBy(exact, await elk({ id: 'picture', layoutOptions: ROUTES, children: placed, edges }, signal));
  };
  for (const spread of SPREADS) yield [exact, await routed(spread)];
}

function inLaneOrder({ nodes }: SizedGraph): readonly SizedNode[] {
  return [...nodes].sort((a, b) => a.lane - b.lane);
}

function elkEdge(id: string, from: string, to: string): ElkExtendedEdge {
  return { id: `edge:${id}`, sources: [`node:${from}`], targets: [`node:${to}`] };
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

/** Columns from equal centres, rows within each lane in the order that the first pass found. */
function placesOf(nodes: readonly SizedNode[], first: ElkNode, spread: number): ReadonlyMap<string, Point> {
  const found = new Map(first.children?.map((child) => [child.id, child]));
  const at = (one: SizedNode): Point => {
    const child = found.get(`node:${one.node.id}`);
    return { x: child?.x ?? 0, y: child?.y ?? 0 };
  };
  const places = new Map<string, Point>();
  let top = 0;
  for (const [, inLane] of [...groupBy(nodes, (one) => one.lane)].sort(([a], [b]) => a - b)) {
    const columns = groupBy(inLane, (one) => Math.round(at(one).x + one.shape.width / 2));
    const rows: number[] = [];
    const rowOf = new Map<SizedNode, number>();
    for (const column of columns.values()) {
      column.sort((a, b) => at(a).y - at(b).y);
      column.forEach((one, row) => {
        rowOf.set(one, row);
        rows[row] = Math.max(rows[row] ?? 0, one.shape.height + 2 * one.loops.height);
      });
    }
    const tops: number[] = [];
    for (const height of rows) {
      tops.push(top);
      top += height + ROW_GAP * spread;
    }
    top += (LANE_GAP - ROW_GAP) * spread;
    for (const one of inLane) {
      const row = rowOf.get(one) ?? 0;
      places.set(one.node.id, { x: at(one).x, y: (tops[row] ?? 0) + ((rows[row] ?? 0) - one.shape.height) / 2 });
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
