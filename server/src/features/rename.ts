/** Gives a thing another name wherever it is used, or says why it cannot have it. */
import { ast, fileOf, RESERVED_WORDS, symbolsOf, wordFor } from '@chainwright/language/grammar';
import { AstUtils, type LangiumDocument } from 'langium';
import { LSPErrorCodes, type Position, ResponseError, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { Project } from '../project.ts';
import { type Named, nameAt, type Place, placeOf, uriOf, usesOf } from './names.ts';

const NAME = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u;

export function prepareRename(project: Project, document: LangiumDocument, position: Position) {
  const use = nameAt(project, document, position);
  return use === undefined ? null : { range: use.range, placeholder: use.target.name ?? '' };
}

export function renameAt(
  project: Project,
  document: LangiumDocument,
  position: Position,
  wanted: string,
  spelled: (uri: string) => string,
): WorkspaceEdit | null {
  const use = nameAt(project, document, position);
  if (use === undefined) return null;
  const name = wanted.normalize('NFC');
  const uses = usesOf(project, use.target);
  const refusal = name === use.target.name ? undefined : refusalOf(project, use.target, name, uses);
  if (refusal !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, refusal);
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, range } of [placeOf(use.target), ...uses]) {
    const edits = changes[spelled(uri)] ?? [];
    edits.push({ range, newText: name });
    changes[spelled(uri)] = edits;
  }
  return { changes };
}

function refusalOf(project: Project, target: Named, name: string, uses: readonly Place[]): string | undefined {
  if (RESERVED_WORDS.includes(name)) return `${name} is a word of the language and cannot be a name.`;
  if (!NAME.test(name)) return `${name} cannot be a name: a name is one word of letters, digits and _.`;
  if (ast.isNodeDeclaration(target)) return takenInChain(target, name);
  for (const uri of new Set([uriOf(target), ...uses.map((use) => use.uri)])) {
    const file = fileOf(project.document(uri));
    const other = file && project.services.references.ScopeProvider.visible(file).get(name);
    if (other !== undefined) return taken(name, other, uri);
  }
  return undefined;
}

function takenInChain(node: ast.NodeDeclaration, name: string): string | undefined {
  const chain = AstUtils.getContainerOfType(node, ast.isChainDeclaration);
  const file = AstUtils.getContainerOfType(node, ast.isFile);
  const other = chain && file && symbolsOf(file).chains.get(chain)?.byName.get(name);
  return other && taken(name, other, uriOf(node));
}

function taken(name: string, other: Named, uri: string): string {
  const file = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  const word = wordFor(other);
  const article = word === 'hours' ? '' : /^[aeiou]/.test(word) ? 'an ' : 'a ';
  return `${name} is already the name of ${article}${word} that ${file} sees.`;
}
