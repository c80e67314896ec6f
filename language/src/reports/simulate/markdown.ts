/** `simulate --format markdown`: the same tables, for a page or a pull request. */
import type { Simulation } from '../../flow/index.ts';
import { markdownText } from '../sanitise/index.ts';
import { comparedScenarios, sectionsOf } from './table.ts';
import { effortLine, goalLine, runName, warningsOf } from './words.ts';

export function simulateMarkdown(simulation: Simulation): string {
  const { name, runs } = simulation;
  const blocks = [`## ${markdownText(name)}`, markdownText(effortLine(simulation))];
  const warnings = runs.flatMap(warningsOf);
  if (warnings.length > 0) blocks.push(warnings.map((one) => `- ${markdownText(one)}`).join('\n'));
  const columns = [...runs.map(runName), ...comparedScenarios(simulation).map((one) => `${one} changes`)];
  for (const { title, rows } of sectionsOf(simulation)) {
    if (rows.length === 0) continue;
    const body = rows.map(({ label, values, differences }) => row([label.trim(), ...values, ...differences]));
    blocks.push([row([title, ...columns]), `|${' --- |'.repeat(columns.length + 1)}`, ...body].join('\n'));
  }
  const goals = runs.flatMap((run) =>
    run.goals.map((goal) => {
      const mark = goal.holds === null ? '❔' : goal.holds ? '✅' : '❌';
      return `- ${mark} ${markdownText(goalLine(goal))}${runs.length > 1 ? ` (${markdownText(runName(run))})` : ''}`;
    }),
  );
  if (goals.length > 0) blocks.push(goals.join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(' | ')} |`;
}
