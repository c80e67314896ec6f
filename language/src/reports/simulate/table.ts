/** The figures of a simulation as rows of words: one a figure, one column a run; text and Markdown lay them out. */
import type { Difference, Interval, Simulation, SimulationRun } from '../../flow/index.ts';
import {
  moneyUnit,
  NUMBER_UNIT,
  SHARE_UNIT,
  sayMeasured,
  sayNumber,
  timeUnit,
  type Unit,
  type Workspace,
} from '../../model/index.ts';
import { goalReached, poolTitle } from './words.ts';

export interface Row {
  readonly label: string;
  /** One a run; empty: it cannot be had. */
  readonly values: readonly string[];
  /** One a scenario: scenario minus the chain as it is. */
  readonly differences: readonly string[];
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

interface Figure {
  readonly label: string;
  /** As differences name it. */
  readonly key: string;
  readonly of: (run: SimulationRun) => Interval | null | undefined;
  readonly unit: (mean: number) => Unit;
}

/** Those that could be compared with the chain as it is: of an overloaded one there is no difference. */
export function comparedScenarios({ differences }: Simulation): readonly string[] {
  return [...new Set(differences.map(({ scenario }) => scenario))];
}

const percent = () => SHARE_UNIT;
const plain = () => NUMBER_UNIT;
/** A hundredth of a case in line is none. */
const LINE: Unit = { ...NUMBER_UNIT, decimals: 2 };

/** @param workspace where pools have their titles. */
export function sectionsOf(simulation: Simulation, workspace?: Workspace): readonly Section[] {
  const pools = (...of: Wanted) => poolFigures(simulation, workspace, of);
  const sections = [
    { title: 'Cases', figures: [...TIMES, ...costs(simulation), ...OTHERS] },
    { title: 'Load', figures: pools('load', percent, ({ load }) => load) },
    {
      title: 'Wait in the queue',
      figures: pools('waitSeconds', timeUnit, ({ waitSeconds }) => waitSeconds),
    },
    {
      title: 'Queue length',
      figures: pools(
        'queueLength',
        () => LINE,
        ({ queueLength }) => queueLength,
      ),
    },
  ];
  return sections.map(({ title, figures }) => ({
    title,
    rows: figures.map((figure) => rowOf(simulation, figure)).filter(({ values }) => values.some((one) => one !== '')),
  }));
}

const TIMES: readonly Figure[] = [
  { label: 'Lead time', key: 'leadTimeSeconds', of: (run) => run.leadTimeSeconds, unit: timeUnit },
  { label: '  of half', key: 'leadTimeSeconds.p50', of: (run) => run.leadTimeSeconds?.p50, unit: timeUnit },
  { label: '  of 90%', key: 'leadTimeSeconds.p90', of: (run) => run.leadTimeSeconds?.p90, unit: timeUnit },
  { label: '  of 95%', key: 'leadTimeSeconds.p95', of: (run) => run.leadTimeSeconds?.p95, unit: timeUnit },
  { label: '  of 99%', key: 'leadTimeSeconds.p99', of: (run) => run.leadTimeSeconds?.p99, unit: timeUnit },
  { label: 'Waiting time', key: 'waitingTimeSeconds', of: (run) => run.waitingTimeSeconds, unit: timeUnit },
  { label: 'Touch time', key: 'touchTimeSeconds', of: (run) => run.touchTimeSeconds, unit: timeUnit },
];

const OTHERS: readonly Figure[] = [
  { label: 'Throughput a day', key: 'throughputPerDay', of: (run) => run.throughputPerDay, unit: plain },
  { label: 'Work in progress', key: 'workInProgress', of: (run) => run.workInProgress, unit: plain },
  { label: 'Quality', key: 'quality', of: (run) => run.quality, unit: percent },
];

function costs({ runs }: Simulation): readonly Figure[] {
  const currencies = [...new Set(runs.flatMap(({ costPerCase }) => Object.keys(costPerCase ?? {})))];
  return currencies.map((currency) => ({
    label: 'Cost a case',
    key: `costPerCase.${currency}`,
    of: ({ costPerCase }) => costPerCase?.[currency],
    unit: () => moneyUnit(currency),
  }));
}

type Pool = SimulationRun['pools'][number];

/** The figure as differences name it, how it is written, and where it stands. */
type Wanted = readonly [figure: string, unit: Figure['unit'], of: (pool: Pool) => Interval | null];

function poolFigures(
  { runs }: Simulation,
  workspace: Workspace | undefined,
  [figure, unit, of]: Wanted,
): readonly Figure[] {
  const names = new Map(runs.flatMap((run) => run.pools.map(({ name, pool }) => [name, pool] as const)));
  return [...names].map(([name, id]) => ({
    label: poolTitle(workspace, id, name),
    key: `pools.${name}.${figure}`,
    of: (run) => {
      const pool = run.pools.find((one) => one.name === name);
      // Who has no limit has no queue: nothing to say.
      return pool === undefined || (pool.load === null && !run.overloaded) ? null : of(pool);
    },
    unit,
  }));
}

function rowOf(simulation: Simulation, { label, key, of, unit }: Figure): Row {
  const { runs, differences } = simulation;
  return {
    label,
    values: runs.map((run) => {
      const value = of(run);
      return value === null || value === undefined ? '' : sayMeasured(value, unit(value.mean));
    }),
    differences: comparedScenarios(simulation).map((scenario) => {
      const found = differences.find((one) => one.scenario === scenario && one.figure === key);
      const before = runs[0] === undefined ? undefined : of(runs[0]);
      return found === undefined ? '' : change(found, before?.mean ?? 0, unit);
    }),
  };
}

/** Of what it changes: less is felt by nobody. */
const FELT = 0.005;

/** A difference whose interval holds zero is one that chance explains; its margin says what would not have been seen. */
function change({ mean, low, high }: Difference, before: number, unit: Figure['unit']): string {
  const reach = Math.max(Math.abs(low), Math.abs(high));
  const margin = high - mean;
  const isNone = low <= 0 && high >= 0;
  if (isNone && reach <= FELT * Math.abs(before)) return 'none';
  if (isNone) return `none ± ${sayNumber(margin / unit(margin).of)}${unit(margin).suffix}`;
  const text = sayMeasured({ mean, high }, unit(reach));
  if (!/[1-9]/.test(text) || text.startsWith('<')) return 'none';
  return `${mean > 0 ? '+' : ''}${text}`;
}

/** Which goals hold, each once, in every run. */
export function goalsSection({ runs }: Simulation): Section {
  const goals = runs[0]?.goals ?? [];
  const rows = goals.map(({ text }, i) => ({
    label: text,
    values: runs.map((run) => {
      const goal = run.goals[i];
      if (goal === undefined || goal.holds === null) return `${MARKS.null} not known`;
      const reached = goal.value === null ? (goal.holds ? 'held' : 'missed') : goalReached(goal);
      return `${MARKS[`${goal.holds}`]} ${reached}`;
    }),
    differences: [],
  }));
  return { title: 'Goals', rows };
}

export const MARKS: Readonly<Record<`${boolean | null}`, string>> = { true: '✔', false: '✖', null: '?' };
