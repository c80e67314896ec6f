/** Pairs what has the same name on both sides. */
import type { Id, Named } from '../../model/index.ts';
import type { Matching } from './matching.ts';

/**
 * A name is known by its file only where several files declare it; of those that stand in other files now, one on each
 * side is the same.
 *
 * @param pathOf what the file of a thing is called on both sides, for each of them
 */
export function pairByName(
  base: readonly Named[],
  head: readonly Named[],
  matching: Matching,
  pathOf: { readonly base: (id: Id) => string; readonly head: (id: Id) => string },
): void {
  const before = Map.groupBy(base, ({ name }) => name);
  for (const [name, after] of Map.groupBy(head, ({ name }) => name)) {
    const known = before.get(name) ?? [];
    const [first, ...others] = known;
    const [only, ...more] = after;
    if (first === undefined || only === undefined) continue;
    if (others.length === 0 && more.length === 0) {
      matching.pair(first.id, only.id);
      continue;
    }
    const byPath = new Map(known.map((one) => [pathOf.base(one.id), one]));
    const moved: Named[] = [];
    for (const one of after) {
      const path = pathOf.head(one.id);
      const same = byPath.get(path);
      if (same === undefined) moved.push(one);
      else matching.pair(same.id, one.id);
      byPath.delete(path);
    }
    const [left, ...restOfBase] = byPath.values();
    const [come, ...restOfHead] = moved;
    if (left !== undefined && come !== undefined && restOfBase.length + restOfHead.length === 0)
      matching.pair(left.id, come.id);
  }
}
