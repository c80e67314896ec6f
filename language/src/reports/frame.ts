/** A line of source with carets under the part that a finding is about. */
import type { Range } from '../model/index.ts';
import type { Palette } from './palette.ts';
import { visible } from './sanitise/index.ts';
import { widthOf } from './width.ts';
import { firstOf } from './wrap.ts';

export interface FrameOptions {
  readonly palette: Palette;
  readonly width: number;
  readonly mark: (text: string) => string;
}

/** The lines of the file that a frame needs: the one marked, and the one before where it says something. */
export function codeFrame(lines: readonly string[], range: Range, options: FrameOptions): readonly string[] {
  const { palette, mark } = options;
  const { start, end } = range;
  const source = lines[start.line];
  if (source === undefined) return [];
  const digits = String(start.line + 1).length;
  const room = Math.max(options.width - digits - 6, 20);
  const before = lines[start.line - 1] ?? '';
  const last = end.line > start.line ? source.length : end.character;
  const { text, from, size } = cut(source, start.character, Math.max(last, start.character + 1), room);
  const gutter = (label: string, content: string) =>
    `  ${palette.faint(`${label.padStart(digits)} │`)}${content === '' ? '' : ` ${content}`}`;
  return [
    ...(before.trim() === '' ? [] : [gutter(String(start.line), palette.faint(cut(before, 0, 0, room).text))]),
    gutter(String(start.line + 1), text),
    gutter('', `${' '.repeat(from)}${mark('^'.repeat(size))}`),
  ];
}

/** A line shown whole or, where it is too long, around the marked part; and where that part stands on the screen. */
function cut(line: string, start: number, end: number, room: number): { text: string; from: number; size: number } {
  const source = line.trimEnd();
  const head = shown(source.slice(0, start));
  const marked = shown(source.slice(start, end));
  const tail = shown(source.slice(end));
  const from = widthOf(head);
  const size = Math.max(widthOf(marked), 1);
  if (from + size + widthOf(tail) <= room) return { text: head + marked + tail, from, size };
  const left = from > room / 2 ? `…${lastOf(head, Math.floor(room / 4))}` : head;
  const at = widthOf(left);
  const rest = firstOf(marked + tail, Math.max(room - at - 1, 1));
  return { text: `${left}${rest}…`, from: at, size: Math.max(Math.min(size, widthOf(rest)), 1) };
}

/** Tabs as two spaces, and nothing that a terminal would obey. */
function shown(text: string): string {
  return visible(text.replaceAll('\t', '  '));
}

function lastOf(text: string, width: number): string {
  const chars = [...text.slice(-width * 2)];
  let used = 0;
  let first = chars.length;
  while (first > 0) {
    used += widthOf(chars[first - 1] ?? '');
    if (used > width) break;
    first--;
  }
  return chars.slice(first).join('');
}
