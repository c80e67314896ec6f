/** The canonical layout, as edits of the lines that differ. */
import { formatText } from '@chainwright/language/model';
import type { TextDocument } from 'langium';
import type { TextEdit } from 'vscode-languageserver';

/** Nothing where the text has syntax problems: nobody could say what it should look like. */
export function formattingOf(document: TextDocument): TextEdit[] {
  const text = document.getText();
  const formatted = formatText(text);
  return formatted.ok ? editsBetween(text, formatted.text) : [];
}

/** What makes one text of another, as edits of the lines that differ. */
export function editsBetween(before: string, after: string): TextEdit[] {
  return lineEdits(linesOf(before), linesOf(after));
}

const linesOf = (text: string) => text.split(/(?<=\n)|(?<=\r)(?!\n)/);

/** Line by line where as many lines stay; else one edit from the first line that differs to the last. */
function lineEdits(before: readonly string[], after: readonly string[]): TextEdit[] {
  let top = 0;
  while (top < before.length && top < after.length && before[top] === after[top]) top++;
  let bottom = 0;
  const most = Math.min(before.length, after.length) - top;
  while (bottom < most && before.at(-1 - bottom) === after.at(-1 - bottom)) bottom++;
  const [oldEnd, newEnd] = [before.length - bottom, after.length - bottom];
  if (oldEnd !== newEnd) return [edit(before, top, oldEnd, after.slice(top, newEnd).join(''))];
  return before
    .slice(top, oldEnd)
    .flatMap((line, i) => (line === after[top + i] ? [] : [edit(before, top + i, top + i + 1, after[top + i] ?? '')]));
}

/** The last line has no line after it: its own end is the end. */
function edit(lines: readonly string[], from: number, to: number, newText: string): TextEdit {
  const end =
    to < lines.length ? { line: to, character: 0 } : { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const endsOpen = to >= lines.length && /[\r\n]$/.test(lines.at(-1) ?? '');
  const start =
    from < lines.length
      ? { line: from, character: 0 }
      : { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { range: { start, end: endsOpen ? { line: lines.length, character: 0 } : end }, newText };
}
