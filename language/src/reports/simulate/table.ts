/** The figures of a simulation as rows of words: one a figure, one column a run; text and Markdown lay them out. */
import type { Difference, Interval, Simulation, SimulationRun } from '../../flow/index.ts';
import { measured, moneyUnit, PERCENT, PLAIN_NUMBER, timeUnit, type Unit } from './measured.ts';

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

const percent = () => PERCENT;
const plain = () => PLAIN_NUMBER;

export function sectionsOf(simulation: Simulation): readonly Section[] {
  const sections = [
    { title: 'Cases', figures: [...TIMES, ...costs(simulation), ...OTHERS] },
    { title: 'Load', figures: pools(simulation, 'load', percent, ({ load }) => load) },
    {
      title: 'Wait in the queue',
      figures: pools(simulation, 'waitSeconds', timeUnit, ({ waitSeconds }) => waitSeconds),
    },
    {
      title: 'Queue length',
      figures: pools(simulation, 'queueLength', plain, ({ queueLength }) => queueLength),
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

function pools(
  { runs }: Simulation,
  figure: string,
  unit: Figure['unit'],
  of: (pool: Pool) => Interval | null,
): readonly Figure[] {
  const names = [...new Set(runs.flatMap((run) => run.pools.map(({ name }) => name)))];
  return names.map((name) => ({
    label: name,
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
      return value === null || value === undefined ? '' : measured(value, unit(value.mean));
    }),
    differences: comparedScenarios(simulation).map((scenario) => {
      const found = differences.find((one) => one.scenario === scenario && one.figure === key);
      return found === undefined ? '' : signed(found, unit);
    }),
  };
}

/** A difference whose interval holds zero is one that chance explains. */
function signed(value: Difference, unit: Figure['unit']): string {
  if (value.low === 0 && value.high === 0) return 'none';
  if (value.low <= 0 && value.high >= 0) return `${measured(value, unit(value.mean))}, or none`;
  return `${value.mean > 0 ? '+' : ''}${measured(value, unit(value.mean))}`;
}
