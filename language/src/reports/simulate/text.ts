/** `simulate` for people: figures side by side, goals, and the lead times of the cases in bars. */
import type { Simulation, SimulationRun } from '../../flow/index.ts';
import type { Palette } from '../palette.ts';
import { inert, visible } from '../sanitise/index.ts';
import { PERCENT, timeUnit, told } from './measured.ts';
import { comparedScenarios, type Section, sectionsOf } from './table.ts';
import { barsOf, effortLine, goalLine, runName, warningsOf } from './words.ts';

export interface SimulateTextOptions {
  readonly palette: Palette;
  readonly width: number;
}

const BARS = 10;

export function simulateText(simulation: Simulation, { palette, width }: SimulateTextOptions): string {
  const lines = [palette.strong(visible(simulation.name)), visible(effortLine(simulation))];
  for (const run of simulation.runs) lines.push(...warningsOf(run).map((one) => palette.warning(visible(one))));
  lines.push('', ...table(simulation, palette));
  const goals = simulation.runs.flatMap((run) => goalsOf(simulation, run, palette));
  if (goals.length > 0) lines.push('', palette.strong('Goals'), ...goals);
  for (const run of simulation.runs) lines.push(...histogram(simulation, run, { palette, width }));
  return inert(`${lines.join('\n')}\n`);
}

function table(simulation: Simulation, palette: Palette): readonly string[] {
  const sections = sectionsOf(simulation).filter(({ rows }) => rows.length > 0);
  const head = [
    '',
    ...simulation.runs.map(runName),
    ...comparedScenarios(simulation).map((one) => `${one} changes`),
  ].map(visible);
  const rows = sections.map(cellsOf);
  const all = [head, ...rows.flat()];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('   ')
      .trimEnd();
  const body = sections.flatMap(({ title }, i) => ['', palette.strong(title), ...(rows[i] ?? []).map(line)]);
  // One column needs no name.
  return simulation.runs.length > 1 ? [palette.faint(line(head)), ...body] : body.slice(1);
}

function cellsOf({ rows }: Section): readonly (readonly string[])[] {
  return rows.map(({ label, values, differences }) => [`  ${label}`, ...values, ...differences].map(visible));
}

function goalsOf({ runs }: Simulation, run: SimulationRun, palette: Palette): readonly string[] {
  const of = runs.length > 1 ? ` [${runName(run)}]` : '';
  return run.goals.map((goal) => {
    const mark = goal.holds === null ? palette.faint('?') : goal.holds ? palette.good('✔') : palette.error('✖');
    return `  ${mark} ${visible(goalLine(goal) + of)}`;
  });
}

function histogram(
  { runs }: Simulation,
  run: SimulationRun,
  { palette, width }: SimulateTextOptions,
): readonly string[] {
  const bars = barsOf(run, BARS);
  const last = bars.at(-1);
  if (last === undefined) return [];
  const unit = timeUnit(last.to);
  const labels = bars.map(({ to }) => `up to ${told(to, unit)}`);
  const wide = Math.max(...labels.map((one) => one.length));
  const room = Math.max(10, Math.min(50, width - wide - 12));
  const most = Math.max(...bars.map((bar) => bar.share));
  const of = runs.length > 1 ? ` [${runName(run)}]` : '';
  return [
    '',
    palette.strong(`Lead times${visible(of)}`),
    ...bars.map((bar, i) => {
      const length = most > 0 ? Math.round((bar.share / most) * room) : 0;
      return `  ${(labels[i] ?? '').padEnd(wide)}  ${palette.info('█'.repeat(length))}${length > 0 ? ' ' : ''}${told(bar.share, PERCENT)}`;
    }),
  ];
}
