/** The colours of an overlay's tones in each theme. What weighs more is drawn thicker, too: colour is never all. */
import { CHANGE_STATES } from './comparison/marks.ts';
import { TONES, type Tone } from './overlays/index.ts';

export interface ToneColours {
  readonly fill: string;
  readonly line: string;
}
export type ToneTheme = Readonly<Record<Exclude<Tone, 'quiet' | 'unknown'>, ToneColours>>;

const tone = (fill: string, line: string): ToneColours => ({ fill, line });

export const LIGHT_TONES: ToneTheme = {
  heat1: tone('#fff4d6', '#a27a12'),
  heat2: tone('#ffe1a8', '#94600a'),
  heat3: tone('#ffc48c', '#994510'),
  heat4: tone('#ff9f85', '#9c2b0e'),
  full: tone('#f47c6c', '#7d1010'),
  low: tone('#e3f4e9', '#2c7a45'),
  high: tone('#fddccd', '#b0431e'),
  glue: tone('#e9e5de', '#6b6459'),
  routine: tone('#dceafc', '#2f67b1'),
  craft: tone('#ecdffc', '#7a45c0'),
  human: tone('#d6f0df', '#1e7a45'),
  ai: tone('#ecdffc', '#7a45c0'),
  system: tone('#dfe4ea', '#556170'),
  people: tone('#dceafc', '#2f67b1'),
  assisted: tone('#d3f0eb', '#0b7a6f'),
  added: tone('#dff3e5', '#1e7a45'),
  removed: tone('#f3f3f4', '#656b77'),
  changed: tone('#fff1cc', '#94600a'),
};

export const DARK_TONES: ToneTheme = {
  heat1: tone('#322d1c', '#c9a545'),
  heat2: tone('#4a3719', '#e6b35c'),
  heat3: tone('#623816', '#f09a5a'),
  heat4: tone('#742f1d', '#f4806a'),
  full: tone('#8a1f24', '#ff9aa0'),
  low: tone('#1d3829', '#6fcf8f'),
  high: tone('#522a19', '#f0986f'),
  glue: tone('#3a3731', '#b5ab9c'),
  routine: tone('#203450', '#7db1f5'),
  craft: tone('#392d53', '#bd97f6'),
  human: tone('#1d3f2c', '#6fcf8f'),
  ai: tone('#392d53', '#bd97f6'),
  system: tone('#343a46', '#a9b4c3'),
  people: tone('#203450', '#7db1f5'),
  assisted: tone('#174440', '#5fcbbd'),
  added: tone('#1c3a29', '#6fcf8f'),
  removed: tone('#24272d', '#9aa3b0'),
  changed: tone('#40331a', '#e6b35c'),
};

const chart = (colour: string, otherwise: string) => `var(--vscode-charts-${colour}, ${otherwise})`;
const YELLOW = chart('yellow', '#a27a12');
const RED = chart('red', '#c3283a');
// The editor's own orange is translucent in some themes.
const ORANGE = `color-mix(in srgb, ${YELLOW} 50%, ${RED})`;
const BLUE = chart('blue', '#2f67b1');
const PURPLE = chart('purple', '#7a45c0');
const GREEN = chart('green', '#1e7a45');
const GREY = 'var(--vscode-descriptionForeground, #556170)';
const mixed = (colour: string, share: number) =>
  tone(`color-mix(in srgb, ${colour} ${share}%, var(--vscode-editor-background, #ffffff))`, colour);

export const EDITOR_TONES: ToneTheme = {
  heat1: mixed(YELLOW, 14),
  heat2: mixed(ORANGE, 18),
  heat3: mixed(ORANGE, 36),
  heat4: mixed(RED, 34),
  full: mixed(RED, 52),
  low: mixed(GREEN, 16),
  high: mixed(ORANGE, 30),
  glue: mixed(GREY, 22),
  routine: mixed(BLUE, 18),
  craft: mixed(PURPLE, 22),
  human: mixed(GREEN, 22),
  ai: mixed(PURPLE, 22),
  system: mixed(GREY, 22),
  people: mixed(BLUE, 18),
  assisted: mixed(GREEN, 20),
  added: mixed(GREEN, 20),
  removed: mixed(GREY, 6),
  changed: mixed(YELLOW, 22),
};

const WEIGHTS: Readonly<Partial<Record<Tone, number>>> = {
  heat2: 2,
  heat3: 2.5,
  heat4: 3,
  full: 4,
  high: 3,
  added: 3,
  changed: 3,
};

interface Page {
  readonly background: string;
  readonly muted: string;
  readonly text: string;
}

/** Rules for boxes, for the words at them, and for the samples of a legend. */
export function toneStyles(tones: ToneTheme, page: Page): string[] {
  const own = TONES.filter((name) => !isChange(name));
  const filled = own.filter((name) => name !== 'quiet' && name !== 'unknown');
  const all = own.flatMap((name) => {
    if (name === 'quiet' || name === 'unknown') {
      const dashes = name === 'unknown' ? ';stroke-dasharray:2 3' : '';
      return [
        `.cw-tone-${name} .cw-box,.cw-sample.cw-tone-${name}{fill:${page.background};stroke:${page.muted}${dashes}}`,
      ];
    }
    const { fill, line } = tones[name];
    const width = WEIGHTS[name] ?? 1.5;
    return [
      `.cw-tone-${name} .cw-box,.cw-sample.cw-tone-${name}{fill:${fill};stroke:${line};stroke-width:${width}}`,
      `.cw-tone-${name} .cw-mark{stroke:${line}}`,
    ];
  });
  return [
    // What is muted on a page cannot be read on every tone.
    `${filled.map((name) => `.cw-tone-${name} .cw-chip`).join()}{fill:${page.text}}`,
    `.cw-mark{fill:${page.background};stroke:${page.muted};stroke-width:1}`,
    `.cw-mark-text{fill:${page.text};font-size:11px}`,
    ...all,
  ];
}

const isChange = (tone: Tone): boolean => CHANGE_STATES.some((state) => state === tone);

/** Rules for what came, went and changed: what is new or other is drawn thick, what is gone as a ghost. */
export function changeStyles(tones: ToneTheme, page: Page): string[] {
  return CHANGE_STATES.flatMap((state) => {
    const { fill, line } = tones[state];
    const tone = `.cw-tone-${state}`;
    const gone = state === 'removed';
    const stroke = `stroke:${line};stroke-width:${gone ? 1 : 3}${gone ? ';stroke-dasharray:4 3' : ''}`;
    return [
      `${tone} .cw-box,.cw-sample${tone}{fill:${fill};${stroke}}`,
      `${tone} .cw-arrow{${stroke}}`,
      `${tone} .cw-head,${tone} .cw-strong,${tone} .cw-bar{fill:${line}}`,
      `${tone} .cw-mark{fill:${page.background};stroke:${line};stroke-width:1.5}`,
      ...(gone
        ? [
            `${tone} .cw-title,${tone} .cw-lane-title{fill:${line};font-weight:400;text-decoration:line-through}`,
            `${tone} .cw-icon,${tone} .cw-inner{stroke:${line}}`,
            `${tone} .cw-solid{fill:${line}}`,
          ]
        : [`${tone} .cw-chip{fill:${page.text}}`]),
    ];
  });
}
