/** Where a name is used, in all files; and which uses to light up in this one. */
import { ast, rangeOf, resolveImport } from '@chainwright/language/grammar';
import { AstUtils, type LangiumDocument } from 'langium';
import { type DocumentHighlight, DocumentHighlightKind, type Location, type Position } from 'vscode-languageserver';
import { canonical } from '../files.ts';
import type { Project } from '../project.ts';
import { leafAt, nameAt, placeOf, uriOf, usesIn, usesOf, usesOfFile } from './names.ts';

export function referencesAt(
  project: Project,
  document: LangiumDocument,
  position: Position,
  withDeclaration: boolean,
): Location[] {
  const use = nameAt(project, document, position);
  if (use === undefined) return [];
  const declared = withDeclaration ? [placeOf(use.target)] : [];
  return [...declared, ...usesOf(project, use.target)].map(({ uri, range }) => ({ uri, range }));
}

export function highlightsAt(project: Project, document: LangiumDocument, position: Position): DocumentHighlight[] {
  const use = nameAt(project, document, position);
  if (use === undefined) return importedAt(project, document, position);
  const isHere = uriOf(use.target) === document.uri.toString();
  const declared = isHere ? [{ range: placeOf(use.target).range, kind: DocumentHighlightKind.Write }] : [];
  const uses = usesIn(document, use.target).map(({ range }) => ({ range, kind: DocumentHighlightKind.Read }));
  return [...declared, ...uses];
}

/** Of an import: all that is used of it here. */
function importedAt(project: Project, document: LangiumDocument, position: Position): DocumentHighlight[] {
  const line = AstUtils.getContainerOfType(leafAt(document, position)?.astNode, ast.isImportLine);
  if (line?.path === undefined) return [];
  const target = resolveImport(line.path, document.uri.toString(), project.services.files);
  if (target.kind !== 'file') return [];
  const uses = usesOfFile(document, canonical(target.uri));
  return [{ range: rangeOf(line, 'path') }, ...uses.map(({ range }) => ({ range, kind: DocumentHighlightKind.Read }))];
}
