import { describe, expect, it } from 'vitest';
import { pictureStyles, themes } from './theme.ts';

/** Relative luminance of a colour `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// The editor's own colours are measured where the editor is, in test/vscode.
describe.each(['light', 'dark'] as const)('in the %s theme', (name) => {
  const theme = themes[name];
  const pages = [theme.background, theme.lane];

  it('every text can be read (4.5 to 1)', () => {
    for (const ground of [...pages, ...Object.values(theme.fills)]) {
      for (const text of [theme.text, theme.muted]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
    for (const ground of pages) expect(contrast(theme.special, ground)).toBeGreaterThanOrEqual(4.5);
    for (const badge of [theme.error, theme.warning, theme.info])
      expect(contrast(theme.onBadge, badge)).toBeGreaterThanOrEqual(4.5);
  });

  it('every text can be read on every tone of an overlay, and of a comparison', () => {
    const style = pictureStyles(name, { tones: true, changes: true });
    const chipOf = (tone: string) => (style.includes(`.cw-tone-${tone} .cw-chip`) ? theme.text : theme.muted);
    for (const [tone, { fill }] of Object.entries(theme.tones)) {
      expect(contrast(theme.text, fill), tone).toBeGreaterThanOrEqual(4.5);
      expect(contrast(chipOf(tone), fill), tone).toBeGreaterThanOrEqual(4.5);
    }
    // What is gone has its title in the colour of its line.
    for (const ground of [...pages, theme.tones.removed.fill])
      expect(contrast(theme.tones.removed.line, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('every line can be seen (3 to 1)', () => {
    for (const ground of pages) {
      for (const line of [theme.arrow, theme.special, theme.human, theme.agent, theme.system, theme.assisted])
        expect(contrast(line, ground)).toBeGreaterThanOrEqual(3);
    }
  });
});
