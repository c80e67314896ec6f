/** What stands beside the picture of a comparison: the verdict, the figures, the changes one after the other. */
import type { ComparisonAnswer } from '@chainwright/server/protocol';
import * as l10n from '@vscode/l10n';

export interface Side {
  readonly element: HTMLElement;
  readonly chooser: HTMLSelectElement;
  readonly show: (answer: ComparisonAnswer, labels: { readonly base: string; readonly head: string }) => void;
  /** Marks a change as the one that is looked at; none without an index. */
  readonly mark: (index: number | undefined, focus: boolean) => void;
}

export interface SideListeners {
  readonly chosen: (index: number) => void;
  readonly step: (by: 1 | -1) => void;
  /** To compare with something else. */
  readonly other: () => void;
}

const SIGNS = { added: '+', removed: '−', changed: '≠', renamed: '≠' } as const;

export function buildSide({ chosen, step, other }: SideListeners): Side {
  const element = make('aside', 'side');
  const heading = make('h1');
  const otherButton = button(l10n.t('Compare with…'), l10n.t('With something else'), other);
  const verdict = make('p', 'verdict');
  verdict.setAttribute('role', 'status');
  const notes = make('div', 'notes');
  const chooser = document.createElement('select');
  chooser.className = 'chooser';
  chooser.setAttribute('aria-label', l10n.t('Chain'));
  const figures = make('div', 'figures');
  const count = make('span', 'count');
  count.setAttribute('aria-live', 'polite');
  const steps = make('div', 'steps');
  steps.append(
    button(`‹ ${l10n.t('Previous')}`, l10n.t('Previous change (p)'), () => step(-1)),
    button(`${l10n.t('Next')} ›`, l10n.t('Next change (n)'), () => step(1)),
    count,
  );
  const list = make('ol', 'changes');
  element.append(heading, otherButton, verdict, notes, chooser, figures, steps, list);
  let items: readonly HTMLButtonElement[] = [];
  const say = (index: number | undefined): void => {
    const many = items.length === 1 ? l10n.t('1 change') : l10n.t('{0} changes', items.length);
    count.textContent = index === undefined ? many : l10n.t('{0} of {1}', index + 1, items.length);
  };
  return {
    element,
    chooser,
    show: ({ verdict: words, chains, notes: doubts, shown }, labels) => {
      heading.textContent = `${labels.base} → ${labels.head}`;
      verdict.textContent = shown?.verdict ?? words;
      notes.replaceChildren(...doubts.map((text) => make('p', 'doubt', text)));
      chooser.hidden = chains.length < 2;
      chooser.replaceChildren(
        ...chains.map(({ name, title, level }) => {
          const text = level === 'none' ? l10n.t('{0} (only its figures)', title) : title;
          return new Option(text, name, false, name === shown?.chain);
        }),
      );
      const known = shown?.figures;
      figures.replaceChildren(
        ...(known ? [tableOf(known), ...known.notes.map((text) => make('p', 'more', text))] : []),
      );
      items = (shown?.changes ?? []).map(({ op, text, level }, i) => {
        const item = button('', '', () => chosen(i));
        item.className = `change ${op}`;
        const sign = make('b', '', SIGNS[op]);
        sign.setAttribute('aria-hidden', 'true');
        const words = make('span');
        words.append(make('span', 'away', `${op}: `), text);
        item.append(sign, words, make('small', '', level));
        return item;
      });
      list.replaceChildren(
        ...items.map((item) => {
          const line = make('li');
          line.append(item);
          return line;
        }),
      );
      steps.hidden = items.length === 0;
      say(undefined);
    },
    mark: (index, focus) => {
      for (const [i, item] of items.entries()) {
        if (i === index) item.setAttribute('aria-current', 'true');
        else item.removeAttribute('aria-current');
      }
      const item = index === undefined ? undefined : items[index];
      item?.scrollIntoView({ block: 'nearest' });
      if (focus) item?.focus({ preventScroll: true });
      say(index);
    },
  };
}

function tableOf({ columns, rows }: NonNullable<NonNullable<ComparisonAnswer['shown']>['figures']>): HTMLElement {
  const table = make('table');
  const head = make('tr');
  for (const name of columns) {
    const cell = make('th', '', name);
    cell.setAttribute('scope', 'col');
    head.append(cell);
  }
  const thead = make('thead');
  thead.append(head);
  const body = make('tbody');
  for (const [name, ...cells] of rows) {
    const row = make('tr');
    const title = make('th', '', name?.text ?? '');
    title.setAttribute('scope', 'row');
    row.append(title, ...cells.map(({ text, tone }) => make('td', tone ?? '', text)));
    body.append(row);
  }
  table.append(thead, body);
  return table;
}

function button(text: string, title: string, pressed: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  if (title !== '') made.title = title;
  made.addEventListener('click', pressed);
  return made;
}

function make(tag: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
}
