/** What is said of a simulation in sentences, whatever they are printed on. */
import type { GoalRun, Simulation, SimulationRun } from '../../flow/index.ts';
import {
  type Id,
  moneyUnit,
  NUMBER_UNIT,
  SHARE_UNIT,
  sayMeasured,
  sayNumber,
  sayShare,
  timeUnit,
  titleOf,
  type Unit,
  type Workspace,
} from '../../model/index.ts';

export const runName = ({ scenario }: SimulationRun): string => scenario ?? 'as it is';

/** As the workspace calls it, where there is one. */
export function poolTitle(workspace: Workspace | undefined, id: Id, name: string): string {
  const pool = workspace?.pools.get(id);
  return pool === undefined ? name : titleOf(pool);
}

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
  return mean === 0 ? '± 0%' : `± ${sayShare((high - mean) / mean)} (95% confidence, as every ± here)`;
}

/** What stands in the way of figures. */
export function warningsOf(run: SimulationRun, workspace?: Workspace): readonly string[] {
  const warnings: string[] = [];
  for (const [name, perDay] of Object.entries(run.queueGrowthPerDay)) {
    const id = run.pools.find((one) => one.name === name)?.pool;
    const pool = id === undefined ? name : poolTitle(workspace, id, name);
    warnings.push(
      perDay > 0
        ? `${runName(run)}: more comes to ${pool} than it can do. Its queue grows by ${sayNumber(perDay)} a day, for ever: there is no lead time to speak of.`
        : `${runName(run)}: ${pool} is asked for all of its time. Its queue grows for ever: there is no lead time to speak of.`,
    );
  }
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

/** `18.2 ± 0.3 d`, `97.1 ± 0.6%, not for certain`; nothing where it cannot be said. */
export function goalReached(goal: GoalRun): string {
  const { value, high, certain, holds } = goal;
  if (value === null) return '';
  const { unit, behind = '' } = unitOf(goal, value);
  return `${sayMeasured({ mean: value, high: high ?? value }, unit)}${behind}${certain || holds === null ? '' : ', not for certain'}`;
}

function unitOf({ goal: { target } }: GoalRun, value: number): { readonly unit: Unit; readonly behind?: string } {
  switch (target.kind) {
    case 'duration':
      return { unit: timeUnit(value) };
    case 'rate':
      return { unit: NUMBER_UNIT, behind: ' a day' };
    case 'money':
      return { unit: moneyUnit(target.money.currency) };
    case 'share':
      return { unit: SHARE_UNIT };
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
