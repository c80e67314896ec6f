/** `simulate --format markdown`: the same tables, for a page or a pull request. */
import type { Simulation } from '../../flow/index.ts';
import { titleOf, type Workspace } from '../../model/index.ts';
import { markdownText } from '../sanitise/index.ts';
import { comparedScenarios, goalsSection, sectionsOf } from './table.ts';
import { effortLine, runName, warningsOf } from './words.ts';

/** @param workspace where pools and the chain have their titles. */
export function simulateMarkdown(simulation: Simulation, workspace?: Workspace): string {
  const { name, runs } = simulation;
  const chain = workspace?.chains.get(simulation.chain);
  const blocks = [
    `## ${markdownText(chain === undefined ? name : titleOf(chain))}`,
    markdownText(effortLine(simulation)),
  ];
  const warnings = runs.flatMap((run) => warningsOf(run, workspace));
  if (warnings.length > 0) blocks.push(warnings.map((one) => `- ${markdownText(one)}`).join('\n'));
  const columns = [...runs.map(runName), ...comparedScenarios(simulation).map((one) => `${one} changes`)];
  for (const { title, rows } of [...sectionsOf(simulation, workspace), goalsSection(simulation)]) {
    if (rows.length === 0) continue;
    const body = rows.map(({ label, values, differences }) => {
      const cells = [label.trim(), ...values, ...differences];
      return row([...cells, ...Array<string>(columns.length + 1 - cells.length).fill('')]);
    });
    blocks.push([row([title, ...columns]), `|${' --- |'.repeat(columns.length + 1)}`, ...body].join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(' | ')} |`;
}
