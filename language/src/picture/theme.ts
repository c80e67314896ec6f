/** The colours of a picture, and the style sheet that they make. */
import { changeStyles, DARK_TONES, EDITOR_TONES, LIGHT_TONES, type ToneTheme, toneStyles } from './tones.ts';

interface Theme {
  readonly background: string;
  readonly lane: string;
  readonly line: string;
  readonly text: string;
  readonly muted: string;
  readonly arrow: string;
  readonly special: string;
  readonly human: string;
  readonly agent: string;
  readonly system: string;
  readonly assisted: string;
  readonly error: string;
  readonly warning: string;
  readonly info: string;
  readonly onBadge: string;
  readonly fills: Readonly<Record<'human' | 'agent' | 'system' | 'assisted', string>>;
  readonly tones: ToneTheme;
}

const LIGHT: Theme = {
  background: '#ffffff',
  lane: '#f7f8fa',
  line: '#dfe3e9',
  text: '#1c2430',
  muted: '#5d6878',
  arrow: '#7b8696',
  special: '#b0431e',
  human: '#2f67b1',
  agent: '#7a45c0',
  system: '#556170',
  assisted: '#0b7a6f',
  error: '#c3283a',
  warning: '#95580a',
  info: '#2f67b1',
  onBadge: '#ffffff',
  fills: { human: '#f1f6fd', agent: '#f7f2fe', system: '#f2f4f7', assisted: '#ecf8f6' },
  tones: LIGHT_TONES,
};

const DARK: Theme = {
  background: '#1b1e24',
  lane: '#20242b',
  line: '#343a45',
  text: '#e7eaf0',
  muted: '#a2acba',
  arrow: '#7f8a9b',
  special: '#f0986f',
  human: '#7db1f5',
  agent: '#bd97f6',
  system: '#a9b4c3',
  assisted: '#5fcbbd',
  error: '#f4707e',
  warning: '#e6b35c',
  info: '#7db1f5',
  onBadge: '#14171c',
  fills: { human: '#222b3a', agent: '#2b2639', system: '#282c34', assisted: '#1f3133' },
  tones: DARK_TONES,
};

const mix = (colour: string, share: number): string =>
  `color-mix(in srgb, ${colour} ${share}%, var(--vscode-editor-background, #ffffff))`;
const BLUE = 'var(--vscode-charts-blue, #2f67b1)';
const PURPLE = 'var(--vscode-charts-purple, #7a45c0)';
const GREY = 'var(--vscode-descriptionForeground, #556170)';
const GREEN = 'var(--vscode-charts-green, #0b7a6f)';

/** The colours of whatever theme the editor shows, high contrast among them. */
const EDITOR: Theme = {
  background: 'var(--vscode-editor-background, #ffffff)',
  lane: mix('var(--vscode-editor-foreground, #1c2430)', 3),
  line: `var(--vscode-contrastBorder, ${mix('var(--vscode-editor-foreground, #1c2430)', 16)})`,
  text: 'var(--vscode-editor-foreground, #1c2430)',
  muted: 'var(--vscode-descriptionForeground, #5d6878)',
  arrow: mix('var(--vscode-editor-foreground, #1c2430)', 60),
  special: 'var(--vscode-list-warningForeground, var(--vscode-editorWarning-foreground, #b0431e))',
  human: BLUE,
  agent: PURPLE,
  system: GREY,
  assisted: GREEN,
  error: 'var(--vscode-editorError-foreground, #c3283a)',
  warning: 'var(--vscode-editorWarning-foreground, #95580a)',
  info: 'var(--vscode-editorInfo-foreground, #2f67b1)',
  onBadge: 'var(--vscode-editor-background, #ffffff)',
  fills: { human: mix(BLUE, 9), agent: mix(PURPLE, 10), system: mix(GREY, 9), assisted: mix(GREEN, 9) },
  tones: EDITOR_TONES,
};

export const themes = { light: LIGHT, dark: DARK, editor: EDITOR } as const satisfies Record<string, Theme>;
export type ThemeName = keyof typeof themes;

export interface StyleParts {
  /** Those of overlays. */
  readonly tones: boolean;
  /** Those of comparisons. */
  readonly changes?: boolean;
}

/** Plain selectors and properties only: many viewers of SVG know no others. */
export function pictureStyles(name: ThemeName, { tones, changes = false }: StyleParts): string {
  const t: Theme = themes[name];
  const performers = (['human', 'agent', 'system', 'assisted'] as const).map(
    (one) =>
      `.cw-${one} .cw-box{fill:${t.fills[one]};stroke:${t[one]}}.cw-${one} .cw-icon{stroke:${t[one]}}.cw-${one} .cw-inner{stroke:${t[one]}}.cw-${one} .cw-solid{fill:${t[one]};stroke:none}`,
  );
  const severities = (['error', 'warning', 'info'] as const).map((one) => `.cw-badge-${one}{fill:${t[one]}}`);
  return [
    ".cw-text{font-family:Inter,'Segoe UI','Helvetica Neue',Arial,'Liberation Sans','DejaVu Sans',sans-serif}",
    `.cw-page{fill:${t.background}}`,
    `.cw-lane{fill:${t.background};stroke:${t.line};stroke-width:1}`,
    `.cw-lane-odd{fill:${t.lane}}`,
    `.cw-rule{stroke:${t.line};stroke-width:1}`,
    `.cw-heading{fill:${t.text};font-size:19px;font-weight:700}`,
    `.cw-lane-title{fill:${t.text};font-size:13px;font-weight:700}`,
    `.cw-title{fill:${t.text};font-size:13px;font-weight:700}`,
    `.cw-chip{fill:${t.muted};font-size:11px}`,
    `.cw-label{fill:${t.muted};font-size:11px}`,
    `.cw-strong{fill:${t.text};font-weight:700}`,
    `.cw-manual{fill:${t.background};stroke:${t.special};stroke-width:1}`,
    `.cw-manual-text{fill:${t.special};font-size:11px}`,
    `.cw-box{fill:${t.background};stroke:${t.muted};stroke-width:1.5;stroke-linejoin:round}`,
    '.cw-agent .cw-box{stroke-dasharray:7 3}',
    '.cw-end .cw-box{stroke-width:3}',
    '.cw-nobody .cw-step{stroke-dasharray:2 3}',
    '.cw-inner{fill:none;stroke-width:1}',
    '.cw-assisted .cw-inner{stroke-dasharray:4 3}',
    `.cw-bar{fill:${t.text};stroke:none}`,
    `.cw-icon{fill:none;stroke:${t.muted};stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}`,
    `.cw-solid{fill:${t.muted};stroke:none}`,
    `.cw-arrow{fill:none;stroke:${t.arrow};stroke-width:1.5;stroke-linejoin:round}`,
    `.cw-head{fill:${t.arrow};stroke:none}`,
    `.cw-special .cw-arrow{stroke:${t.special};stroke-dasharray:6 4}`,
    `.cw-special .cw-head{fill:${t.special}}`,
    `.cw-special .cw-strong{fill:${t.special}}`,
    '.cw-hit{fill:none;stroke:transparent;stroke-width:14}',
    `.cw-badge-text{fill:${t.onBadge};font-size:10px;font-weight:700;text-anchor:middle}`,
    ...performers,
    ...severities,
    ...(tones ? toneStyles(t.tones, t) : []),
    ...(changes ? changeStyles(t.tones, t) : []),
  ].join('\n');
}
