/** The bands that the lanes take, and room in them for who is named at their head. */
import { visible } from './escape.ts';
import { wrap } from './measure.ts';
import type { PictureLane } from './picture-graph.ts';
import { CHIP_LINE, TITLE, TITLE_LINE } from './shapes.ts';
import type { Placed, SizedGraph } from './sized.ts';
import { stretch } from './stretch.ts';

/** How wide the head of a lane is; where the flow runs down, the lane is no narrower. */
export const LANE_HEADER = 168;
const HEADER_TEXT = LANE_HEADER - 56;
const PADDING = 22;
/** With room below for what an overlay says of the lane, and as much above: words in the middle stay there with it. */
const HEAD_PADDING = 44;

export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** The lines of its title, and how high they are with what stands below. */
export function laneHeader(lane: PictureLane): { readonly lines: readonly string[]; readonly height: number } {
  const lines = wrap(visible(lane.title), TITLE, HEADER_TEXT);
  return { lines, height: lines.length * TITLE_LINE + (lane.detail === undefined ? 0 : CHIP_LINE) };
}

/** How far the heads of the lanes reach along the flow. */
export function headLength({ graph, direction }: Pick<SizedGraph, 'graph' | 'direction'>): number {
  if (graph.lanes.length === 0) return 0;
  if (direction === 'right') return LANE_HEADER;
  return graph.lanes.reduce((most, lane) => Math.max(most, laneHeader(lane).height), 0) + HEAD_PADDING;
}

/** Undefined when lanes overlap. */
export function withBands(
  sizedGraph: SizedGraph,
  placed: Placed,
): { placed: Placed; bands: readonly Band[] } | undefined {
  const bands = bandsOf(sizedGraph, placed);
  if (bands === undefined) return undefined;
  const cuts = new Map<number, number>();
  bands.forEach(({ top, bottom }, i) => {
    const lane = sizedGraph.graph.lanes[i];
    const least =
      sizedGraph.direction === 'down' ? LANE_HEADER : lane === undefined ? 0 : laneHeader(lane).height + HEAD_PADDING;
    const missing = lane === undefined ? 0 : least - (bottom - top);
    if (missing > 0) cuts.set(bottom, missing);
  });
  if (cuts.size === 0) return { placed, bands };
  const moved = stretch(cuts);
  return {
    bands: bands.map(({ top, bottom }, i) => ({ top: i === 0 ? top : moved(top), bottom: moved(bottom) })),
    placed: {
      nodes: placed.nodes.map((one) => ({ ...one, y: moved(one.y) })),
      edges: placed.edges.map(({ edge, points, labelBox }) => ({
        edge,
        points: points.map(({ x, y }) => ({ x, y: moved(y) })),
        ...(labelBox !== undefined && { labelBox: { ...labelBox, y: moved(labelBox.y) } }),
      })),
    },
  };
}

/** From the first box of a lane to its last; lanes meet half way. */
function bandsOf({ graph, nodes: sizedNodes }: SizedGraph, { nodes, edges }: Placed): readonly Band[] | undefined {
  // Without lanes all of it is one band that nothing shows.
  const lanes = graph.lanes.length === 0 ? [undefined] : graph.lanes;
  const bands = lanes.map(() => ({ top: Number.POSITIVE_INFINITY, bottom: Number.NEGATIVE_INFINITY }));
  nodes.forEach(({ y, height }, i) => {
    const { lane, loops } = sizedNodes[i] ?? { lane: 0, loops: { height: 0 } };
    const band = bands[lane];
    if (band === undefined) return;
    band.top = Math.min(band.top, y - loops.height);
    band.bottom = Math.max(band.bottom, y + height);
  });
  for (let i = 1; i < bands.length; i++) {
    const above = bands[i - 1];
    const below = bands[i];
    if (above === undefined || below === undefined) continue;
    if (above.bottom > below.top) return undefined;
    const middle = (above.bottom + below.top) / 2;
    above.bottom = middle;
    below.top = middle;
  }
  const first = bands[0];
  const last = bands.at(-1);
  for (const { points } of edges) {
    for (const { y } of points) {
      if (first !== undefined) first.top = Math.min(first.top, y);
      if (last !== undefined) last.bottom = Math.max(last.bottom, y);
    }
  }
  if (first !== undefined) first.top -= PADDING;
  if (last !== undefined) last.bottom += PADDING;
  return bands;
}
