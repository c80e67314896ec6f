/** A network while it is laid out: points that may still get their ways on. */
import type { Edge, Gap, Point } from './network.ts';

type Loose<T> = { -readonly [K in keyof T]: T[K] };

/** A chain that runs others, which run others: together no more points than this, or nobody could compute it. */
export const MOST_POINTS = 20_000;

export class Draft {
  readonly points: Loose<Point>[] = [];
  readonly gaps: Gap[] = [];
  #runs = 0;

  add(point: Point): number {
    return this.points.push({ ...point }) - 1;
  }

  get isFull(): boolean {
    return this.points.length >= MOST_POINTS;
  }

  nextRun(): number {
    return this.#runs++;
  }

  change(index: number, facts: Partial<Point>): void {
    const point = this.points[index];
    if (point !== undefined) Object.assign(point, facts);
  }
}

/** Ways with a probability each, as one: those with the same end are added up, those that nobody takes left out. */
export function mix(...parts: readonly (readonly [probability: number, edges: readonly Edge[]])[]): readonly Edge[] {
  const [first] = parts;
  // Most points have one way out.
  if (parts.length === 1 && first?.[0] === 1 && first[1].length === 1) return first[1];
  const mixed = new Map<number, Loose<Edge>>();
  for (const [share, edges] of parts) {
    for (const edge of edges) {
      const probability = share * edge.probability;
      if (!(probability > 0)) continue;
      const key = keyOf(edge);
      const known = mixed.get(key);
      if (known === undefined) mixed.set(key, { ...edge, probability });
      else known.probability = probability + known.probability;
    }
  }
  return [...mixed.values()];
}

/** One number for the end of a way, its slot and whether a fault leaves by it. */
function keyOf({ to, slot = -1, escapes }: Edge): number {
  return (slot + 1) * 2 ** 32 + 2 * to + (escapes ? 1 : 0);
}
