/** From a name to where it is declared; from an import to the file. */
import { ast, rangeOf, resolveImport } from '@chainwright/language/grammar';
import { AstUtils, type LangiumDocument } from 'langium';
import type { LocationLink, Position } from 'vscode-languageserver';
import { canonical } from '../files.ts';
import type { Project } from '../project.ts';
import { leafAt, nameAt, uriOf } from './names.ts';

const START = { line: 0, character: 0 };

export function definitionAt(project: Project, document: LangiumDocument, position: Position): LocationLink[] {
  const use = nameAt(project, document, position);
  if (use !== undefined) {
    const { target, range } = use;
    const [targetRange, targetSelectionRange] = [rangeOf(target), rangeOf(target, 'name')];
    return [{ targetUri: uriOf(target), targetRange, targetSelectionRange, originSelectionRange: range }];
  }
  const line = AstUtils.getContainerOfType(leafAt(document, position)?.astNode, ast.isImportLine);
  if (line?.path === undefined) return [];
  const target = resolveImport(line.path, document.uri.toString(), project.services.files);
  if (target.kind !== 'file') return [];
  const top = { start: START, end: START };
  return [
    {
      targetUri: canonical(target.uri),
      targetRange: top,
      targetSelectionRange: top,
      originSelectionRange: rangeOf(line, 'path'),
    },
  ];
}
