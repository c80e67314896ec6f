/** The parts of the page that are no picture: the bar, the legend, the note on an old picture, the empty state. */
import { OVERLAY_NAMES } from '@chainwright/language/overlays';
import type { Overlay } from './messages.ts';

export interface Page {
  readonly stage: HTMLElement;
  readonly chooser: HTMLSelectElement;
  /** Which overlay is shown. */
  readonly overlays: HTMLSelectElement;
  /** Leads to the simulation. */
  readonly simulate: HTMLButtonElement;
  readonly onZoom: (listener: (step: 'in' | 'out' | 'fit') => void) => void;
  /** Text of the note above the picture; none without one. */
  readonly note: (text: string | undefined) => void;
  /** What to do, where there is nothing to draw; none without a text. */
  readonly empty: (text: string | undefined) => void;
  /** What the colours of an overlay mean; none without one. */
  readonly legend: (overlay: Overlay | null) => void;
  readonly choices: (chains: readonly { readonly name: string; readonly title: string }[], shown: string) => void;
}

const BUTTONS = [
  { step: 'out', sign: '−', label: 'Zoom out (-)' },
  { step: 'fit', sign: 'Fit', label: 'Show all of it (0)' },
  { step: 'in', sign: '+', label: 'Zoom in (+)' },
] as const;

const OVERLAY_WORDS = {
  none: 'Plain',
  queues: 'Queues',
  wall: 'Wall',
  value: 'Value',
  speed: 'Speed',
} as const satisfies Record<(typeof OVERLAY_NAMES)[number], string>;

export function buildPage(app: HTMLElement): Page {
  const stage = element('main', 'stage');
  const note = element('p', 'note');
  note.setAttribute('role', 'status');
  const empty = element('p', 'empty');
  const legend = element('div', 'legend');
  legend.setAttribute('role', 'note');
  const chooser = select('Chain');
  const overlays = select('Show on top');
  overlays.append(...OVERLAY_NAMES.map((name) => new Option(OVERLAY_WORDS[name], name)));
  const bar = element('div', 'bar');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', 'Picture');
  const listeners: ((step: 'in' | 'out' | 'fit') => void)[] = [];
  const simulate = document.createElement('button');
  simulate.type = 'button';
  simulate.textContent = 'Simulate…';
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
  bar.append(chooser, overlays, simulate, ...buttons);
  app.replaceChildren(stage, note, empty, legend, bar);
  const show = (part: HTMLElement, text: string | undefined): void => {
    part.hidden = text === undefined;
    part.textContent = text ?? '';
  };
  show(note, undefined);
  show(empty, 'The picture is on its way…');
  chooser.hidden = true;
  legend.hidden = true;
  return {
    stage,
    chooser,
    overlays,
    simulate,
    legend: (overlay) => {
      legend.hidden = overlay === null;
      overlays.value = overlay?.name ?? 'none';
      legend.replaceChildren(...(overlay === null ? [] : legendParts(overlay)));
    },
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

function select(label: string): HTMLSelectElement {
  const made = document.createElement('select');
  made.className = 'chooser';
  made.title = label;
  made.setAttribute('aria-label', label);
  return made;
}

function legendParts({ title, legend, note }: Overlay): readonly HTMLElement[] {
  const words = (text: string) => {
    const made = element('span', 'words');
    made.textContent = text;
    return made;
  };
  const tones = legend.map(({ tone, words: meaning }) => {
    const made = words(meaning);
    made.prepend(sample(tone));
    return made;
  });
  return [words(title), ...tones, ...(note === undefined ? [] : [words(note)])];
}

const SVG = 'http://www.w3.org/2000/svg';

function sample(tone: string): SVGElement {
  const made = document.createElementNS(SVG, 'svg');
  for (const [name, value] of [
    ['class', 'sample'],
    ['viewBox', '0 0 24 16'],
    ['aria-hidden', 'true'],
  ] as const) {
    made.setAttribute(name, value);
  }
  const box = document.createElementNS(SVG, 'rect');
  const attributes = { class: `cw-sample cw-tone-${tone}`, x: '2', y: '2', width: '20', height: '12', rx: '3' };
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
  made.append(box);
  return made;
}
