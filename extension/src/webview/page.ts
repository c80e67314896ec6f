/** The parts of the page that are no picture: the bar, the legend, the note on an old picture, the empty state. */

import { OVERLAY_NAMES } from '@chainwright/language/overlays';
import { DIRECTIONS, type Direction, LANE_MODES, type LaneMode } from '@chainwright/language/picture-choices';
import * as l10n from '@vscode/l10n';
import { button, element, select } from './element.ts';
import type { Overlay } from './messages.ts';

export interface Page {
  /** Where the picture is seen; what floats over it belongs in here. */
  readonly view: HTMLElement;
  readonly stage: HTMLElement;
  readonly chooser: HTMLSelectElement;
  /** Which overlay is shown. */
  readonly overlays: HTMLSelectElement;
  readonly lanes: HTMLSelectElement;
  readonly direction: HTMLSelectElement;
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
  /** Whether the text of now cannot be read. */
  readonly old: (isOld: boolean) => void;
  /** The title of what is shown, for who listens. */
  readonly heading: (text: string) => void;
  /** Of a part of the picture, which it is, and ways to see more or less of it; none without one. */
  readonly part: (shown: PartShown | undefined) => void;
}

export interface PartShown {
  readonly words: string;
  readonly less: () => void;
  readonly more: () => void;
  readonly all: () => void;
}

const BUTTONS = [
  { step: 'out', sign: '−', label: l10n.t('Zoom out (-)') },
  { step: 'fit', sign: l10n.t('Fit'), label: l10n.t('Fit: show all of it (0)') },
  { step: 'in', sign: '+', label: l10n.t('Zoom in (+)') },
] as const;

const OVERLAY_WORDS = {
  none: l10n.t('Plain'),
  queues: l10n.t('Queues'),
  wall: l10n.t('Wall'),
  value: l10n.t('Value'),
  speed: l10n.t('Speed'),
} as const satisfies Record<(typeof OVERLAY_NAMES)[number], string>;

const LANE_WORDS = {
  performer: l10n.t('Lanes: who does it'),
  owner: l10n.t('Lanes: who owns it'),
  off: l10n.t('No lanes'),
} as const satisfies Record<LaneMode, string>;

const DIRECTION_WORDS = { right: l10n.t('To the right'), down: l10n.t('Downwards') } as const satisfies Record<
  Direction,
  string
>;

export function buildPage(app: HTMLElement): Page {
  app.setAttribute('role', 'main');
  const heading = element('h1', 'only-heard');
  const stage = element('div', 'stage');
  const part = element('div', 'part');
  part.hidden = true;
  const note = element('p', 'note');
  note.setAttribute('role', 'status');
  const empty = element('p', 'empty');
  const legend = element('div', 'legend');
  legend.setAttribute('role', 'note');
  const chooser = select(l10n.t('Chain'), []);
  const overlays = select(l10n.t('Show on top'), optionsOf(OVERLAY_NAMES, OVERLAY_WORDS));
  overlays.classList.add('overlays');
  const lanes = select(l10n.t('Lanes'), optionsOf(LANE_MODES, LANE_WORDS));
  const direction = select(l10n.t('Where the flow runs to'), optionsOf(DIRECTIONS, DIRECTION_WORDS));
  const bar = element('div', 'bar');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', l10n.t('Picture'));
  const listeners: ((step: 'in' | 'out' | 'fit') => void)[] = [];
  const simulate = document.createElement('button');
  simulate.type = 'button';
  simulate.textContent = l10n.t('Simulate…');
  const buttons = BUTTONS.map(({ step, sign, label }) =>
    button(sign, label, () => {
      for (const listener of listeners) listener(step);
    }),
  );
  bar.append(chooser, overlays, lanes, direction, simulate, ...buttons);
  // A strip of its own: whatever room its parts take, they cover nothing of the picture.
  const foot = element('div', 'foot');
  foot.append(legend, bar);
  const view = element('div', 'view');
  view.append(part, stage, note, empty);
  app.replaceChildren(heading, foot, view);
  const show = (part: HTMLElement, text: string | undefined): void => {
    part.hidden = text === undefined;
    part.textContent = text ?? '';
  };
  show(note, undefined);
  show(empty, l10n.t('The picture is on its way…'));
  chooser.hidden = true;
  legend.hidden = true;
  return {
    view,
    stage,
    chooser,
    overlays,
    lanes,
    direction,
    simulate,
    old: (isOld) => app.classList.toggle('is-old', isOld),
    heading: (text) => {
      heading.textContent = text;
    },
    part: (shown) => {
      part.hidden = shown === undefined;
      if (shown === undefined) return part.replaceChildren();
      const words = element('span', '', shown.words);
      words.setAttribute('role', 'status');
      part.replaceChildren(
        words,
        button('−', l10n.t('One handoff less'), shown.less),
        button('+', l10n.t('One handoff more'), shown.more),
        button(l10n.t('Show all'), l10n.t('Show all'), shown.all),
      );
    },
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

function optionsOf<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): readonly { readonly value: Value; readonly words: string }[] {
  return values.map((value) => ({ value, words: words[value] }));
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
