/** Goals against simulated figures: the verdicts of the analysis on the means, and on both ends of their intervals. */
import type { Comparison, Goal } from '../../model/index.ts';
import type { ChainFigures, GoalFigures } from '../figures.ts';
import { goalFigures } from '../goals.ts';
import type { Design } from './design.ts';
import { goalTimes, type Measures } from './measures.ts';
import type { Replication } from './replication.ts';
import type { GoalRun, SimulationRun } from './request.ts';
import { centredAt, Histogram, type Interval, intervalOf } from './statistics/index.ts';

type Times = Pick<
  SimulationRun,
  | 'leadTimeSeconds'
  | 'waitingTimeSeconds'
  | 'touchTimeSeconds'
  | 'throughputPerDay'
  | 'costPerCase'
  | 'quality'
  | 'workInProgress'
>;

type End = keyof Interval;

export function judged(
  design: Design,
  times: Times,
  measures: readonly Measures[],
  replications: readonly Replication[],
): readonly GoalRun[] {
  const { workspace, chain } = design;
  const at = (end: End) => goalFigures(workspace, chain, withFigures(design.figures, times, end));
  const [means, lows, highs] = [at('mean'), at('low'), at('high')];
  return means.map((mean, i) => {
    const [low, high] = [lows[i] ?? mean, highs[i] ?? mean];
    const own = measures.map(({ goalTimes }) => goalTimes[i] ?? Number.NaN);
    const isOwn = own.length > 0 && own.every((one) => Number.isFinite(one)) && times.leadTimeSeconds !== null;
    if (isOwn) return timed(mean, ownInterval(mean.goal, own, replications));
    const { goal, text, holds, value, target } = mean;
    const certain = holds !== null && low.holds === holds && high.holds === holds;
    return { goal, text, holds, value, low: low.value, high: high.value, target, certain };
  });
}

function ownInterval(goal: Goal, own: readonly number[], replications: readonly Replication[]): Interval {
  const { percentile } = goal;
  if (percentile === undefined) return intervalOf(own);
  const together = Histogram.of(replications.flatMap((one) => goalTimes(goal, one)?.counts ?? []));
  return centredAt(together.quantile(percentile), intervalOf(own));
}

function withFigures(figures: ChainFigures, times: Times, end: End): ChainFigures {
  const costs = times.costPerCase && Object.entries(times.costPerCase).map(([currency, cost]) => [currency, cost[end]]);
  return {
    ...figures,
    leadTimeSeconds: times.leadTimeSeconds?.[end] ?? null,
    waitingTimeSeconds: times.waitingTimeSeconds?.[end] ?? null,
    touchTimeSeconds: times.touchTimeSeconds?.[end] ?? null,
    throughputPerDay: times.throughputPerDay?.[end] ?? null,
    quality: times.quality?.[end] ?? null,
    costPerCase: costs && Object.fromEntries(costs),
  };
}

function timed({ goal, text, target }: GoalFigures, time: Interval): GoalRun {
  const holds = meets(goal.comparison, time.mean, target);
  const certain = meets(goal.comparison, time.low, target) === meets(goal.comparison, time.high, target);
  return { goal, text, holds, value: time.mean, low: time.low, high: time.high, target, certain };
}

function meets(comparison: Comparison, value: number, target: number): boolean {
  switch (comparison) {
    case '<':
      return value < target;
    case '<=':
      return value <= target;
    case '>':
      return value > target;
    case '>=':
      return value >= target;
  }
}
