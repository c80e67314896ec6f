/** `simulate --format csv`: one line a figure (RFC 4180), in seconds, shares, and cases a day. */
import type { Interval, Simulation, SimulationRun } from '../../flow/index.ts';

const HEAD = ['scenario', 'what', 'figure', 'mean', 'low', 'high'];

export function simulateCsv({ runs, differences }: Simulation): string {
  const lines = [
    HEAD,
    ...runs.flatMap(runLines),
    ...differences.map(({ scenario, figure, ...of }) => [scenario, 'difference', figure, ...numbers(of)]),
  ];
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function runLines(run: SimulationRun): readonly (readonly string[])[] {
  const { leadTimeSeconds: lead } = run;
  const figures: readonly (readonly [string, Interval | null | undefined])[] = [
    ['leadTimeSeconds', lead],
    ...(['p50', 'p90', 'p95', 'p99'] as const).map((p) => [`leadTimeSeconds.${p}`, lead?.[p]] as const),
    ['waitingTimeSeconds', run.waitingTimeSeconds],
    ['touchTimeSeconds', run.touchTimeSeconds],
    ['throughputPerDay', run.throughputPerDay],
    ['workInProgress', run.workInProgress],
    ...Object.entries(run.costPerCase ?? {}).map(([currency, cost]) => [`costPerCase.${currency}`, cost] as const),
    ['quality', run.quality],
    ...run.pools.flatMap(({ name, load, waitSeconds, queueLength }) => [
      [`pools.${name}.load`, load] as const,
      [`pools.${name}.waitSeconds`, waitSeconds] as const,
      [`pools.${name}.queueLength`, queueLength] as const,
    ]),
    ...run.nodes.flatMap(({ name, visitsPerCase, waitSeconds }) => [
      [`nodes.${name}.visitsPerCase`, visitsPerCase] as const,
      [`nodes.${name}.waitSeconds`, waitSeconds] as const,
    ]),
  ];
  const growth = Object.entries(run.queueGrowthPerDay).map(([pool, perDay]) => {
    return [run.scenario ?? '', 'run', `queueGrowthPerDay.${pool}`, String(perDay), '', ''];
  });
  return [...figures.map(([figure, of]) => [run.scenario ?? '', 'run', figure, ...numbers(of)]), ...growth];
}

/** What cannot be had is empty. */
function numbers(of: Interval | null | undefined): readonly string[] {
  return of === null || of === undefined ? ['', '', ''] : [of.mean, of.low, of.high].map(String);
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
