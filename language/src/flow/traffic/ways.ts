/** The ways out of a point as weights of the traffic equations. */
import { type ChainNetwork, type Edge, type Point, survival } from '../network/index.ts';
import type { Way } from './elimination.ts';

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

/** Where branches become one case again, other than each fork at its join. */
export interface Merges {
  /** By run, of sub-chains that fork and end several times: what each return counts for. */
  readonly returning: ReadonlyMap<number, number>;
  /** By join, where its slots are not filled equally often: what all that comes to it counts for. */
  readonly joining: ReadonlyMap<number, number>;
}

export const NO_MERGES: Merges = { returning: new Map(), joining: new Map() };

/** One row a point. A fork weighs 1 on each branch; each slot of a join brings its part of the one that goes on. */
export function waysOf(network: ChainNetwork, merges: Merges): readonly (readonly Way[])[] {
  return network.points.map((point) =>
    edgesOf(point).map((edge) => ({ to: edge.to, weight: weightOf(network, point, edge, merges) })),
  );
}

/** How much of a case an edge brings: all of it, or to a join the part of its slot. */
export function weightOf(network: ChainNetwork, from: Point, edge: Edge, merges: Merges): number {
  const slots = edge.slot === undefined ? 1 : (network.points[edge.to]?.slots ?? 1);
  const joined = edge.slot === undefined ? 1 : (merges.joining.get(edge.to) ?? 1);
  const returned = from.activity === 'return' ? (merges.returning.get(from.run ?? 0) ?? 1) : 1;
  return (edge.probability * joined * returned) / slots;
}

/** Cases at the entries. */
export function enteringOf(network: ChainNetwork): Float64Array {
  const entering = new Float64Array(network.points.length);
  for (const { to, probability } of network.entries) entering[to] = (entering[to] ?? 0) + probability;
  return entering;
}
