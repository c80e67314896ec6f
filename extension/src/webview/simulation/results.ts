/** A simulation as a table: figures with their margins, one column a run, and what each scenario changes. */
import type { Refusal, Simulation } from '@chainwright/language/flow';
import type { Workspace } from '@chainwright/language/model';
import {
  comparedScenarios,
  effortLine,
  goalsSection,
  type Section,
  sectionsOf,
  warningsOf,
} from '@chainwright/language/simulation';
import * as l10n from '@vscode/l10n';
import { runTitle } from './series.ts';

/** @param workspace where pools have their titles. */
export function resultParts(simulation: Simulation, workspace: Workspace): readonly HTMLElement[] {
  const warnings = simulation.runs
    .flatMap((run) => warningsOf(run, workspace))
    .map((text) => said('p', text, 'warning'));
  return [...warnings, tableOf(simulation, workspace), said('p', effortLine(simulation), 'effort')];
}

export function refusalParts(refusals: readonly Refusal[]): readonly HTMLElement[] {
  const list = document.createElement('ul');
  list.append(
    ...refusals.map(({ scenario, facts }) =>
      said('li', `${scenario === null ? '' : `${scenario}: `}${facts.join(', ')}`),
    ),
  );
  return [said('p', l10n.t('There is nothing to simulate yet. These facts are missing:')), list];
}

function tableOf(simulation: Simulation, workspace: Workspace): HTMLElement {
  const table = document.createElement('table');
  const columns = [
    '',
    ...simulation.runs.map(runTitle),
    ...comparedScenarios(simulation).map((name) => l10n.t('Change by {0}', name)),
  ];
  const head = document.createElement('thead');
  head.append(rowOf(columns.map((text) => headed(text, 'col'))));
  const [cases, ...others] = sectionsOf(simulation, workspace);
  const sections = [...(cases === undefined ? [] : [cases]), goalsSection(simulation), ...others];
  const bodies = sections.filter(({ rows }) => rows.length > 0).map((section) => bodyOf(section, columns.length));
  table.append(head, ...bodies);
  return table;
}

function bodyOf({ title, rows }: Section, width: number): HTMLElement {
  const body = document.createElement('tbody');
  const heading = headed(title, 'rowgroup');
  heading.colSpan = width;
  body.append(rowOf([heading]));
  for (const { label, values, differences } of rows) {
    const cells = [...values, ...differences].map((text) => said('td', text));
    body.append(rowOf([headed(label.trim(), 'row'), ...cells]));
  }
  return body;
}

function rowOf(cells: readonly HTMLElement[]): HTMLElement {
  const row = document.createElement('tr');
  row.append(...cells);
  return row;
}

function headed(text: string, scope: 'col' | 'row' | 'rowgroup'): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}

function said(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}
