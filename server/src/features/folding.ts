/** Blocks and comments that can be folded away. */
import type { LangiumDocument } from 'langium';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { Project } from '../project.ts';

export function foldingRangesOf(project: Project, document: LangiumDocument): FoldingRange[] {
  const { tokens, hidden } = project.services.parser.Lexer.tokenize(document.textDocument.getText());
  const ranges: FoldingRange[] = [];
  const open: number[] = [];
  for (const { image, startLine = 1 } of tokens) {
    if (image === '{') open.push(startLine - 1);
    if (image !== '}') continue;
    const start = open.pop();
    // The line of the closing brace stays in sight.
    if (start !== undefined && start < startLine - 2) ranges.push({ startLine: start, endLine: startLine - 2 });
  }
  for (const { startLine = 1, endLine = 1 } of hidden) {
    if (endLine > startLine) {
      ranges.push({ startLine: startLine - 1, endLine: endLine - 1, kind: FoldingRangeKind.Comment });
    }
  }
  return ranges.sort((a, b) => a.startLine - b.startLine);
}
