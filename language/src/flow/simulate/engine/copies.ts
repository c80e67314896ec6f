/** Where a chain stands within another one that runs it: which point of the copy is which of the chain's own. */
import type { Member } from '../../analysis/index.ts';
import type { Point } from '../../network/index.ts';

export class Copies {
  readonly size: number;
  readonly #own = new Map<string, number>();

  constructor({ traffic }: Member) {
    const { points } = traffic.network;
    this.size = points.length;
    const name = namer();
    for (const [i, point] of points.entries()) this.#own.set(name(point), i);
  }

  /** The points from `enter` to the returns of the same run, each with the chain's own. */
  find(points: readonly Point[], enter: number): ReadonlyMap<number, number> {
    const run = points[enter]?.run;
    const inside = new Set((points[enter]?.next ?? []).map(({ to }) => to));
    const isReturn = (point: Point | undefined) => point?.activity === 'return' && point.run === run;
    // A set grows while it is walked: it is its own queue.
    for (const i of inside) {
      const point = points[i];
      if (point === undefined || isReturn(point)) continue;
      for (const { to } of [...point.next, ...(point.timeout?.next ?? [])]) inside.add(to);
    }
    const name = namer();
    const found = new Map<number, number>();
    // In the order in which they were laid out, as the chain's own were.
    for (const i of [...inside].sort((a, b) => a - b)) {
      const point = points[i];
      const own = point && this.#own.get(name(point, isReturn(point) ? 'end' : point.activity));
      if (own !== undefined) found.set(i, own);
    }
    return found;
  }
}

/** Names points by what they are for; the second of one name gets another. */
function namer(): (point: Point, activity?: string) => string {
  const seen = new Map<string, number>();
  return ({ node, check, handoff, ...point }, activity = point.activity) => {
    const name = `${activity} ${node} ${check ?? ''} ${handoff ?? ''}`;
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return `${name} ${nth}`;
  };
}
