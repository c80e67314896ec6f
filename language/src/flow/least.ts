/**
 * What the cases of a chain take at the least: work and waits without any queue, and of a fork one branch. No queue, no
 * calendar and no join makes it shorter, so that it holds where the figures are approximate, and for percentiles.
 */
import type { Chain, Workspace } from '../model/index.ts';
import { type Activity, type ChainNetwork, type Moments, networkOf } from './network/index.ts';
import { Passage, type Traffic, trafficOf } from './traffic/index.ts';

export type TimeFigure = 'leadTimeSeconds' | 'waitingTimeSeconds' | 'touchTimeSeconds';

const COUNTED: Readonly<Record<TimeFigure, readonly Activity[]>> = {
  leadTimeSeconds: ['work', 'check', 'wait', 'handoff'],
  waitingTimeSeconds: ['wait', 'handoff'],
  touchTimeSeconds: ['work', 'check'],
};

/** Improvements of the choice among branches: any choice is a bound, the last one the best. */
const ROUNDS = 3;

const found = new WeakMap<Traffic, Map<TimeFigure, Moments | undefined>>();

/** Seconds of one case; undefined when nobody knows how cases move. The second moment is Infinity where it is unknown. */
export function leastTime(workspace: Workspace, chain: Chain, figure: TimeFigure): Moments | undefined {
  const traffic = trafficOf(networkOf(workspace, chain));
  const known = found.get(traffic) ?? new Map<TimeFigure, Moments | undefined>();
  found.set(traffic, known);
  if (!known.has(figure)) known.set(figure, bound(workspace, traffic, figure));
  return known.get(figure);
}

function bound(workspace: Workspace, traffic: Traffic, figure: TimeFigure): Moments | undefined {
  const { network } = traffic;
  if (traffic.visits.missing.length > 0 || traffic.visits.merges.joining.size > 0) return undefined;
  if (mayTurnOff(workspace, network)) return undefined;
  const timeAt = (point: number): Moments => {
    const counts = COUNTED[figure].includes(network.points[point]?.activity ?? 'pass');
    return (counts ? traffic.times[point] : undefined) ?? NO_TIME;
  };
  let branches: ReadonlyMap<number, number> = new Map();
  let best = along(traffic, branches, timeAt);
  for (let round = 0; traffic.forks.length > 0 && round < ROUNDS; round++) {
    const { mean } = best;
    branches = new Map(traffic.forks.map(({ point, branches: some }) => [point, longest(some, mean)]));
    best = along(traffic, branches, timeAt);
  }
  const atEntry = (value: (point: number) => number) =>
    network.entries.reduce((sum, { to, probability }) => sum + probability * value(to), 0);
  // Who leaves by a timeout has waited longer than who does not: time and way hang together.
  const hasTimeouts = network.points.some(({ timeout }) => timeout !== undefined);
  return { mean: atEntry(best.mean), second: hasTimeouts ? Number.POSITIVE_INFINITY : atEntry(best.second) };
}

const NO_TIME: Moments = { mean: 0, second: 0 };

/**
 * The share of cases, at the least, for which it is more than so many seconds: P(X ≤ μ - λ) ≤ σ² / (σ² + λ²)
 * (Cantelli 1928).
 */
export function shareBeyond({ mean, second }: Moments, seconds: number): number {
  const lambda = mean - seconds;
  if (!(lambda > 0)) return 0;
  const variance = Math.max(0, second - mean * mean);
  return lambda ** 2 / (variance + lambda ** 2);
}

type Value = (point: number) => number;

function along(
  { network, ways }: Traffic,
  branches: ReadonlyMap<number, number>,
  timeAt: (point: number) => Moments,
): { readonly mean: Value; readonly second: Value } {
  const passage = new Passage(ways, undefined, new Map(), (way, from) => {
    const isTaken =
      network.points[from]?.activity !== 'fork' || way === (ways.starts[from] ?? 0) + (branches.get(from) ?? 0);
    return isTaken ? (ways.probabilities[way] ?? 0) : 0;
  });
  const mean = passage.value((point) => timeAt(point).mean);
  const second = passage.value((point) => {
    const time = timeAt(point);
    return time.second + 2 * time.mean * (mean(point) - time.mean);
  });
  return { mean, second };
}

/** Which of the branches takes longest. */
function longest(branches: readonly number[], mean: Value): number {
  const times = branches.map(mean);
  return times.indexOf(Math.max(...times));
}

/** Outputs of which nobody knows how many are rejected, and which then go a way of their own, perhaps a shorter one. */
export function mayTurnOff(workspace: Workspace, network: ChainNetwork): boolean {
  return network.points.some((_, i) => isRejectedUnseen(workspace, network, i));
}

function isRejectedUnseen(workspace: Workspace, network: ChainNetwork, point: number): boolean {
  if (!network.gaps.some((gap) => gap.kind === 'checks' && gap.point === point)) return false;
  const node = network.points[point]?.node;
  return [...workspace.chains.values()].some(({ handoffs }) =>
    handoffs.some(({ on, from }) => on?.kind === 'reject' && from.some(({ id }) => id === node)),
  );
}
