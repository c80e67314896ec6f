/** What the signs mean, small at the foot; only those that the picture shows. */
import { performerIcon } from './icons.ts';
import { textWidth } from './measure.ts';
import type { Marks } from './overlays/index.ts';
import type { PictureGraph } from './picture-graph.ts';
import { CHIP, ICON, round } from './shapes.ts';

export interface LegendEntry {
  readonly words: string;
  readonly width: number;
  /** Drawn from (x, y), y in the middle of the line. */
  readonly draw: (x: number, y: number) => string;
}

const SPACE = 22;
const BESIDE = 6;
const PERFORMERS = [
  ['human', 'person'],
  ['assisted', 'person with AI'],
  ['agent', 'AI'],
  ['system', 'system'],
] as const;

export function legendOf({ nodes, edges }: PictureGraph): readonly LegendEntry[] {
  const entries = PERFORMERS.filter(([performer]) => nodes.some((node) => node.performer === performer)).map(
    ([performer, words]): LegendEntry => ({
      words,
      width: ICON,
      draw: (x, y) =>
        `<g class="cw-${performer}" transform="translate(${round(x)} ${round(y - 8)})">${performerIcon(performer)}</g>`,
    }),
  );
  if (edges.some(({ kind }) => kind !== 'normal' && kind !== 'end' && kind !== 'shared')) {
    entries.push({
      words: 'exception, reject, timeout',
      width: 26,
      draw: (x, y) => `<g class="cw-special"><path class="cw-arrow" d="M${round(x)} ${y}H${round(x + 26)}"/></g>`,
    });
  }
  if (edges.some(({ manual }) => manual)) {
    entries.push({
      words: 'handed over by hand',
      width: 22,
      draw: (x, y) => `<rect class="cw-manual" x="${round(x)}" y="${y - 6}" width="22" height="12" rx="6"/>`,
    });
  }
  return entries;
}

/** What the tones of an overlay mean. */
export function overlayLegend({ title, legend, note }: Marks): readonly LegendEntry[] {
  const words = (text: string): LegendEntry => ({ words: text, width: -BESIDE, draw: () => '' });
  const tones = legend.map(
    (one): LegendEntry => ({
      words: one.words,
      width: 20,
      draw: (x, y) =>
        `<rect class="cw-sample cw-tone-${one.tone}" x="${round(x)}" y="${y - 6}" width="20" height="12" rx="3"/>`,
    }),
  );
  return [words(title), ...tones, ...(note === undefined ? [] : [words(note)])];
}

/** Where an entry's words begin, and where the next entry does. */
export function legendPlaces(
  entries: readonly LegendEntry[],
  left: number,
): readonly { x: number; words: number; end: number }[] {
  let x = left;
  return entries.map(({ words, width }) => {
    const place = { x, words: x + width + BESIDE, end: x + width + BESIDE + textWidth(words, CHIP) };
    x = place.end + SPACE;
    return place;
  });
}
