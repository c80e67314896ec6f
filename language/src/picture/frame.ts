/** Placed nodes and arrows become a picture: room for labels, lanes, margins, arrows trimmed to the outlines. */
import type { LabelText } from './labels.ts';
import { selfLoops } from './self-loops.ts';
import { insetAt } from './shapes.ts';
import type { Box, PictureLayout, Placed, PlacedEdge, PlacedLane, PlacedNode, Point, SizedGraph } from './sized.ts';
import { columnsOf, straightened, withoutRepeats } from './straighten.ts';

export const MARGIN = 24;
export const HEADER = 56;
export const FOOTER = 44;
export const LANE_HEADER = 168;
const LANE_PADDING = 22;
const LABEL_GAP = 8;

/** Undefined when the lanes overlap: then the placement is of no use. */
export function framed(
  { graph, nodes: sizedNodes, edges: sizedEdges }: SizedGraph,
  placed: Placed,
  engine: PictureLayout['engine'],
): PictureLayout | undefined {
  const roomy = withLabelRoom(placed);
  const loops = selfLoops(roomy.nodes, sizedEdges);
  const { nodes, edges } = straightenedBesideLabels({ nodes: roomy.nodes, edges: [...roomy.edges, ...loops] });
  const bands = bandsOf(graph.lanes.length, sizedNodes, nodes, edges);
  if (bands === undefined) return undefined;
  const xs = [
    ...nodes.flatMap((one) => [one.x, one.x + one.width]),
    ...edges.flatMap((one) => one.points.map((p) => p.x)),
    ...edges.flatMap(({ labelBox }) => (labelBox === undefined ? [] : [labelBox.x, labelBox.x + labelBox.width])),
  ];
  const least = lowest(xs);
  const most = highest(xs);
  const dx = MARGIN + LANE_HEADER + 24 - least;
  const dy = HEADER - (bands[0]?.top ?? 0);
  const inner = Math.max(most - least + 48, 320);
  const width = Math.ceil(inner + LANE_HEADER + 2 * MARGIN);
  const lanes = graph.lanes.flatMap((lane, i): PlacedLane[] => {
    const band = bands[i];
    return band === undefined
      ? []
      : [{ lane, x: MARGIN, y: band.top + dy, width: width - 2 * MARGIN, height: band.bottom - band.top }];
  });
  const moved = nodes.map((one) => ({ ...one, x: one.x + dx, y: one.y + dy }));
  const byId = new Map(moved.map((one) => [one.node.id, one]));
  const last = lanes.at(-1);
  return {
    graph,
    engine,
    width,
    height: Math.ceil((last === undefined ? HEADER : last.y + last.height) + FOOTER),
    lanes,
    nodes: moved,
    edges: edges.map(({ edge: { edge, label }, points, labelBox }): PlacedEdge => {
      const shifted = points.map(({ x, y }) => ({ x: x + dx, y: y + dy }));
      const path = trimmed(shifted, byId.get(edge.from), byId.get(edge.to));
      if (label === undefined) return { edge, points: path };
      const box =
        labelBox === undefined ? besideStart(label, shifted) : { ...labelBox, x: labelBox.x + dx, y: labelBox.y + dy };
      return { edge, points: path, label: { ...label, ...box } };
    }),
  };
}

/** Above the first stretch of its arrow, beside the box that it leaves. */
function besideStart({ width, height }: LabelText, points: readonly Point[]): Box {
  const [start = { x: 0, y: 0 }, next = start] = points;
  const x = next.x < start.x ? start.x - LABEL_GAP - width : start.x + LABEL_GAP;
  return { x, y: start.y - height - 3, width, height };
}

function straightenedBesideLabels(placed: Placed): Placed {
  const labels = placed.edges.map(
    ({ edge, points, labelBox }) =>
      labelBox ?? (edge.label === undefined ? undefined : besideStart(edge.label, points)),
  );
  return straightened(placed, labels);
}

/** Widens the gaps between columns until every label has room on the first stretch of its arrow. */
function withLabelRoom({ nodes, edges }: Placed): Placed {
  const columns = columnsOf(nodes);
  const columnOf = new Map(columns.flatMap((column) => column.ids.map((id) => [id, column] as const)));
  const cuts = new Map<number, number>();
  const uprights = edges
    .flatMap(({ points }) => points.filter(({ x }, i) => points[i + 1]?.x === x).map(({ x }) => x))
    .sort((a, b) => a - b);
  for (const { edge, points } of edges) {
    const column = columnOf.get(edge.edge.from);
    const [start, next] = points;
    if (edge.label === undefined || column === undefined || start === undefined || next === undefined) continue;
    const leftward = next.x < start.x;
    const cut = leftward ? column.left - 0.5 : column.right + 0.5;
    const upright = leftward ? uprights.findLast((x) => x < cut) : uprights.find((x) => x > cut);
    const free = Math.min(Math.abs(next.x - start.x), Math.abs((upright ?? next.x) - start.x));
    const missing = edge.label.width + 2 * LABEL_GAP + 4 - free;
    if (missing > 0) cuts.set(cut, Math.max(cuts.get(cut) ?? 0, missing));
  }
  const sorted = [...cuts].sort(([a], [b]) => a - b);
  const shift = (x: number): number => {
    let by = 0;
    for (const [cut, room] of sorted) {
      if (cut > x) break;
      by += room;
    }
    return x + by;
  };
  return {
    nodes: nodes.map((one) => ({ ...one, x: shift(one.x) })),
    edges: edges.map(({ edge, points }) => ({ edge, points: points.map(({ x, y }) => ({ x: shift(x), y })) })),
  };
}

interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** From the first box of a lane to its last; lanes meet half way. */
function bandsOf(
  count: number,
  sizedNodes: SizedGraph['nodes'],
  nodes: readonly PlacedNode[],
  edges: Placed['edges'],
): readonly Band[] | undefined {
  const bands = Array.from({ length: count }, () => ({
    top: Number.POSITIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  }));
  nodes.forEach(({ y, height }, i) => {
    const { lane, loops } = sizedNodes[i] ?? { lane: 0, loops: { height: 0 } };
    const band = bands[lane];
    if (band === undefined) return;
    band.top = Math.min(band.top, y - loops.height);
    band.bottom = Math.max(band.bottom, y + height);
  });
  const first = bands[0];
  const last = bands.at(-1);
  for (let i = 1; i < bands.length; i++) {
    const above = bands[i - 1];
    const below = bands[i];
    if (above === undefined || below === undefined) continue;
    if (above.bottom > below.top) return undefined;
    const middle = (above.bottom + below.top) / 2;
    above.bottom = middle;
    below.top = middle;
  }
  const ys = edges.flatMap(({ edge, points }) => points.map(({ y }) => y - (edge.label === undefined ? 0 : 2)));
  if (first !== undefined) first.top = Math.min(first.top, lowest(ys)) - LANE_PADDING;
  if (last !== undefined) last.bottom = Math.max(last.bottom, highest(ys)) + LANE_PADDING;
  return bands;
}

/** The ends of an arrow, moved from the box to the outline inside of it. */
function trimmed(points: readonly Point[], from: PlacedNode | undefined, to: PlacedNode | undefined): readonly Point[] {
  const path = [...points];
  const [first, second] = path;
  const last = path.at(-1);
  const before = path.at(-2);
  if (from !== undefined && first !== undefined && second !== undefined && second.y === first.y) {
    const inset = insetAt(from.node.kind, from.width, from.height, first.y - from.y);
    path[0] = { x: first.x + (second.x < first.x ? inset : -inset), y: first.y };
  }
  if (to !== undefined && last !== undefined && before !== undefined && before.y === last.y) {
    const inset = insetAt(to.node.kind, to.width, to.height, last.y - to.y);
    path[path.length - 1] = { x: last.x + (before.x < last.x ? inset : -inset), y: last.y };
  }
  return withoutRepeats(path);
}

function lowest(values: readonly number[]): number {
  let found = Number.POSITIVE_INFINITY;
  for (const value of values) found = Math.min(found, value);
  return Number.isFinite(found) ? found : 0;
}

function highest(values: readonly number[]): number {
  let found = Number.NEGATIVE_INFINITY;
  for (const value of values) found = Math.max(found, value);
  return Number.isFinite(found) ? found : 0;
}
