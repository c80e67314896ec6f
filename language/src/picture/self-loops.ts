/** Arrows from a node to itself: one loop over its box, their labels above it. */
import { groupBy } from './group.ts';
import type { Placed, PlacedNode, Point, SizedEdge } from './sized.ts';

const LOOP = 14;
const SPACE = 3;
const HALF_WIDTH = 22;

/** The room that they take above a box. */
export function loopRoom(loops: readonly SizedEdge[]): { readonly width: number; readonly height: number } {
  if (loops.length === 0) return { width: 0, height: 0 };
  const labels = loops.flatMap(({ label }) => (label === undefined ? [] : [label]));
  return {
    width: Math.max(2 * HALF_WIDTH, ...labels.map((label) => label.width)),
    height: LOOP + labels.reduce((sum, label) => sum + label.height + SPACE, 0),
  };
}

export function selfLoops(nodes: readonly PlacedNode[], edges: readonly SizedEdge[]): Placed['edges'] {
  const loops = groupBy(
    edges.filter(({ edge }) => edge.from === edge.to),
    ({ edge }) => edge.from,
  );
  return nodes.flatMap((node) => {
    let bottom = node.y - LOOP;
    const middle = node.x + node.width / 2;
    return (loops.get(node.node.id) ?? []).map((edge) => {
      const points = loopOver(node);
      if (edge.label === undefined) return { edge, points };
      const { width, height } = edge.label;
      bottom -= height + SPACE;
      return { edge, points, labelBox: { x: middle - width / 2, y: bottom, width, height } };
    });
  });
}

function loopOver({ x, y, width }: PlacedNode): readonly Point[] {
  const half = Math.min(HALF_WIDTH, width / 2);
  const right = x + width / 2 + half;
  const left = x + width / 2 - half;
  return [
    { x: right, y },
    { x: right, y: y - LOOP },
    { x: left, y: y - LOOP },
    { x: left, y },
  ];
}
