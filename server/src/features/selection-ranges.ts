/** What a selection grows to, step by step: the word, its option, its property, the braces, the thing, the file. */
import { type CstNode, CstUtils, type LangiumDocument } from 'langium';
import type { Position, Range, SelectionRange } from 'vscode-languageserver';
import { leafAt } from './names.ts';

export function selectionRangesOf(document: LangiumDocument, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => selectionAt(document, position));
}

function selectionAt(document: LangiumDocument, position: Position): SelectionRange {
  const { textDocument } = document;
  const whole: Range = {
    start: { line: 0, character: 0 },
    end: textDocument.positionAt(textDocument.getText().length),
  };
  const ranges: Range[] = [whole];
  for (const range of around(document, position)) {
    const last = ranges.at(-1);
    if (last !== undefined && contains(last, range) && !contains(range, last)) ranges.push(range);
  }
  const [outermost = whole, ...inner] = ranges;
  return inner.reduce<SelectionRange>((parent, range) => ({ range, parent }), { range: outermost });
}

/** From the largest to the smallest; braces also without themselves. */
function around(document: LangiumDocument, position: Position): Range[] {
  const { textDocument } = document;
  const ranges: Range[] = [];
  let node: CstNode | undefined = leafAt(document, position) ?? leafBefore(document, position);
  for (; node?.container !== undefined; node = node.container) {
    const { start, end } = node.range;
    if (!touches({ start, end }, position)) continue;
    if (node.text.startsWith('{') && node.text.endsWith('}')) {
      ranges.push({ start: textDocument.positionAt(node.offset + 1), end: textDocument.positionAt(node.end - 1) });
      ranges.push({ start, end });
    } else ranges.push({ start, end });
  }
  return ranges.reverse();
}

/** Between two tokens: what stands before is at least in the same thing. */
function leafBefore(document: LangiumDocument, position: Position) {
  const root = document.parseResult.value.$cstNode;
  return root && CstUtils.findLeafNodeBeforeOffset(root, document.textDocument.offsetAt(position));
}

function contains(outer: Range, inner: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function touches({ start, end }: Range, position: Position): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
