/** A simulation as a table: figures with their margins, one column a run, and what each scenario changes. */
import type { Refusal, Simulation } from '@chainwright/language/flow';
import { effortLine, goalLine, type Section, sectionsOf, warningsOf } from '@chainwright/language/simulation';
import { runTitle } from './series.ts';

export function resultParts(simulation: Simulation): readonly HTMLElement[] {
  const warnings = simulation.runs.flatMap(warningsOf).map((text) => said('p', text, 'warning'));
  return [...warnings, tableOf(simulation), said('p', effortLine(simulation), 'effort')];
}

export function refusalParts(refusals: readonly Refusal[]): readonly HTMLElement[] {
  const list = document.createElement('ul');
  list.append(
    ...refusals.map(({ scenario, facts }) =>
      said('li', `${scenario === null ? '' : `${scenario}: `}${facts.join(', ')}`),
    ),
  );
  return [said('p', 'There is nothing to simulate yet. These facts are missing:'), list];
}

function tableOf(simulation: Simulation): HTMLElement {
  const { runs } = simulation;
  const scenarios = runs.flatMap(({ scenario }) => scenario ?? []);
  const table = document.createElement('table');
  const columns = ['', ...runs.map(runTitle), ...scenarios.map((name) => `Change by ${name}`)];
  const head = document.createElement('thead');
  head.append(rowOf(columns.map((text) => headed(text, 'col'))));
  const [cases, ...others] = sectionsOf(simulation);
  const sections = [...(cases === undefined ? [] : [cases]), goalsOf(simulation), ...others];
  const bodies = sections.filter(({ rows }) => rows.length > 0).map((section) => bodyOf(section, columns.length));
  table.append(head, ...bodies);
  return table;
}

/** The same goals stand in every run. */
function goalsOf({ runs }: Simulation): Section {
  const goals = runs[0]?.goals ?? [];
  const rows = goals.map(({ text }, i) => ({
    label: text,
    values: runs.map((run) => {
      const goal = run.goals[i];
      if (goal === undefined || goal.holds === null) return 'not known';
      // What was reached, without the goal before it.
      const reached = goal.value === null ? '' : `: ${goalLine(goal).slice(text.length + 2)}`;
      return `${goal.holds ? 'held' : 'missed'}${reached}`;
    }),
    differences: [],
  }));
  return { title: 'Goals', rows };
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
