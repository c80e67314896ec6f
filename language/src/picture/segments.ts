/** The stretches of a path that runs along the axes, and what is in their way. */
import type { Box, Point } from './sized.ts';

export interface Segment {
  readonly level: boolean;
  /** Its y when level, else its x. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export function segmentsOf(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).flatMap((end, i): Segment[] => {
    const start = points[i];
    if (start === undefined) return [];
    const level = start.y === end.y;
    const [a, b] = level ? [start.x, end.x] : [start.y, end.y];
    return [{ level, at: level ? start.y : start.x, from: Math.min(a, b), to: Math.max(a, b) }];
  });
}

/** @param clear how far from the box it must keep away. */
export function crosses({ level, at, from, to }: Segment, { x, y, width, height }: Box, clear: number): boolean {
  const [start, length, side, thick] = level ? [x, width, y, height] : [y, height, x, width];
  return at > side - clear && at < side + thick + clear && to > start - clear && from < start + length + clear;
}

/** Whether two run the same way so near to each other that they look like one. */
export function overlaps(a: Segment, b: Segment, apart: number): boolean {
  return a.level === b.level && Math.abs(a.at - b.at) < apart && a.from < b.to && b.from < a.to;
}
