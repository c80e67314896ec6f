/** `simulate` for people: figures side by side, goals, and the lead times of the cases in bars. */
import stringWidth from 'fast-string-width';
import type { Simulation, SimulationRun } from '../../flow/index.ts';
import { sayShare, timeUnit, titleOf, type Workspace } from '../../model/index.ts';
import type { Palette } from '../palette.ts';
import { inert, visible } from '../sanitise/index.ts';
import { wrap } from '../wrap.ts';
import { comparedScenarios, goalsSection, MARKS, type Section, sectionsOf } from './table.ts';
import { barsOf, effortLine, runName, warningsOf } from './words.ts';

export interface SimulateTextOptions {
  readonly palette: Palette;
  /** Columns of the terminal. */
  readonly width: number;
  /** Where pools and the chain have their titles. */
  readonly workspace?: Workspace;
}

const BARS = 10;
const READABLE = 110;

export function simulateText(simulation: Simulation, options: SimulateTextOptions): string {
  const { palette, width, workspace } = options;
  const chain = workspace?.chains.get(simulation.chain);
  const wrapped = (text: string) => wrap(visible(text), Math.min(width, READABLE));
  const lines = [
    palette.strong(visible(chain === undefined ? simulation.name : titleOf(chain))),
    ...wrapped(effortLine(simulation)),
  ];
  for (const run of simulation.runs)
    lines.push(...warningsOf(run, workspace).flatMap((one) => wrapped(one).map(palette.warning)));
  for (const part of tables(simulation, options)) lines.push('', ...part);
  for (const run of simulation.runs) lines.push(...histogram(simulation, run, options));
  return inert(`${lines.join('\n')}\n`);
}

// ---- tables ----

interface Row {
  /** That of a section has no cells. */
  readonly title?: string;
  readonly cells: readonly string[];
}

const GAP = '   ';

/** As many columns beside each other as there is room for; the others below, with their labels again. */
function tables(simulation: Simulation, { palette, width, workspace }: SimulateTextOptions): readonly string[][] {
  const sections = [...sectionsOf(simulation, workspace), goalsSection(simulation)].filter(
    ({ rows }) => rows.length > 0,
  );
  const head = [...simulation.runs.map(runName), ...comparedScenarios(simulation).map((one) => `${one} changes`)].map(
    visible,
  );
  const rows = sections.flatMap(rowsOf);
  const widthOf = (column: number, title: string) =>
    Math.max(stringWidth(title), ...rows.map(({ cells }) => stringWidth(cells[column] ?? '')));
  const widths = [widthOf(0, ''), ...head.map((title, i) => widthOf(i + 1, title))];
  return together(widths, simulation.runs.length, width).map((columns) => {
    const line = (cells: readonly string[]) =>
      [0, ...columns]
        .map((i) => {
          const text = cells[i] ?? '';
          return marked(text, ' '.repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(text))), palette);
        })
        .join(GAP)
        .trimEnd();
    const shown = rows.filter(
      ({ title, cells }) => title !== undefined || columns.some((i) => (cells[i] ?? '') !== ''),
    );
    const body = shown.flatMap(({ title, cells }, i) => {
      if (title === undefined) return [line(cells)];
      const isEmpty = shown[i + 1]?.title !== undefined || i === shown.length - 1;
      return isEmpty ? [] : ['', palette.strong(title)];
    });
    // One column needs no name.
    return head.length > 1 ? [palette.faint(line(['', ...head])), ...body] : body.slice(1);
  });
}

function rowsOf({ title, rows }: Section): readonly Row[] {
  const body = rows.map(({ label, values, differences }) => ({
    cells: [`  ${label}`, ...values, ...differences].map(visible),
  }));
  return [{ title, cells: [] }, ...body];
}

/** Columns from 1 on, all beside the labels or in groups that fit there, differences apart from what they compare. */
function together([label = 0, ...widths]: readonly number[], runs: number, most: number): readonly number[][] {
  const total = widths.reduce((sum, size) => sum + GAP.length + size, label);
  if (total <= most) return [widths.map((_, i) => i + 1)];
  const groups: number[][] = [];
  let used = 0;
  for (const [i, size] of widths.entries()) {
    used += GAP.length + size;
    if (i === 0 || i === runs || used > most) {
      groups.push([]);
      used = label + GAP.length + size;
    }
    groups.at(-1)?.push(i + 1);
  }
  return groups;
}

/** What a goal begins with stands out. */
function marked(text: string, space: string, palette: Palette): string {
  const tones = { [MARKS.true]: palette.good, [MARKS.false]: palette.error, [MARKS.null]: palette.faint };
  const tone = tones[text.charAt(0)];
  return tone === undefined ? `${text}${space}` : `${tone(text.charAt(0))}${text.slice(1)}${space}`;
}

// ---- lead times ----

function histogram(
  { runs }: Simulation,
  run: SimulationRun,
  { palette, width }: SimulateTextOptions,
): readonly string[] {
  const bars = barsOf(run, BARS);
  const last = bars.at(-1);
  if (last === undefined) return [];
  const { of, suffix } = timeUnit(last.to);
  const decimals = last.to / of < BARS * BARS ? 1 : 0;
  const numbers = bars.map(({ to }) => (to / of).toFixed(decimals));
  const wide = Math.max(...numbers.map((one) => one.length));
  const room = Math.max(10, Math.min(50, width - wide - 24));
  const most = Math.max(...bars.map((bar) => bar.share));
  const title = runs.length > 1 ? `Lead times, ${runName(run)}` : 'Lead times';
  return [
    '',
    palette.strong(visible(title)),
    ...bars.map((bar, i) => {
      const length = most > 0 ? Math.round((bar.share / most) * room) : 0;
      const label = `up to ${(numbers[i] ?? '').padStart(wide)}${suffix}`;
      return `  ${label}  ${palette.info('█'.repeat(length))}${length > 0 ? ' ' : ''}${sayShare(bar.share)}`;
    }),
  ];
}
