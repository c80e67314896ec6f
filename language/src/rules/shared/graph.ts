/** The handoffs of a chain as a graph: built once per chain, every walk linear and without recursion. */
import type { Chain, Handoff, Id, Node, Range, Ref } from '../../model/index.ts';
import type { RuleContext } from '../rule.ts';

export interface ChainGraph {
  readonly chain: Chain;
  readonly nodes: readonly Node[];
  readonly indexOf: ReadonlyMap<Id, number>;
  /** Handoffs out of each node, in the order of the text. */
  readonly out: readonly (readonly Handoff[])[];
  /** Resolved targets of each node, and behind the nodes of the points where joins run into forks. */
  readonly next: readonly (readonly number[])[];
  /** The same, backwards. */
  readonly previous: readonly (readonly number[])[];
  /** Nodes with a handoff to a name that means nothing. */
  readonly leadsToUnknown: ReadonlySet<number>;
  /** Nodes with a handoff from a name that means nothing. */
  readonly entersFromUnknown: ReadonlySet<number>;
  /** What lists of names mean, once somebody asked: many rules ask for both ends of each handoff. */
  readonly meant: Map<readonly Ref[], readonly Node[]>;
}

const graphs = new WeakMap<Chain, ChainGraph>();

export function graphOf(chain: Chain): ChainGraph {
  const known = graphs.get(chain);
  if (known !== undefined) return known;
  const graph = build(chain);
  graphs.set(chain, graph);
  return graph;
}

function build(chain: Chain): ChainGraph {
  const indexOf = new Map(chain.nodes.map((node, index) => [node.id, index]));
  const out: Handoff[][] = chain.nodes.map(() => []);
  const next: number[][] = chain.nodes.map(() => []);
  const previous: number[][] = chain.nodes.map(() => []);
  const leadsToUnknown = new Set<number>();
  const entersFromUnknown = new Set<number>();
  const arrow = (from: number, to: number) => {
    next[from]?.push(to);
    previous[to]?.push(from);
  };
  const connect = (from: readonly number[], to: readonly number[]) => {
    if (from.length === 1 || to.length === 1) {
      for (const a of from) for (const b of to) arrow(a, b);
      return;
    }
    // By way of a point of its own: a join of thousands into a fork of thousands must not become millions of arrows.
    const point = next.push([]) - 1;
    previous.push([]);
    for (const a of from) arrow(a, point);
    for (const b of to) arrow(point, b);
  };
  const indexes = (refs: readonly Ref[]): readonly number[] => {
    const [only, second] = refs;
    // Nearly every handoff has one source and one target.
    if (only !== undefined && second === undefined) return singly(indexIn(indexOf, only));
    return [...new Set(refs.flatMap((ref) => indexIn(indexOf, ref) ?? []))];
  };
  for (const handoff of chain.handoffs) {
    const from = indexes(handoff.from);
    const to = indexes(handoff.to);
    for (const node of from) {
      out[node]?.push(handoff);
      if (hasUnknown(indexOf, handoff.to)) leadsToUnknown.add(node);
    }
    if (hasUnknown(indexOf, handoff.from)) for (const node of to) entersFromUnknown.add(node);
    connect(from, to);
  }
  const meant = new Map<readonly Ref[], readonly Node[]>();
  return { chain, nodes: chain.nodes, indexOf, out, next, previous, leadsToUnknown, entersFromUnknown, meant };
}

function singly<T>(one: T | undefined): readonly T[] {
  return one === undefined ? [] : [one];
}

function indexIn(indexOf: ReadonlyMap<Id, number>, ref: Ref): number | undefined {
  return ref.id === undefined ? undefined : indexOf.get(ref.id);
}

/** A name that means nothing, or the lack of any name. */
function hasUnknown(indexOf: ReadonlyMap<Id, number>, refs: readonly Ref[]): boolean {
  return refs.length === 0 || refs.some((ref) => indexIn(indexOf, ref) === undefined);
}

/** The nodes that a list of names means. */
export function nodesOf(graph: ChainGraph, refs: readonly Ref[]): readonly Node[] {
  const known = graph.meant.get(refs);
  if (known !== undefined) return known;
  const nodes: Node[] = [];
  for (const ref of refs) {
    const node = graph.nodes[indexIn(graph.indexOf, ref) ?? -1];
    if (node !== undefined) nodes.push(node);
  }
  graph.meant.set(refs, nodes);
  return nodes;
}

/** The handoffs out of a node, in the order of the text. */
export function waysOut(graph: ChainGraph, node: Node): readonly Handoff[] {
  return graph.out[graph.indexOf.get(node.id) ?? -1] ?? [];
}

/** Does a handoff come from a name that means nothing? It may be the way out that some node seems to lack. */
export function hasWayFromUnknown({ chain, entersFromUnknown }: ChainGraph): boolean {
  return entersFromUnknown.size > 0 || chain.handoffs.some(({ from }) => from.length === 0);
}

/** Every node that can be walked to from the given ones, themselves included. */
export function reachableFrom(from: Iterable<number>, next: readonly (readonly number[])[]): ReadonlySet<number> {
  const seen = new Set(from);
  // A set grows while it is walked: it is its own queue.
  for (const node of seen) for (const one of next[node] ?? []) seen.add(one);
  return seen;
}

/** One of the ways that share the cases: taken neither by exception, reject or timeout, nor by a sub-chain's end. */
export function isAlternative(handoff: Handoff): boolean {
  return handoff.on === undefined;
}

/**
 * May nodes or handoffs of the chain be missing, because a line of it defies reading? Not when the line is a node's or
 * a handoff's (these are in the model with what could be read), nor when the model names the property that it was.
 */
export function hasUnreadableLines(chain: Chain, file: string, context: RuleContext): boolean {
  const places = context.unreadable.get(file)?.filter((place) => within(place, chain.extent)) ?? [];
  if (places.length === 0) return false;
  const before = torn.get(context) ?? new Map<Chain, boolean>();
  torn.set(context, before);
  const answer = before.get(chain) ?? countStrays(chain, places) > chain.unreadable.length;
  before.set(chain, answer);
  return answer;
}

/** Answers by run: what cannot be read is known to the context, not to the chain. */
const torn = new WeakMap<RuleContext, Map<Chain, boolean>>();

function countStrays(chain: Chain, places: readonly Range[]): number {
  const known = new Set<number>();
  for (const { start, end } of [
    ...chain.nodes.map(({ extent }) => extent),
    ...chain.handoffs.map(({ place }) => place),
  ]) {
    for (let line = start.line; line <= end.line; line++) known.add(line);
  }
  return places.filter(({ start }) => !known.has(start.line)).length;
}

export function within(inner: Range, outer: Range): boolean {
  return !before(inner.start, outer.start) && !before(outer.end, inner.end);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line === b.line ? a.character < b.character : a.line < b.line;
}

/**
 * Strongly connected parts with a loop in them (more than one node, or a node that leads to itself), each sorted in
 * the order of the text, by Tarjan's algorithm with a stack of its own.
 */
export function loopsOf(next: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const count = next.length;
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const position = new Int32Array(count);
  const open = new Uint8Array(count);
  const path: number[] = [];
  const waiting: number[] = [];
  const loops: number[][] = [];
  let clock = 0;
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    waiting.push(root);
    while (waiting.length > 0) {
      const node = waiting.at(-1) ?? 0;
      if (order[node] === -1) {
        order[node] = low[node] = clock++;
        open[node] = 1;
        path.push(node);
      }
      const targets = next[node] ?? [];
      const target = targets[position[node] ?? 0];
      if (target !== undefined) {
        if (order[target] === -1) waiting.push(target);
        else {
          if (open[target] === 1) low[node] = Math.min(low[node] ?? 0, low[target] ?? 0);
          position[node] = (position[node] ?? 0) + 1;
        }
        continue;
      }
      waiting.pop();
      if (low[node] !== order[node]) continue;
      const part = path.splice(path.lastIndexOf(node));
      for (const one of part) open[one] = 0;
      if (part.length > 1 || targets.includes(node)) loops.push(part.sort((a, b) => a - b));
    }
  }
  return loops;
}
