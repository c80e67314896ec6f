/** From a simulation to what its plots show: plain columns of numbers. */
import type { LeadTimeHistogram, SimulationRun } from '@chainwright/language/flow';
import { titleOf, type Workspace } from '@chainwright/language/model';
import * as l10n from '@vscode/l10n';

/** The first column is the horizontal axis, in the unit that is named. */
export interface Columns {
  readonly unit: string;
  readonly x: readonly number[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

const UNITS = [
  { from: 172_800, seconds: 86_400, unit: () => l10n.t('days') },
  { from: 7_200, seconds: 3_600, unit: () => l10n.t('hours') },
  { from: 120, seconds: 60, unit: () => l10n.t('minutes') },
] as const;
const SECONDS = { seconds: 1, unit: () => l10n.t('seconds') } as const;

const unitOf = (seconds: number) => UNITS.find(({ from }) => seconds >= from) ?? SECONDS;

export const runTitle = ({ scenario }: SimulationRun): string => scenario ?? l10n.t('As it is');

const BINS = 60;

/** Share of the cases in percent by lead time, all runs over the same bins; the one in a hundred that takes longest is left out. */
export function leadTimeColumns(runs: readonly SimulationRun[]): Columns | undefined {
  const shown = runs.filter(({ leadTimeSeconds }) => leadTimeSeconds !== null);
  const longest = Math.max(0, ...shown.map(({ leadTimeSeconds }) => leadTimeSeconds?.p99.mean ?? 0));
  if (!(longest > 0)) return undefined;
  const { seconds, unit } = unitOf(longest);
  const width = longest / BINS;
  return {
    unit: unit(),
    x: Array.from({ length: BINS }, (_, i) => ((i + 0.5) * width) / seconds),
    series: shown.map((run) => ({
      name: runTitle(run),
      values: rebinned(run.histogram, width, BINS).map((share) => 100 * share),
    })),
  };
}

/** What lies in several new bins is spread over them evenly. */
export function rebinned({ edges, counts }: LeadTimeHistogram, width: number, bins: number): readonly number[] {
  const total = counts.reduce((sum, one) => sum + one, 0);
  const shares = new Array<number>(bins).fill(0);
  if (total === 0) return shares;
  for (const [i, count] of counts.entries()) {
    const from = edges[i] ?? 0;
    const to = edges[i + 1] ?? Number.POSITIVE_INFINITY;
    const first = Math.floor(from / width);
    const last = Math.min(bins - 1, Math.max(first, Math.ceil(to / width) - 1));
    if (count === 0 || !Number.isFinite(to)) continue;
    for (let bin = first; bin <= last; bin++) {
      const overlap = Math.min(to, (bin + 1) * width) - Math.max(from, bin * width);
      const part = to > from ? Math.max(0, overlap) / (to - from) : 1;
      shares[bin] = (shares[bin] ?? 0) + (count * part) / total;
    }
  }
  return shares;
}

/** Cases that wait for each pool over the first replication; pools for which nobody ever waits are left out. */
export function queueColumns({ queueSamples, pools }: SimulationRun, workspace: Workspace): Columns | undefined {
  const last = queueSamples.at(-1)?.seconds ?? 0;
  const { seconds, unit } = unitOf(last);
  const series = pools
    .map(({ pool, name }, i) => ({
      name: titleOf(workspace.pools.get(pool) ?? { name }),
      values: queueSamples.map(({ queues }) => queues[i] ?? 0),
    }))
    .filter(({ values }) => values.some((value) => value > 0));
  if (series.length === 0 || queueSamples.length < 2) return undefined;
  return { unit: unit(), x: queueSamples.map((sample) => sample.seconds / seconds), series };
}
