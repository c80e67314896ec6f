/** Takes needless bends out of arrows, wherever neither a box nor a label nor another arrow is in the way. */
import { groupBy } from './group.ts';
import { crosses, overlaps, segmentsOf } from './segments.ts';
import type { Box, Placed, Point } from './sized.ts';

/** What an arrow keeps from boxes and labels, and from other arrows that run the same way. */
const CLEAR = 6;
const APART = 9;
const SIDE = 8;
/** Beyond this many arrows it takes longer than it gives. */
const MOST = 500;

/** @param labels where the label of the arrow with the same index will stand. */
export function straightened({ nodes, edges }: Placed, labels: readonly (Box | undefined)[]): Placed {
  if (edges.length > MOST) return { nodes, edges };
  const byId = new Map(nodes.map((one) => [one.node.id, one]));
  const paths = edges.map(({ points }) => points);
  const segments = paths.map(segmentsOf);
  const sharesTrunk = (a: number, b: number): boolean => {
    const [one, other] = [edges[a]?.points[0], edges[b]?.points[0]];
    return one !== undefined && one.x === other?.x && one.y === other.y;
  };
  const isFree = (index: number, path: readonly Point[]): boolean => {
    const edge = edges[index]?.edge.edge;
    return segmentsOf(path).every(
      (segment) =>
        nodes.every((one) => {
          const own = one.node.id === edge?.from || one.node.id === edge?.to;
          return !crosses(segment, one, own ? -1 : CLEAR);
        }) &&
        labels.every((label, i) => label === undefined || i === index || !crosses(segment, label, 1)) &&
        segments.every(
          (others, i) =>
            i === index ||
            others.every((other, j) => (j === 0 && sharesTrunk(i, index)) || !overlaps(segment, other, APART)),
        ),
    );
  };
  for (let i = 0; i < paths.length; i++) {
    const edge = edges[i]?.edge.edge;
    const target = byId.get(edge?.to ?? '');
    if (edge === undefined || target === undefined || edge.from === edge.to) continue;
    for (let again = true; again; ) {
      const path = paths[i] ?? [];
      const better = candidates(path, target).find((one) => one.length < path.length && isFree(i, one));
      again = better !== undefined;
      if (better !== undefined) {
        paths[i] = better;
        segments[i] = segmentsOf(better);
      }
    }
  }
  return { nodes, edges: edges.map((edge, i) => ({ ...edge, points: paths[i] ?? [] })) };
}

/** Every level stretch but the first, brought to the height of the one before it or after it. */
function candidates(path: readonly Point[], target: Box): readonly (readonly Point[])[] {
  const found: (readonly Point[])[] = [];
  for (let i = 2; i + 1 < path.length; i++) {
    const start = path[i];
    const end = path[i + 1];
    if (start === undefined || end === undefined || start.y !== end.y) continue;
    const heights = [path[i - 2]?.y, i + 1 === path.length - 1 ? undefined : path[i + 3]?.y];
    for (const y of heights) {
      if (y === undefined) continue;
      const atTarget = i + 1 === path.length - 1;
      if (atTarget && (y < target.y + SIDE || y > target.y + target.height - SIDE)) continue;
      const moved = path.map((point, j) => (j === i || j === i + 1 ? { x: point.x, y } : point));
      found.push(withoutRepeats(moved));
    }
  }
  return found.sort((a, b) => a.length - b.length);
}

/** Corners only: no point on the line between its neighbours. */
export function withoutRepeats(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const before = kept.at(-1);
    const earlier = kept.at(-2);
    if (before !== undefined && before.x === point.x && before.y === point.y) continue;
    if (
      before !== undefined &&
      earlier !== undefined &&
      ((earlier.x === before.x && before.x === point.x) || (earlier.y === before.y && before.y === point.y))
    ) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}

/** Nodes whose extents overlap along the flow form one column. */
export function columnsOf(
  nodes: Placed['nodes'],
): readonly { readonly ids: readonly string[]; readonly left: number; readonly right: number }[] {
  let column = -1;
  let right = Number.NEGATIVE_INFINITY;
  const sorted = [...nodes]
    .sort((a, b) => a.x - b.x)
    .map((one) => {
      if (one.x > right) column++;
      right = Math.max(right, one.x + one.width);
      return { one, column };
    });
  return [...groupBy(sorted, (entry) => entry.column).values()].map((entries) => ({
    ids: entries.map(({ one }) => one.node.id),
    left: Math.min(...entries.map(({ one }) => one.x)),
    right: entries.reduce((most, { one }) => Math.max(most, one.x + one.width), Number.NEGATIVE_INFINITY),
  }));
}
