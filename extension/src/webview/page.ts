/** The parts of the page that are no picture: the bar with its buttons, the note on an old picture, the empty state. */

export interface Page {
  readonly stage: HTMLElement;
  readonly chooser: HTMLSelectElement;
  readonly onZoom: (listener: (step: 'in' | 'out' | 'fit') => void) => void;
  /** Text of the note above the picture; none without one. */
  readonly note: (text: string | undefined) => void;
  /** What to do, where there is nothing to draw; none without a text. */
  readonly empty: (text: string | undefined) => void;
  readonly choices: (chains: readonly { readonly name: string; readonly title: string }[], shown: string) => void;
}

const BUTTONS = [
  { step: 'out', sign: '−', label: 'Zoom out (-)' },
  { step: 'fit', sign: 'Fit', label: 'Show all of it (0)' },
  { step: 'in', sign: '+', label: 'Zoom in (+)' },
] as const;

export function buildPage(app: HTMLElement): Page {
  const stage = element('main', 'stage');
  const note = element('p', 'note');
  note.setAttribute('role', 'status');
  const empty = element('p', 'empty');
  const chooser = document.createElement('select');
  chooser.className = 'chooser';
  chooser.setAttribute('aria-label', 'Chain');
  const bar = element('div', 'bar');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', 'Picture');
  const listeners: ((step: 'in' | 'out' | 'fit') => void)[] = [];
  const buttons = BUTTONS.map(({ step, sign, label }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', () => {
      for (const listener of listeners) listener(step);
    });
    return button;
  });
  bar.append(chooser, ...buttons);
  app.replaceChildren(stage, note, empty, bar);
  const show = (part: HTMLElement, text: string | undefined): void => {
    part.hidden = text === undefined;
    part.textContent = text ?? '';
  };
  show(note, undefined);
  show(empty, 'The picture is on its way…');
  chooser.hidden = true;
  return {
    stage,
    chooser,
    onZoom: (listener) => listeners.push(listener),
    note: (text) => show(note, text),
    empty: (text) => show(empty, text),
    choices: (chains, shown) => {
      chooser.hidden = chains.length < 2;
      chooser.replaceChildren(...chains.map(({ name, title }) => new Option(title, name, false, name === shown)));
    },
  };
}

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
