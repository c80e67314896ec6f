/** Two orders of much the same things as one: that of the head, with what is gone where it stood. */
export function mergedOrder<T extends { readonly id: string }>(head: readonly T[], base: readonly T[]): readonly T[] {
  const there = new Set(head.map(({ id }) => id));
  const after = new Map<string | undefined, T[]>();
  let before: string | undefined;
  for (const one of base) {
    if (there.has(one.id)) before = one.id;
    else after.set(before, [...(after.get(before) ?? []), one]);
  }
  return [...(after.get(undefined) ?? []), ...head.flatMap((one) => [one, ...(after.get(one.id) ?? [])])];
}
