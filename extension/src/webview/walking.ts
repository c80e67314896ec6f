/** From node to node with the arrow keys: the nearest one in that direction. */
import type { PictureLayout } from '@chainwright/language/picture';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export function isDirection(key: string): key is Direction {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

/** Id of the nearest node that way; what lies aside counts as twice as far. */
export function neighbourOf(layout: PictureLayout, id: string, direction: Direction): string | undefined {
  const places = layout.nodes.filter(({ node }) => node.kind !== 'fork' && node.kind !== 'join');
  const from = places.find((one) => one.node.id === id);
  if (from === undefined) return places[0]?.node.id;
  const level = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1;
  let best = Number.POSITIVE_INFINITY;
  let found: string | undefined;
  for (const one of places) {
    const x = one.x + one.width / 2 - (from.x + from.width / 2);
    const y = one.y + one.height / 2 - (from.y + from.height / 2);
    const along = sign * (level ? x : y);
    const far = along + 2 * Math.abs(level ? y : x);
    if (along > 1 && far < best) {
      best = far;
      found = one.node.id;
    }
  }
  return found;
}
