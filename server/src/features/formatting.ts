/** The canonical layout, as edits of the lines that differ: of a whole text, of a range, and of handoffs as they are written. */
import { formatText } from '@chainwright/language/model';
import { diffArrays } from 'diff';
import type { TextDocument } from 'langium';
import type { Position, Range, TextEdit } from 'vscode-languageserver';

/** Nothing where the text has syntax problems: nobody could say what it should look like. */
export function formattingOf(document: TextDocument): TextEdit[] {
  const text = document.getText();
  const formatted = formatText(text);
  return formatted.ok ? editsBetween(text, formatted.text) : [];
}

/** Of the whole layout, what concerns some lines. */
export function rangeFormattingOf(document: TextDocument, { start, end }: Range): TextEdit[] {
  // A range that ends before the first character of a line does not mean that line.
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return formattingOf(document).filter(({ range }) => {
    const lastOfEdit =
      range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
    return range.start.line <= last && lastOfEdit >= start.line;
  });
}

const HANDOFF = /^[^\S\r\n]*[\p{L}_][^"{}]*?->/u;

/** When a handoff ends, it and those of its paragraph stand in columns; what else is on the way may be broken. */
export function onTypeFormattingOf(document: TextDocument, { line }: Position): TextEdit[] {
  const lines = linesOf(document.getText());
  const isHandoff = (at: number) => HANDOFF.test(lines[at] ?? '');
  if (!isHandoff(line - 1)) return [];
  let first = line - 1;
  while (isHandoff(first - 1)) first -= 1;
  let end = line;
  while (isHandoff(end)) end += 1;
  const paragraph = lines.slice(first, end);
  const head = 'chain C {\n';
  const formatted = formatText(`${head}${paragraph.map((one) => `${one.replace(/[\r\n]+$/, '')}\n`).join('')}}\n`);
  if (!formatted.ok) return [];
  const laidOut = formatted.text.slice(head.length, -2).split(/(?<=\n)/);
  if (laidOut.length !== paragraph.length) return [];
  return paragraph.flatMap((before, i) => {
    const written = before.replace(/[\r\n]+$/, '');
    const wanted = (laidOut[i] ?? '').trimEnd();
    if (written === wanted) return [];
    const range = { start: { line: first + i, character: 0 }, end: { line: first + i, character: written.length } };
    return [{ range, newText: wanted }];
  });
}

/** What makes one text of another, as edits of the lines that differ. */
export function editsBetween(before: string, after: string): TextEdit[] {
  const lines = linesOf(before);
  const edits: TextEdit[] = [];
  let at = 0;
  let pending: { from: number; removed: number; added: readonly string[] } | undefined;
  const flush = () => {
    if (pending !== undefined) edits.push(...hunk(lines, pending));
    pending = undefined;
  };
  for (const { added, removed, value } of diffArrays([...lines], linesOf(after))) {
    if (!added && !removed) {
      flush();
      at += value.length;
      continue;
    }
    pending ??= { from: at, removed: 0, added: [] };
    if (added) pending.added = [...pending.added, ...value];
    else {
      pending.removed += value.length;
      at += value.length;
    }
  }
  flush();
  return edits;
}

const linesOf = (text: string) => text.split(/(?<=\n)|(?<=\r)(?!\n)/);

/** Line by line where as many lines stay, so that a cursor in them stays where it is. */
function hunk(
  lines: readonly string[],
  { from, removed, added }: { from: number; removed: number; added: readonly string[] },
): TextEdit[] {
  if (removed !== added.length) return [edit(lines, from, from + removed, added.join(''))];
  return added.map((line, i) => edit(lines, from + i, from + i + 1, line));
}

/** The last line has no line after it: its own end is the end. */
function edit(lines: readonly string[], from: number, to: number, newText: string): TextEdit {
  return { range: { start: startOf(lines, from), end: startOf(lines, to) }, newText };
}

function startOf(lines: readonly string[], line: number): Position {
  const last = lines.at(-1) ?? '';
  if (line < lines.length || /[\r\n]$/.test(last)) return { line, character: 0 };
  return { line: lines.length - 1, character: last.length };
}
