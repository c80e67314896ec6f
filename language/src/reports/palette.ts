/** How a report stresses things. The command passes its colours in; PLAIN is for files, pipes and NO_COLOR. */
export interface Palette {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
}

const same = (text: string) => text;

export const PLAIN: Palette = { error: same, warning: same, info: same, strong: same, faint: same, good: same };

/** The sixteen colours that every terminal has, as its owner chose them. */
export const COLORED: Palette = {
  error: sgr(31, 39),
  warning: sgr(33, 39),
  info: sgr(36, 39),
  strong: sgr(1, 22),
  faint: sgr(2, 22),
  good: sgr(32, 39),
};

function sgr(on: number, off: number): (text: string) => string {
  return (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`);
}
