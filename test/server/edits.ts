/** What a client does with the edits of a server. */
import { expect } from 'vitest';
import type { Position, TextEdit } from 'vscode-languageserver-protocol';
import { cut } from './client.ts';

/** The text of a file with edits made in it. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const offset = offsetsIn(text);
  let result = text;
  let below = Number.POSITIVE_INFINITY;
  for (const { range, newText } of [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start))) {
    const [start, end] = [offset(range.start), offset(range.end)];
    if (end > below) throw new Error(`edits cross at ${JSON.stringify(range)}`);
    below = start;
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}

export function offsetsIn(text: string): (position: Position) => number {
  const lines = text.split(/(?<=\n)|(?<=\r)(?!\n)/);
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  return ({ line, character }) => Math.min((starts[line] ?? text.length) + character, text.length);
}

/** Behind the text that stands before the mark. */
export function placeIn(text: string, marked: string): Position {
  const plain = marked.replace('<|>', '');
  expect(text).toContain(plain);
  return cut(text.replace(plain, () => marked)).position;
}
