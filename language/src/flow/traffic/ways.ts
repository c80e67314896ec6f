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

/**
 * One row a point. A fork weighs 1 on each branch; each slot of a join brings its part of the one that goes on.
 * @param returning what a return counts for: less than 1 where a case forks within a sub-chain and comes back once.
 */
export function waysOf(network: ChainNetwork, returning: ReadonlyMap<number, number>): readonly (readonly Way[])[] {
  return network.points.map((point) => {
    const factor = point.activity === 'return' ? (returning.get(point.run ?? 0) ?? 1) : 1;
    return edgesOf(point).map((edge) => ({ to: edge.to, weight: factor * weightOf(network, edge) }));
  });
}

/** How much of a case an edge brings: all of it, or to a join the part of its slot. */
export function weightOf(network: ChainNetwork, edge: Edge): number {
  const slots = edge.slot === undefined ? 1 : (network.points[edge.to]?.slots ?? 1);
  return edge.probability / slots;
}

/** Cases at the entries. */
export function enteringOf(network: ChainNetwork): Float64Array {
  const entering = new Float64Array(network.points.length);
  for (const { to, probability } of network.entries) entering[to] = (entering[to] ?? 0) + probability;
  return entering;
}
