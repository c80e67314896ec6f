/** Where the labels of arrows stand: beside the stretch that is an arrow's own, else wherever along it there is room. */
import { branchesOf } from './bundles.ts';
import type { LabelText } from './labels.ts';
import { crosses, type Segment, segmentsOf } from './segments.ts';
import type { Box, Placed, Point } from './sized.ts';
import { cover } from './sound.ts';

export const GAP = 8;
const ABOVE = 3;
/** Beyond this many arrows every label stands where it was made room for. */
const MOST = 500;

type Size = Pick<LabelText, 'width' | 'height'>;

/** Above the stretch from one point towards another, from its beginning on. */
function beside({ width, height }: Size, start: Point, next: Point): Box {
  const x = next.x < start.x ? start.x - GAP - width : start.x + GAP;
  return { x, y: start.y - height - ABOVE, width, height };
}

/** Where there was made room for each label: behind the box, or behind where its arrow leaves a trunk. */
export function wishedPlaces(edges: Placed['edges']): readonly (Box | undefined)[] {
  const branches = branchesOf(edges.map(({ points }) => points));
  return edges.map(({ edge, points, labelBox }, i) => {
    const branch = branches[i];
    if (labelBox !== undefined || edge.label === undefined || branch === undefined) return labelBox;
    return beside(edge.label, branch.at, points[branch.index + 1] ?? branch.at);
  });
}

/** Gives every label its place: near where it was made room for, as far as there is any. */
export function withLabels({ nodes, edges }: Placed): Placed {
  const wished = wishedPlaces(edges);
  if (edges.length > MOST) return { nodes, edges: edges.map((edge, i) => withBox(edge, wished[i])) };
  const segments = edges.map(({ points }) => segmentsOf(points));
  const taken: Box[] = edges.flatMap(({ labelBox }) => labelBox ?? []);
  const placed = edges.map((edge, i) => {
    const { label } = edge.edge;
    const wish = wished[i];
    if (label === undefined || wish === undefined || edge.labelBox !== undefined) return edge;
    const isFree = (box: Box): boolean => ![...nodes, ...taken].some((other) => cover(box, other));
    const box =
      clearest([wish, ...others(label, edge.points)].filter(isFree), segments, i) ??
      clearest(pushed(wish, [...nodes, ...taken]), segments, i) ??
      wish;
    taken.push(box);
    return withBox(edge, box);
  });
  return { nodes, edges: placed };
}

function withBox(edge: Placed['edges'][number], box: Box | undefined): Placed['edges'][number] {
  return box === undefined ? edge : { ...edge, labelBox: box };
}

/** The first that no other arrow runs through, else the one with the fewest. */
function clearest(boxes: readonly Box[], segments: readonly (readonly Segment[])[], own: number): Box | undefined {
  let least = Number.POSITIVE_INFINITY;
  let found: Box | undefined;
  for (const box of boxes) {
    let count = 0;
    for (const [i, path] of segments.entries()) {
      if (path.some((segment) => crosses(segment, box, i === own ? -1 : 1))) count++;
    }
    if (count < least) {
      least = count;
      found = box;
    }
    if (least === 0) break;
  }
  return found;
}

/** More pushes than these lead too far away. */
const MOST_PUSHES = 8;

/** Where a box comes to stand that is pushed to a side until nothing is under it, the nearest first. */
function pushed(box: Box, others: readonly Box[]): readonly Box[] {
  const pushes: readonly ((from: Box, past: Box) => Box)[] = [
    (from, past) => ({ ...from, x: past.x + past.width + ABOVE }),
    (from, past) => ({ ...from, x: past.x - from.width - ABOVE }),
    (from, past) => ({ ...from, y: past.y + past.height + ABOVE }),
    (from, past) => ({ ...from, y: past.y - from.height - ABOVE }),
  ];
  const free = pushes.flatMap((push) => {
    let at = box;
    for (let i = 0; i < MOST_PUSHES; i++) {
      const under = others.find((other) => cover(at, other));
      if (under === undefined) return [at];
      at = push(at, under);
    }
    return [];
  });
  const far = (one: Box) => Math.abs(one.x - box.x) + Math.abs(one.y - box.y);
  return free.sort((a, b) => far(a) - far(b));
}

/** Along every stretch: at its start, its middle and its end, on either side of it. */
function others({ width, height }: Size, points: readonly Point[]): readonly Box[] {
  return points.slice(1).flatMap((end, i): Box[] => {
    const start = points[i] ?? end;
    const level = start.y === end.y;
    const [from, to] = level
      ? [Math.min(start.x, end.x), Math.max(start.x, end.x)]
      : [Math.min(start.y, end.y), Math.max(start.y, end.y)];
    const length = level ? width : height;
    const along = [from + GAP, (from + to - length) / 2, to - GAP - length];
    return along.flatMap((at): Box[] =>
      level
        ? [
            { x: at, y: start.y - height - ABOVE, width, height },
            { x: at, y: start.y + ABOVE, width, height },
          ]
        : [
            { x: start.x + GAP, y: at, width, height },
            { x: start.x - GAP - width, y: at, width, height },
          ],
    );
  });
}
