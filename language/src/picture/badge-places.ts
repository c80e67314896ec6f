/** Where the badge of an arrow's findings stands: on the arrow, else beside it, and on nothing that is to be read. */
import type { Box, PictureLayout, PlacedEdge, Point } from './sized.ts';
import { cover } from './sound.ts';

const BADGE_RADIUS = 11;
const PARTS = [0.5, 0.75, 0.25];

export function badgePlace({ edge, points }: PlacedEdge, { nodes, edges }: PictureLayout): Point {
  const places = edge.badge === undefined ? [] : candidates(points);
  if (places.length === 0) return { x: 0, y: 0 };
  const taken: Box[] = edges.flatMap(({ label }) => label ?? []);
  taken.push(...nodes);
  return places.find((place) => !taken.some((box) => cover(badgeBox(place), box))) ?? places[0] ?? { x: 0, y: 0 };
}

/** The middle of the longest stretch first; what lies beside the arrow after all that lies on it. */
function candidates(points: readonly Point[]): readonly Point[] {
  const stretches = points.slice(1).map((end, i) => ({ start: points[i] ?? end, end }));
  stretches.sort((a, b) => length(b) - length(a));
  const beside = BADGE_RADIUS + 2;
  return [0, beside, -beside].flatMap((off) =>
    stretches.flatMap(({ start, end }) =>
      PARTS.map((part) => ({
        x: start.x + (end.x - start.x) * part + (start.y === end.y ? 0 : off),
        y: start.y + (end.y - start.y) * part + (start.y === end.y ? off : 0),
      })),
    ),
  );
}

function length({ start, end }: { readonly start: Point; readonly end: Point }): number {
  return Math.abs(start.x - end.x) + Math.abs(start.y - end.y);
}

/** What a badge takes. */
export function badgeBox({ x, y }: Point): Box {
  return { x: x - BADGE_RADIUS, y: y - BADGE_RADIUS, width: 2 * BADGE_RADIUS, height: 2 * BADGE_RADIUS };
}
