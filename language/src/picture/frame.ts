/** Placed nodes and arrows become a picture: room for labels, lanes, margins, arrows trimmed to the outlines. */
import { LANE_HEADER, withBands } from './bands.ts';
import { visible } from './escape.ts';
import { besideStart, withLabelRoom } from './label-room.ts';
import { legendOf, legendPlaces } from './legend.ts';
import { type Face, textWidth } from './measure.ts';
import type { PictureGraph } from './picture-graph.ts';
import { selfLoops } from './self-loops.ts';
import { insetAt } from './shapes.ts';
import type { PictureLayout, Placed, PlacedEdge, PlacedLane, PlacedNode, Point, SizedGraph } from './sized.ts';
import { straightened, withoutRepeats } from './straighten.ts';

export const MARGIN = 24;
export const HEADER = 56;
export const FOOTER = 44;
export const HEADING: Face = { size: 19, bold: true };
const SIDE = 24;
const BADGE = 40;

/** Undefined when the lanes overlap: then the placement is of no use. */
export function framed(
  sizedGraph: SizedGraph,
  placed: Placed,
  engine: PictureLayout['engine'],
): PictureLayout | undefined {
  const { graph } = sizedGraph;
  const roomy = withLabelRoom(placed);
  const loops = selfLoops(roomy.nodes, sizedGraph.edges);
  const clear = straightenedBesideLabels({ nodes: roomy.nodes, edges: [...roomy.edges, ...loops] });
  const banded = withBands(sizedGraph, clear);
  if (banded === undefined) return undefined;
  const { nodes, edges } = banded.placed;
  const { least, most } = extent(banded.placed);
  const dx = MARGIN + LANE_HEADER + SIDE - least;
  const dy = HEADER - (banded.bands[0]?.top ?? 0);
  const width = Math.ceil(Math.max(most + dx + SIDE + MARGIN, widthOfWords(graph)));
  const lanes = graph.lanes.flatMap((lane, i): PlacedLane[] => {
    const band = banded.bands[i];
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

function straightenedBesideLabels(placed: Placed): Placed {
  const labels = placed.edges.map(
    ({ edge, points, labelBox }) =>
      labelBox ?? (edge.label === undefined ? undefined : besideStart(edge.label, points)),
  );
  return straightened(placed, labels);
}

/** From left to right, in its own coordinates. */
function extent({ nodes, edges }: Placed): { readonly least: number; readonly most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const take = (x: number): void => {
    least = Math.min(least, x);
    most = Math.max(most, x);
  };
  for (const { x, width } of nodes) [x, x + width].forEach(take);
  for (const { points, labelBox } of edges) {
    for (const { x } of points) take(x);
    if (labelBox !== undefined) [labelBox.x, labelBox.x + labelBox.width].forEach(take);
  }
  return least > most ? { least: 0, most: 0 } : { least, most };
}

/** The title and the legend are never cut off either. */
function widthOfWords(graph: PictureGraph): number {
  const heading = textWidth(visible(graph.title), HEADING) + (graph.badge === undefined ? 0 : BADGE);
  const legend = legendPlaces(legendOf(graph), MARGIN).at(-1)?.end ?? 0;
  return Math.max(2 * MARGIN + heading, legend + MARGIN);
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
