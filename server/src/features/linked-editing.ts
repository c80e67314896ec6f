/**
 * Names that change together while one is typed: of a node, for nothing outside of its file may name it. What other files
 * name too is renamed, where conflicts are seen before anything is written.
 */
import { ast } from '@chainwright/language/grammar';
import type { LangiumDocument } from 'langium';
import type { LinkedEditingRanges, Position } from 'vscode-languageserver';
import type { Project } from '../project.ts';
import { nameAt, placeOf, uriOf, usesOf } from './names.ts';

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*';

export function linkedEditingAt(
  project: Project,
  document: LangiumDocument,
  position: Position,
): LinkedEditingRanges | null {
  const use = nameAt(project, document, position);
  if (use === undefined || !ast.isNodeDeclaration(use.target)) return null;
  const uri = document.uri.toString();
  const uses = usesOf(project, use.target);
  if (uses.length === 0 || uriOf(use.target) !== uri || uses.some((one) => one.uri !== uri)) return null;
  const ranges = [placeOf(use.target), ...uses].map(({ range }) => range);
  const written = new Set(ranges.map((range) => document.textDocument.getText(range)));
  // The same name may be written with other bytes: such texts cannot be edited as one.
  return written.size === 1 ? { ranges, wordPattern: NAME } : null;
}
