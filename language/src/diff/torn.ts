/** Which chains hold text that could not be read: what is told of them may not be all. */
import type { Chain } from '../model/index.ts';

export function isTorn({ unreadable, nodes, handoffs }: Chain): boolean {
  return unreadable.length > 0 || [...nodes, ...handoffs].some((one) => one.unreadable.length > 0);
}
