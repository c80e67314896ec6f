/** The ways out of the points of a network, flat, and as weights of the traffic equations. */
import { type ChainNetwork, type Edge, type Point, survival } from '../network/index.ts';
import { type Loops, loopsOf } from './loops.ts';

/** The share of cases that a wait's timeout takes. */
export function timeoutShare(point: Point): number {
  return point.timeout === undefined || point.time === undefined ? 0 : survival(point.time, point.timeout.afterSeconds);
}

/** The ways out of a point, those of its timeout included. */
export function edgesOf(point: Point): readonly Edge[] {
  const share = timeoutShare(point);
  if (point.timeout === undefined || share === 0) return point.next;
  return [
    ...point.next.map((edge) => ({ ...edge, probability: edge.probability * (1 - share) })),
    ...point.timeout.next.map((edge) => ({ ...edge, probability: edge.probability * share })),
  ];
}

/** The ways out of all points one after the other (`edgesOf`), as `Rows` are. */
export interface Ways {
  /** Where those of each point begin; one more says where the last ones end. */
  readonly starts: Int32Array;
  readonly to: Int32Array;
  readonly probabilities: Float64Array;
  /** 1: a fault leaves by it. */
  readonly escapes: Uint8Array;
  /** Which slot of the join it fills; -1: none. */
  readonly slots: Int32Array;
  readonly loops: Loops;
}

export function waysOf({ points }: ChainNetwork): Ways {
  const edges = points.map(edgesOf);
  const starts = new Int32Array(points.length + 1);
  for (let i = 0; i < edges.length; i++) starts[i + 1] = (starts[i] ?? 0) + (edges[i]?.length ?? 0);
  const size = starts[points.length] ?? 0;
  const ways = {
    starts,
    to: new Int32Array(size),
    probabilities: new Float64Array(size),
    escapes: new Uint8Array(size),
    slots: new Int32Array(size),
  };
  let at = 0;
  for (const some of edges) {
    for (const { to, probability, escapes, slot = -1 } of some) {
      ways.to[at] = to;
      ways.probabilities[at] = probability;
      ways.escapes[at] = escapes ? 1 : 0;
      ways.slots[at++] = slot;
    }
  }
  return { ...ways, loops: loopsOf({ starts, to: ways.to, weights: ways.probabilities }) };
}

/** Where branches become one case again, other than each fork at its join. */
export interface Merges {
  /** By run, of sub-chains that fork and end several times: what each return counts for. */
  readonly returning: ReadonlyMap<number, number>;
  /** By join, where its slots are not filled equally often: what all that comes to it counts for. */
  readonly joining: ReadonlyMap<number, number>;
}

export const NO_MERGES: Merges = { returning: new Map(), joining: new Map() };

/** How much of a case each way brings: all of it, or to a join the part of its slot. A fork weighs 1 on each branch. */
export function weightsOf({ points }: ChainNetwork, ways: Ways, merges: Merges): Float64Array {
  const weights = ways.probabilities.slice();
  for (let from = 0; from < points.length; from++) {
    const point = points[from];
    const returned = point?.activity === 'return' ? (merges.returning.get(point.run ?? 0) ?? 1) : 1;
    for (let at = ways.starts[from] ?? 0; at < (ways.starts[from + 1] ?? 0); at++) {
      const to = ways.to[at] ?? 0;
      const joins = (ways.slots[at] ?? -1) >= 0;
      const slots = joins ? (points[to]?.slots ?? 1) : 1;
      const joined = joins ? (merges.joining.get(to) ?? 1) : 1;
      weights[at] = ((weights[at] ?? 0) * joined * returned) / slots;
    }
  }
  return weights;
}

/** Cases at the entries. */
export function enteringOf(network: ChainNetwork): Float64Array {
  const entering = new Float64Array(network.points.length);
  for (const { to, probability } of network.entries) entering[to] = (entering[to] ?? 0) + probability;
  return entering;
}
