/** Where the path of an import stands. */
import { type ast, rangeOf } from '@chainwright/language/grammar';
import type { Range } from '@chainwright/language/model';
import type { LangiumDocument } from 'langium';

/** Between the quotes, as far as the second one is written. */
export function pathRangeOf(document: LangiumDocument, line: ast.ImportLine): Range {
  const { start, end } = rangeOf(line, 'path');
  const isClosed = /^"[^\r\n]*"$/.test(document.textDocument.getText({ start, end }));
  return {
    start: { line: start.line, character: start.character + 1 },
    end: { line: end.line, character: end.character - (isClosed ? 1 : 0) },
  };
}
