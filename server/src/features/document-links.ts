/** Imports as links to the files that they name. */
import { fileOf, resolveImport } from '@chainwright/language/grammar';
import type { LangiumDocument } from 'langium';
import type { DocumentLink } from 'vscode-languageserver';
import { canonical } from '../files.ts';
import type { Project } from '../project.ts';
import { pathRangeOf } from './import-lines.ts';

export function documentLinksOf(
  project: Project,
  document: LangiumDocument,
  spelled: (uri: string) => string,
): DocumentLink[] {
  return (fileOf(document)?.imports ?? []).flatMap((line) => {
    const target = resolveImport(line.path ?? '', document.uri.toString(), project.services.files);
    if (target.kind !== 'file') return [];
    return [{ range: pathRangeOf(document, line), target: spelled(canonical(target.uri)) }];
  });
}
