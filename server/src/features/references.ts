/** Where a name is used, in all files; and which uses to light up in this one. */
import type { LangiumDocument } from 'langium';
import { type DocumentHighlight, DocumentHighlightKind, type Location, type Position } from 'vscode-languageserver';
import type { Project } from '../project.ts';
import { nameAt, placeOf, uriOf, usesIn, usesOf } from './names.ts';

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
  if (use === undefined) return [];
  const isHere = uriOf(use.target) === document.uri.toString();
  const declared = isHere ? [{ range: placeOf(use.target).range, kind: DocumentHighlightKind.Write }] : [];
  const uses = usesIn(document, use.target).map(({ range }) => ({ range, kind: DocumentHighlightKind.Read }));
  return [...declared, ...uses];
}
