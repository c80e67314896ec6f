/** Room beside the boxes for what stands at the arrows that leave them. */
import type { LabelText } from './labels.ts';
import type { Box, Placed, Point } from './sized.ts';
import { columnsOf } from './straighten.ts';
import { stretch, upTo } from './stretch.ts';

const GAP = 8;
const ABOVE = 3;

/** Above the first stretch of its arrow, beside the box that it leaves. */
export function besideStart({ width, height }: LabelText, points: readonly Point[]): Box {
  const [start = { x: 0, y: 0 }, next = start] = points;
  const x = next.x < start.x ? start.x - GAP - width : start.x + GAP;
  return { x, y: start.y - height - ABOVE, width, height };
}

/** Widens the gaps between columns until every label is clear of the first upright stretch of any arrow. */
export function withLabelRoom({ nodes, edges }: Placed): Placed {
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
    const upright = uprights[leftward ? upTo(uprights, cut) - 1 : upTo(uprights, cut)] ?? next.x;
    const free = Math.min(Math.abs(next.x - start.x), Math.abs(upright - start.x));
    const missing = edge.label.width + 2 * GAP + 4 - free;
    if (missing > 0) cuts.set(cut, Math.max(cuts.get(cut) ?? 0, missing));
  }
  const moved = stretch(cuts);
  return {
    nodes: nodes.map((one) => ({ ...one, x: moved(one.x) })),
    edges: edges.map(({ edge, points }) => ({ edge, points: points.map(({ x, y }) => ({ x: moved(x), y })) })),
  };
}
