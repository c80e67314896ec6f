/** Imports as links to the files that they name. */
import { fileOf, rangeOf, resolveImport } from '@chainwright/language/grammar';
import type { LangiumDocument } from 'langium';
import type { DocumentLink } from 'vscode-languageserver';
import { canonical } from '../files.ts';
import type { Project } from '../project.ts';

export function documentLinksOf(
  project: Project,
  document: LangiumDocument,
  spelled: (uri: string) => string,
): DocumentLink[] {
  return (fileOf(document)?.imports ?? []).flatMap((line) => {
    const target = resolveImport(line.path ?? '', document.uri.toString(), project.services.files);
    if (target.kind !== 'file') return [];
    const { start, end } = rangeOf(line, 'path');
    // Between the quotes, as far as the second one is written.
    const isClosed = /^"[^\r\n]*"$/.test(document.textDocument.getText({ start, end }));
    const inner = {
      start: { line: start.line, character: start.character + 1 },
      end: { line: end.line, character: end.character - (isClosed ? 1 : 0) },
    };
    return [{ range: inner, target: spelled(canonical(target.uri)) }];
  });
}
