/** From node to node with the arrow keys: along the flow by handoffs, across it to what stands beside. */
import type { PictureLayout } from '@chainwright/language/picture';

export type ArrowKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export function isArrowKey(key: string): key is ArrowKey {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

type Placed = PictureLayout['nodes'][number];

const KEYS = {
  right: { next: 'ArrowRight', previous: 'ArrowLeft' },
  down: { next: 'ArrowDown', previous: 'ArrowUp' },
} as const;

/** Id of the node that an arrow key leads to; undefined: there is none that way. */
export function neighbourOf(layout: PictureLayout, id: string, key: ArrowKey): string | undefined {
  const keys = KEYS[layout.direction];
  const from = layout.nodes.find(({ node }) => node.id === id);
  if (from === undefined) return undefined;
  if (key === keys.next) return nearest(from, linked(layout, id, 'from', 'to'))?.node.id;
  if (key === keys.previous) return nearest(from, linked(layout, id, 'to', 'from'))?.node.id;
  return beside(layout, from, key)?.node.id;
}

/** What the handoffs lead to, or come from; through the bars of forks and joins. */
function linked(layout: PictureLayout, id: string, near: 'from' | 'to', far: 'from' | 'to'): readonly Placed[] {
  const byId = new Map(layout.nodes.map((one) => [one.node.id, one]));
  const found: Placed[] = [];
  const seen = new Set([id]);
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { edge } of layout.edges) {
      const other = byId.get(edge[far]);
      if (edge[near] !== at || other === undefined || seen.has(edge[far])) continue;
      seen.add(edge[far]);
      if (isBar(other)) open.push(edge[far]);
      else found.push(other);
    }
  }
  return found;
}

/** The nearest that way; what lies aside counts as twice as far. */
function beside(layout: PictureLayout, from: Placed, key: ArrowKey): Placed | undefined {
  const level = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  const ahead = layout.nodes.filter((one) => {
    const { x, y } = between(from, one);
    return !isBar(one) && sign * (level ? x : y) > 1;
  });
  return least(ahead, (one) => {
    const { x, y } = between(from, one);
    return Math.abs(level ? x : y) + 2 * Math.abs(level ? y : x);
  });
}

function nearest(from: Placed, places: readonly Placed[]): Placed | undefined {
  return least(places, (one) => {
    const { x, y } = between(from, one);
    return Math.abs(x) + Math.abs(y);
  });
}

function least(places: readonly Placed[], far: (one: Placed) => number): Placed | undefined {
  return places.reduce<Placed | undefined>(
    (best, one) => (best === undefined || far(one) < far(best) ? one : best),
    undefined,
  );
}

function between(a: Placed, b: Placed): { readonly x: number; readonly y: number } {
  return { x: b.x + b.width / 2 - (a.x + a.width / 2), y: b.y + b.height / 2 - (a.y + a.height / 2) };
}

function isBar({ node: { kind } }: Placed): boolean {
  return kind === 'fork' || kind === 'join';
}
