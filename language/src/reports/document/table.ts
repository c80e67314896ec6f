/** A table in the columns of a terminal: bars get shorter first, then names that give way. */
import stringWidth from 'fast-string-width';
import type { Palette } from '../palette.ts';
import { visible } from '../sanitise/index.ts';
import { firstOf } from '../wrap.ts';
import type { Block, Cell, Column } from './document.ts';

export interface TableOptions {
  readonly palette: Palette;
  readonly width: number;
}

type Table = Extract<Block, { readonly kind: 'table' }>;

const LONGEST_BAR = 20;
const FAIR_BAR = 10;
const SHORTEST_BAR = 4;
/** Of the first column, which says what a row is about, and of the others that give way. */
const NARROWEST = { first: 14, other: 8 };
const GAP = '  ';

export function tableLines({ columns, rows }: Table, { palette, width }: TableOptions): readonly string[] {
  if (rows.length === 0) return [];
  const texts = rows.map((cells) => cells.map(({ text }) => visible(text)));
  const titles = columns.map(({ title }) => visible(title));
  const isBar = columns.map((_, i) => rows.some((cells) => cells[i]?.bar !== undefined));
  const natural = columns.map((_, i) => Math.max(0, ...texts.map((cells) => stringWidth(cells[i] ?? ''))));
  const heads = titles.map((title) => stringWidth(title));
  const widthsWith = (bar: number) =>
    natural.map((size, i) => Math.max(size + (isBar[i] ? bar + 1 : 0), heads[i] ?? 0));
  const total = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one + GAP.length, -GAP.length);
  const fitting = (bar: number) => narrowed(widthsWith(bar), columns, total(widthsWith(bar)) - width);
  const bars = Array.from({ length: LONGEST_BAR - SHORTEST_BAR + 1 }, (_, i) => LONGEST_BAR - i);
  // Names that give way are worth more than the last cells of a bar.
  const bar =
    bars.find((size) => size >= FAIR_BAR && total(widthsWith(size)) <= width) ??
    bars.find((size) => size <= FAIR_BAR && total(fitting(size)) <= width) ??
    SHORTEST_BAR;
  const widths = fitting(bar);

  const line = (cells: readonly string[]) => cells.join(GAP).trimEnd();
  const head = titles.map((title, i) => {
    const text = fitted(title, widths[i] ?? 0, columns[i]);
    return i === 0 ? palette.strong(text) : palette.faint(text);
  });
  const body = rows.map((cells, row) =>
    cells.map((cell, i) => {
      const size = widths[i] ?? 0;
      const text = texts[row]?.[i] ?? '';
      if (!isBar[i]) return toned(fitted(text, size, columns[i]), cell, palette);
      const share = cell.bar === undefined ? ' '.repeat(bar) : barOf(cell.bar, bar);
      return toned(fitted(`${share} ${padded(text, natural[i] ?? 0, 'right')}`, size, undefined), cell, palette);
    }),
  );
  return [line(head), ...body.map(line)].map((one) => one.trimEnd());
}

function toned(text: string, { tone }: Cell, palette: Palette): string {
  return tone === undefined ? text : palette[tone](text);
}

/** `████░░░░` */
export function barOf(share: number, size: number): string {
  const full = Math.min(size, Math.max(0, Math.round(share * size)));
  return '█'.repeat(full) + '░'.repeat(size - full);
}

/** The widest of those that give way goes first. */
function narrowed(widths: readonly number[], columns: readonly Column[], over: number): readonly number[] {
  const result = [...widths];
  for (let left = over; left > 0; left--) {
    const widest = columns.reduce((found, { flexible }, i) => {
      const size = flexible ? (result[i] ?? 0) : 0;
      return size > (i === 0 ? NARROWEST.first : NARROWEST.other) && size > (result[found] ?? 0) * Number(found >= 0)
        ? i
        : found;
    }, -1);
    if (widest < 0) break;
    result[widest] = (result[widest] ?? 0) - 1;
  }
  return result;
}

function fitted(text: string, size: number, column: Column | undefined): string {
  const short = stringWidth(text) > size ? `${firstOf(text, size - 1)}…` : text;
  return padded(short, size, column?.align);
}

function padded(text: string, size: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, size - stringWidth(text)));
  return align === 'right' ? space + text : text + space;
}
