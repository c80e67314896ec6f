/** Room beside the boxes for what stands at the arrows that leave them. */
import { branchesOf } from './bundles.ts';
import { GAP } from './label-places.ts';
import type { Placed } from './sized.ts';
import { columnsOf } from './straighten.ts';
import { stretch, upTo } from './stretch.ts';

/** Widens the gaps between columns until every label is clear of the next upright stretch of any arrow. */
export function withLabelRoom({ nodes, edges }: Placed): Placed {
  const columns = columnsOf(nodes);
  const columnOf = new Map(columns.flatMap((column) => column.ids.map((id) => [id, column] as const)));
  const branches = branchesOf(edges.map(({ points }) => points));
  const cuts = new Map<number, number>();
  const uprights = edges
    .flatMap(({ points }) => points.filter(({ x }, i) => points[i + 1]?.x === x).map(({ x }) => x))
    .sort((a, b) => a - b);
  edges.forEach(({ edge, points }, i) => {
    const column = columnOf.get(edge.edge.from);
    const branch = branches[i];
    const next = points[(branch?.index ?? 0) + 1];
    if (edge.label === undefined || column === undefined || branch === undefined || next === undefined) return;
    const { x } = branch.at;
    const leftward = next.x < x;
    const cut = leftward ? column.left - 0.5 : Math.max(column.right, x) + 0.5;
    const upright = uprights[leftward ? upTo(uprights, cut) - 1 : upTo(uprights, cut)] ?? next.x;
    const free = Math.min(Math.abs(next.x - x), Math.abs(upright - x));
    const missing = edge.label.width + 2 * GAP + 4 - free;
    if (missing > 0) cuts.set(cut, Math.max(cuts.get(cut) ?? 0, missing));
  });
  const moved = stretch(cuts);
  return {
    nodes: nodes.map((one) => ({ ...one, x: moved(one.x) })),
    edges: edges.map(({ edge, points }) => ({ edge, points: points.map(({ x, y }) => ({ x: moved(x), y })) })),
  };
}
