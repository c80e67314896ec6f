/**
 * Did the order of work change? It did when no one order fits both sides: some work comes before other work in the base
 * that it comes after in the head, straight or around a corner. Ways back (rework) are left out on both sides: they say
 * that work is done again, not when it is done first. Waits, starts and ends have no work to order.
 *
 * One walk over each side and one over both together, however large they are.
 */
import { AS_WRITTEN, type Chain, type Handoff, handoffEnds, type Id, type Node } from '../../model/index.ts';
import { loopsOf } from '../../rules/index.ts';
import type { Matching } from '../match/matching.ts';

/** Handoffs (ids of the base and of the head) that stand for an order which the other side has not. */
export function reorderingHandoffs(
  base: Chain,
  head: Chain,
  {
    matching,
    removed,
    added,
  }: { readonly matching: Matching; readonly removed: readonly Handoff[]; readonly added: readonly Handoff[] },
): ReadonlySet<Id> {
  if (removed.length === 0 || added.length === 0) return new Set();
  const places = new Places();
  const inHead = (node: Node) => {
    const same = isWork(node) ? baseNodes.get(matching.baseOf(node.id) ?? '') : undefined;
    return places.of(node.id, [node.name, ...(isWork(same) ? [same?.name ?? ''] : [])]);
  };
  const inBase = (node: Node) => {
    const same = isWork(node) ? headNodes.get(matching.headOf(node.id) ?? '') : undefined;
    return isWork(same) && same !== undefined ? places.of(same.id, []) : places.of(`gone ${node.id}`, [node.name]);
  };
  const baseNodes = new Map(base.nodes.map((node) => [node.id, node]));
  const headNodes = new Map(head.nodes.map((node) => [node.id, node]));
  // Waits, starts and ends of the head get a place that no node of the base has.
  const forward = [graphOf(head, inHead, places), graphOf(base, inBase, places)];
  const union: number[][] = Array.from({ length: places.count }, () => []);
  for (const { roots, next } of forward)
    for (const [from, to] of waysForward(roots, next, places.count)) union[from]?.push(to);
  const loopOf = new Map<number, number>();
  for (const [loop, members] of loopsOf(union).entries()) for (const one of members) loopOf.set(one, loop);
  const found = new Set<Id>();
  const [headGraph, baseGraph] = forward;
  for (const [handoffs, graph] of [
    [added, headGraph],
    [removed, baseGraph],
  ] as const)
    for (const { id, from, to } of handoffs) {
      const loops = new Set(from.flatMap((ref) => loopOf.get(graph?.placeOf(ref.id) ?? -1) ?? []));
      if (to.some((ref) => loops.has(loopOf.get(graph?.placeOf(ref.id) ?? -1) ?? -1))) found.add(id);
    }
  return found;
}

function isWork(node: Node | undefined): boolean {
  return node?.kind === 'step' || node?.kind === 'decision';
}

/** Numbers for what has a place in the order. */
class Places {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  get count(): number {
    return this.#names.length;
  }

  /** @param names on both sides: by them, walks go the same way whatever the order of the lines and of the sides */
  of(key: string, names: readonly string[]): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.another(names.toSorted().join(' '));
      this.#numbers.set(key, number);
    }
    return number;
  }

  /** A place of its own: where a join runs into a fork. */
  another(name: string): number {
    return this.#names.push(name) - 1;
  }

  readonly byName = (a: number, b: number): number => {
    const [one = '', other = ''] = [this.#names[a], this.#names[b]];
    return one < other ? -1 : one > other ? 1 : a - b;
  };
}

const SORTED = { ...AS_WRITTEN, list: (items: readonly string[]) => items.toSorted() };

interface Graph {
  readonly roots: readonly number[];
  readonly next: ReadonlyMap<number, readonly number[]>;
  readonly placeOf: (id: Id | undefined) => number | undefined;
}

function graphOf({ nodes, handoffs }: Chain, numberOf: (node: Node) => number, places: Places): Graph {
  const numbers = new Map(nodes.map((node) => [node.id, numberOf(node)]));
  const next = new Map<number, number[]>();
  const arrow = (from: number, to: number) => {
    const some = next.get(from);
    if (some === undefined) next.set(from, [to]);
    else some.push(to);
  };
  const placeOf = (id: Id | undefined) => (id === undefined ? undefined : numbers.get(id));
  for (const { from, to } of handoffs) {
    const sources = from.flatMap(({ id }) => placeOf(id) ?? []);
    const targets = to.flatMap(({ id }) => placeOf(id) ?? []);
    if (sources.length > 1 && targets.length > 1) {
      const point = places.another(handoffEnds({ from, to }, SORTED));
      for (const one of sources) arrow(one, point);
      for (const one of targets) arrow(point, one);
    } else for (const one of sources) for (const other of targets) arrow(one, other);
  }
  // The same order of walking on both sides, whatever the order of the lines.
  for (const targets of next.values()) targets.sort(places.byName);
  const starts = nodes
    .filter(({ kind }) => kind === 'start')
    .flatMap(({ id }) => placeOf(id) ?? [])
    .sort(places.byName);
  const others = nodes.flatMap(({ id }) => placeOf(id) ?? []).sort(places.byName);
  return { roots: [...starts, ...others], next, placeOf };
}

/** All arrows but those that lead back to where the walk came from. */
function waysForward(
  roots: readonly number[],
  next: ReadonlyMap<number, readonly number[]>,
  count: number,
): readonly (readonly [number, number])[] {
  const OPEN = 1;
  const DONE = 2;
  const state = new Uint8Array(count);
  const position = new Int32Array(count);
  const ways: (readonly [number, number])[] = [];
  for (const root of roots) {
    const path = state[root] === 0 ? [root] : [];
    while (path.length > 0) {
      const node = path.at(-1) ?? 0;
      state[node] = OPEN;
      const target = next.get(node)?.[position[node] ?? 0];
      if (target === undefined) {
        state[node] = DONE;
        path.pop();
        continue;
      }
      position[node] = (position[node] ?? 0) + 1;
      if (state[target] === OPEN) continue;
      ways.push([node, target]);
      if (state[target] === 0) path.push(target);
    }
  }
  return ways;
}
