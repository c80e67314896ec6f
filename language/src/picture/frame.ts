/** Placed nodes and arrows become a picture: room for labels, lanes, margins, arrows trimmed to the outlines. */
import { type Band, headLength, withBands } from './bands.ts';
import { visible } from './escape.ts';
import { wishedPlaces, withLabels } from './label-places.ts';
import { withLabelRoom } from './label-room.ts';
import { legendOf, legendPlaces } from './legend.ts';
import { type Face, textWidth } from './measure.ts';
import type { PictureGraph } from './picture-graph.ts';
import { selfLoops } from './self-loops.ts';
import { insetAt, insetBelow } from './shapes.ts';
import type { PictureLayout, Placed, PlacedEdge, PlacedLane, PlacedNode, Point, SizedGraph } from './sized.ts';
import { straightened, withoutRepeats } from './straighten.ts';
import { swapped, turned } from './turn.ts';

export const MARGIN = 24;
export const HEADER = 56;
export const FOOTER = 44;
export const HEADING: Face = { size: 19, bold: true };
const SIDE = 24;
const BADGE = 40;
const ROUND_LABEL = 8;

/** Undefined when the lanes overlap: then the placement is of no use. */
export function framed(
  sizedGraph: SizedGraph,
  placed: Placed,
  made: Pick<PictureLayout, 'engine' | 'grid'>,
): PictureLayout | undefined {
  const { graph, direction } = sizedGraph;
  const roomy = withLabelRoom(placed);
  const loops = selfLoops(roomy.nodes, sizedGraph.edges);
  const whole = { nodes: roomy.nodes, edges: [...roomy.edges, ...loops] };
  const clear = straightened(whole, wishedPlaces(whole.edges));
  const banded = withBands(sizedGraph, clear);
  if (banded === undefined) return undefined;
  const labelled = withLabels(banded.placed);
  const bands = aroundLabels(banded.bands, labelled);
  const isDown = direction === 'down';
  const { least, most } = extent(labelled);
  const margin = isDown ? HEADER : MARGIN;
  const along = margin + headLength(sizedGraph) + SIDE - least;
  const across = (isDown ? MARGIN : HEADER) - (bands[0]?.top ?? 0);
  const length = most + along + SIDE;
  const bottom = Math.max(...bands.map((band) => band.bottom), 0) + across;
  const words = widthOfWords(graph);
  const width = Math.ceil(Math.max(words, isDown ? bottom + MARGIN : length + MARGIN));
  const height = Math.ceil((isDown ? length : bottom) + FOOTER);
  const place = <T extends Point>(thing: T): T => {
    const moved = { ...thing, x: thing.x + along, y: thing.y + across };
    return isDown ? swapped(moved) : moved;
  };
  const upright = <T extends { readonly width: number; readonly height: number }>(thing: T): T =>
    isDown ? turned(thing) : thing;
  const nodes = labelled.nodes.map((one) => ({ ...place(upright(one)), shape: upright(one.shape) }));
  const byId = new Map(nodes.map((one) => [one.node.id, one]));
  const laneEnd = isDown ? length : width - MARGIN;
  return {
    ...made,
    graph,
    direction,
    width,
    height,
    lanes: graph.lanes.flatMap((lane, i): PlacedLane[] => {
      const band = bands[i];
      if (band === undefined) return [];
      const box = { x: margin, y: band.top + across, width: laneEnd - margin, height: band.bottom - band.top };
      return [{ lane, ...(isDown ? swapped(turned(box)) : box) }];
    }),
    nodes,
    edges: labelled.edges.map(({ edge: { edge, label }, points, labelBox }): PlacedEdge => {
      const path = trimmed(points.map(place), byId.get(edge.from), byId.get(edge.to));
      if (label === undefined || labelBox === undefined) return { edge, points: path };
      return { edge, points: path, label: { ...label, ...place(upright(labelBox)) } };
    }),
  };
}

/** Labels may stand beyond the outermost boxes. */
function aroundLabels(bands: readonly Band[], { edges }: Placed): readonly Band[] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { labelBox } of edges) {
    if (labelBox === undefined) continue;
    least = Math.min(least, labelBox.y - ROUND_LABEL);
    most = Math.max(most, labelBox.y + labelBox.height + ROUND_LABEL);
  }
  return bands.map(({ top, bottom }, i) => ({
    top: i === 0 ? Math.min(top, least) : top,
    bottom: i === bands.length - 1 ? Math.max(bottom, most) : bottom,
  }));
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
  if (first !== undefined && second !== undefined) path[0] = onOutline(first, second, from);
  const last = path.at(-1);
  const before = path.at(-2);
  if (last !== undefined && before !== undefined) path[path.length - 1] = onOutline(last, before, to);
  return withoutRepeats(path);
}

/** @param next the point that the arrow comes from or goes to. */
function onOutline(end: Point, next: Point, box: PlacedNode | undefined): Point {
  if (box === undefined) return end;
  const { node, x, y, width, height } = box;
  if (next.y === end.y) {
    const inset = insetAt(node.kind, width, height, end.y - y);
    return { x: end.x + (next.x < end.x ? inset : -inset), y: end.y };
  }
  const inset = insetBelow(node.kind, width, height, end.x - x);
  return { x: end.x, y: end.y + (next.y < end.y ? inset : -inset) };
}
