/** What is said of a simulation in sentences, whatever they are printed on. */
import type { GoalRun, Simulation, SimulationRun } from '../../flow/index.ts';
import { moneyUnit, PERCENT, PLAIN_NUMBER, timeUnit, told } from './measured.ts';

export const runName = ({ scenario }: SimulationRun): string => scenario ?? 'as it is';

/** How much was run, and why it stopped. */
export function effortLine({ runs, seed }: Simulation): string {
  const run = runs.find(({ overloaded }) => !overloaded);
  if (run === undefined) return 'Nothing is simulated: a queue grows for ever.';
  const { cases, replications, warmUp, stoppedBy } = run;
  const what = `${count(replications)} replications of ${count(cases / replications)} cases, each after ${count(warmUp)} that are not counted`;
  return `${what}; seed ${seed}. ${REASONS[stoppedBy](precisionOf(run))}`;
}

const REASONS: Readonly<Record<SimulationRun['stoppedBy'], (precision: string) => string>> = {
  precision: (precision) => `Stopped at the precision asked for: the mean lead time is known to ${precision}.`,
  cases: (precision) => `All cases are done: the mean lead time is known to ${precision}.`,
  replications: (precision) => `All replications are done: the mean lead time is known to ${precision}.`,
  effort: (precision) => `Stopped because it took too long: the mean lead time is known to ${precision}.`,
  overloaded: () => '',
};

const count = (value: number) => Math.round(value).toLocaleString('en');

function precisionOf({ leadTimeSeconds }: SimulationRun): string {
  if (leadTimeSeconds === null) return 'no precision';
  const { mean, high } = leadTimeSeconds;
  return mean === 0 ? '± 0%' : `± ${told((high - mean) / mean, PERCENT)}`;
}

/** What stands in the way of figures. */
export function warningsOf(run: SimulationRun): readonly string[] {
  const warnings: string[] = [];
  for (const [pool, perDay] of Object.entries(run.queueGrowthPerDay))
    warnings.push(
      perDay > 0
        ? `${runName(run)}: more comes to ${pool} than it can do. Its queue grows by ${told(perDay, PLAIN_NUMBER)} a day, for ever: there is no lead time to speak of.`
        : `${runName(run)}: ${pool} is asked for all of its time. Its queue grows for ever: there is no lead time to speak of.`,
    );
  for (const { figure, facts } of run.missing)
    warnings.push(`${runName(run)}: no ${WORDS[figure] ?? figure}: ${facts.join(', ')}`);
  if (!run.conserved) warnings.push(`${runName(run)}: cases were lost, which is a bug of Chainwright`);
  return warnings;
}

const WORDS: Readonly<Record<string, string>> = {
  quality: 'quality',
  costPerCase: 'cost a case',
  leadTimeSeconds: 'lead time',
  waitingTimeSeconds: 'waiting time',
  touchTimeSeconds: 'touch time',
};

/** `lead time < 21d for 90%: 18.2d (17.9d to 18.6d)`. */
export function goalLine(goal: GoalRun): string {
  const { text, value, low, high, certain, holds } = goal;
  if (value === null) return `${text}: cannot be said`;
  const show = shower(goal);
  const between = low === null || high === null || low === high ? '' : ` (${show(low)} to ${show(high)})`;
  return `${text}: ${show(value)}${between}${certain || holds === null ? '' : ', not for certain'}`;
}

function shower({ goal: { target } }: GoalRun): (value: number) => string {
  switch (target.kind) {
    case 'duration':
      return (value) => told(value, timeUnit(value));
    case 'rate':
      return (value) => `${told(value, PLAIN_NUMBER)}/day`;
    case 'money':
      return (value) => told(value, moneyUnit(target.money.currency));
    case 'share':
      return (value) => told(value, PERCENT);
  }
}

/** Lead times in bars: from, to, share of the cases. */
export function barsOf({ histogram: { edges, counts } }: SimulationRun, bars: number): readonly Bar[] {
  const total = counts.reduce((sum, one) => sum + one, 0);
  if (total === 0) return [];
  // The last count is that of the few that took longest.
  const width = Math.ceil((counts.length - 1) / bars);
  const joined: Bar[] = [];
  for (let i = 0; i < counts.length - 1; i += width) {
    const to = Math.min(i + width, counts.length - 1);
    const sum = counts.slice(i, to).reduce((all, one) => all + one, 0);
    joined.push({ from: edges[i] ?? 0, to: edges[to] ?? 0, share: sum / total });
  }
  return joined;
}

export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}
