/** The sheet over the picture on which a chain is simulated: scenarios to choose, progress, figures, plots. */
import type { Simulation, SimulationOutcome } from '@chainwright/language/flow';
import { type Workspace, workspaceOf } from '@chainwright/language/model';
import * as l10n from '@vscode/l10n';
import type { SimulationSubject } from '../messages.ts';
import { createPlots } from './plots.ts';
import { refusalParts, resultParts } from './results.ts';
import { leadTimeColumns, queueColumns, runTitle } from './series.ts';
import { type Running, startSimulation } from './simulator.ts';

export interface SimulationSheet {
  readonly element: HTMLElement;
  readonly open: () => void;
  readonly close: () => void;
  /** What can be simulated, as the text is now; null: nothing. */
  readonly receive: (subject: SimulationSubject | null) => void;
}

/** Enough for a margin of about one in a hundred, in a few seconds. */
const CASES = 200_000;

/** @param ask for what can be simulated; `receive` hears of it. */
export function createSimulationSheet(scriptUri: string, ask: () => void): SimulationSheet {
  const element = part('section', 'simulation');
  element.setAttribute('role', 'dialog');
  element.hidden = true;
  const heading = part('h2', '', l10n.t('Simulate'));
  heading.id = 'simulation-heading';
  element.setAttribute('aria-labelledby', heading.id);
  const closer = button(l10n.t('Close'), () => close());
  const runner = button(l10n.t('Run'), () => run());
  runner.classList.add('primary');
  const canceller = button(l10n.t('Cancel'), () => cancel());
  const progress = document.createElement('progress');
  progress.setAttribute('aria-label', l10n.t('Progress of the simulation'));
  const status = part('span', 'status');
  status.setAttribute('role', 'status');
  const scenarios = part('div', 'scenarios');
  const results = part('div', 'results');
  const head = part('header');
  head.append(heading, closer);
  const bar = part('div', 'actions');
  bar.append(runner, canceller, progress, status);
  element.append(head, scenarios, bar, results);
  const plots = createPlots();
  let running: Running | undefined;
  let wanted = false;
  /** Scenarios that are left out, by id. */
  const without = new Set<string>();

  let opener: HTMLElement | undefined;
  /** What lies beneath the sheet is out of reach, for the keyboard too. */
  const cover = (now: boolean): void => {
    element.hidden = !now;
    for (const other of element.parentElement?.children ?? []) {
      if (other instanceof HTMLElement && other !== element) other.inert = now;
    }
  };
  /** The focus stays with who can be pressed. */
  const working = (now: boolean): void => {
    const hadFocus = document.activeElement === (now ? runner : canceller);
    canceller.hidden = !now;
    progress.hidden = !now;
    runner.disabled = now;
    if (hadFocus) (now ? canceller : runner).focus();
    if (now) status.textContent = l10n.t('Simulating…');
  };
  const run = (): void => {
    wanted = true;
    working(true);
    progress.removeAttribute('value');
    ask();
  };
  const cancel = (): void => {
    running?.cancel();
    if (!wanted) return;
    wanted = false;
    working(false);
    status.textContent = l10n.t('Cancelled.');
  };
  const close = (): void => {
    cancel();
    plots.clear();
    results.replaceChildren();
    status.textContent = '';
    working(false);
    cover(false);
    opener?.focus();
    opener = undefined;
  };
  const choose = ({ scenarios: known }: SimulationSubject): void => {
    scenarios.replaceChildren(
      ...known.map(({ id, title }) => {
        const box = document.createElement('input');
        box.type = 'checkbox';
        box.checked = !without.has(id);
        box.addEventListener('change', () => (box.checked ? without.delete(id) : without.add(id)));
        const label = part('label', '', title);
        label.prepend(box);
        return label;
      }),
    );
  };
  const start = async ({ chain, scenarios: known, models }: SimulationSubject): Promise<void> => {
    const beside = known.map(({ id }) => id).filter((id) => !without.has(id));
    const task = { models, request: { chain, scenarios: beside, cases: CASES } };
    const mine = startSimulation(scriptUri, task, (share) => {
      progress.value = share;
    });
    running = mine;
    try {
      const outcome = await mine.outcome;
      if (running === mine && !element.hidden) show(outcome, workspaceOf(models));
    } catch (error) {
      if (running === mine) status.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      if (running === mine) {
        running = undefined;
        working(false);
      }
    }
  };
  const show = (outcome: SimulationOutcome, workspace: Workspace): void => {
    plots.clear();
    status.textContent = outcome.kind === 'cancelled' ? l10n.t('Cancelled.') : l10n.t('Done.');
    if (outcome.kind === 'cancelled') return;
    if (outcome.kind === 'refused') results.replaceChildren(...refusalParts(outcome.refusals));
    else showSimulation(outcome.simulation, workspace);
  };
  const showSimulation = (simulation: Simulation, workspace: Workspace): void => {
    const spread = leadTimeColumns(simulation.runs);
    const leadTimes = figure(l10n.t('Lead time of the cases'));
    const queues = figure(l10n.t('Cases that wait, over one run'));
    const withQueues = simulation.runs.filter((one) => queueColumns(one, workspace) !== undefined);
    results.replaceChildren(...resultParts(simulation, workspace));
    const place = part('div', 'plots');
    results.prepend(place);
    if (spread !== undefined) place.append(leadTimes.element);
    if (withQueues.length > 0) place.append(queues.element);
    if (spread !== undefined) plots.draw(leadTimes.plot, spread, { x: l10n.t('Lead time'), y: l10n.t('% of cases') });
    const [first] = withQueues;
    const drawQueues = (title: string): void => {
      const of = withQueues.find((one) => runTitle(one) === title);
      const columns = of && queueColumns(of, workspace);
      if (columns !== undefined) plots.draw(queues.plot, columns, { x: l10n.t('Time'), y: l10n.t('cases') });
    };
    if (first === undefined) return;
    if (withQueues.length > 1) queues.element.append(chooser(withQueues.map(runTitle), drawQueues));
    drawQueues(runTitle(first));
  };

  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !element.hidden) close();
  });
  working(false);
  return {
    element,
    open: () => {
      const { activeElement } = document;
      opener = activeElement instanceof HTMLElement ? activeElement : undefined;
      cover(true);
      runner.focus();
      ask();
    },
    close,
    receive: (subject) => {
      heading.textContent = subject === null ? l10n.t('Simulate') : l10n.t('Simulate: {0}', subject.title);
      if (subject !== null) choose(subject);
      if (!wanted) return;
      wanted = false;
      if (subject !== null) void start(subject);
      else {
        working(false);
        status.textContent = l10n.t('The text cannot be read at the moment.');
      }
    },
  };
}

function figure(title: string): { readonly element: HTMLElement; readonly plot: HTMLElement } {
  const element = part('figure');
  const plot = part('div', 'plot');
  element.append(part('figcaption', '', title), plot);
  return { element, plot };
}

function chooser(names: readonly string[], chosen: (name: string) => void): HTMLElement {
  const made = document.createElement('select');
  made.className = 'chooser';
  made.setAttribute('aria-label', l10n.t('Whose queues'));
  made.append(...names.map((name) => new Option(name)));
  made.addEventListener('change', () => chosen(made.value));
  return made;
}

function button(text: string, pressed: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', pressed);
  return made;
}

function part(tag: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
