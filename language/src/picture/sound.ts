/** Whether a layout can be read: no arrow runs through a box that is not its own, no label covers a box or a label. */
import type { Box, PictureLayout, Point } from './sized.ts';

export function isSound({ nodes, edges }: PictureLayout): boolean {
  const labels = edges.flatMap(({ label }) => (label === undefined ? [] : [label]));
  return (
    edges.every(({ edge, points }) =>
      nodes.every((one) => one.node.id === edge.from || one.node.id === edge.to || !runsThrough(points, one)),
    ) &&
    labels.every(
      (label, i) =>
        !nodes.some((node) => cover(label, node)) && !labels.some((other, j) => j > i && cover(label, other)),
    )
  );
}

function runsThrough(points: readonly Point[], box: Box): boolean {
  return points.some((start, i) => {
    const end = points[i + 1];
    if (end === undefined) return false;
    const x = Math.min(start.x, end.x);
    const y = Math.min(start.y, end.y);
    return cover({ x, y, width: Math.abs(start.x - end.x), height: Math.abs(start.y - end.y) }, box);
  });
}

/** What only touches does not cover. */
export function cover(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
