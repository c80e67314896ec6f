/** Which arrows lead back, by the order of the text: so a process reads from its start, whatever its loops. */
interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Unrolled {
  /** Indexes of the arrows that close a loop. */
  readonly back: ReadonlySet<number>;
  /** Every node before all that it leads to, but for those arrows. */
  readonly order: readonly string[];
}

/** Depth first, from the nodes in the order given; without recursion, for a chain may be long. */
export function unrolled(ids: readonly string[], arrows: readonly Arrow[]): Unrolled {
  const after = new Map<string, { readonly to: string; readonly index: number }[]>(ids.map((id) => [id, []]));
  arrows.forEach(({ from, to }, index) => {
    if (after.has(to)) after.get(from)?.push({ to, index });
  });
  const back = new Set<number>();
  const finished: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const root of ids) {
    if (state.has(root)) continue;
    state.set(root, 'open');
    const stack = [{ id: root, next: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const arrow = after.get(top.id)?.[top.next++];
      if (arrow === undefined) {
        state.set(top.id, 'done');
        finished.push(top.id);
        stack.pop();
      } else if (state.get(arrow.to) === 'open') back.add(arrow.index);
      else if (!state.has(arrow.to)) {
        state.set(arrow.to, 'open');
        stack.push({ id: arrow.to, next: 0 });
      }
    }
  }
  return { back, order: finished.reverse() };
}
