/** Which name stands at a place, what it means, and where else it is used. */
import { ast, type NamedDeclaration, rangeOf } from '@chainwright/language/grammar';
import type { Range } from '@chainwright/language/model';
import { type AstNode, AstUtils, CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import type { Position } from 'vscode-languageserver';
import type { Project } from '../project.ts';

export type Named = NamedDeclaration | ast.NodeDeclaration;

export interface Use {
  readonly target: Named;
  /** The name as it is written at the place. */
  readonly range: Range;
}

export interface Place {
  readonly uri: string;
  readonly range: Range;
}

const NAME_CHARACTER = /[\p{L}\p{M}\p{Nd}_]/u;

/** The token that a cursor is in, or right behind. */
export function leafAt(document: LangiumDocument, position: Position): LeafCstNode | undefined {
  const root = document.parseResult.value.$cstNode;
  const offset = document.textDocument.offsetAt(position);
  return root === undefined ? undefined : CstUtils.findDeclarationNodeAtOffset(root, offset, NAME_CHARACTER);
}

export function nameAt(project: Project, document: LangiumDocument, position: Position): Use | undefined {
  const leaf = leafAt(document, position);
  if (leaf?.tokenType.name !== 'ID') return undefined;
  const [target] = project.services.references.References.findDeclarations(leaf);
  return target !== undefined && isNamed(target) ? { target, range: plain(leaf.range) } : undefined;
}

function isNamed(node: { readonly $type: string }): node is Named {
  return (
    ast.isFieldDeclaration(node) ||
    ast.isHoursDeclaration(node) ||
    ast.isPoolDeclaration(node) ||
    ast.isDocumentDeclaration(node) ||
    ast.isChainDeclaration(node) ||
    ast.isScenarioDeclaration(node) ||
    ast.isNodeDeclaration(node)
  );
}

const plain = ({ start, end }: Range): Range => ({ start, end });

export function uriOf(target: Named): string {
  return AstUtils.getDocument(target).uri.toString();
}

export function placeOf(target: Named): Place {
  return { uri: uriOf(target), range: rangeOf(target, 'name') };
}

/** Every use of what is declared, in every file that sees it. */
export function usesOf(project: Project, target: Named): readonly Place[] {
  return project.seenFrom(uriOf(target)).flatMap((document) => usesIn(document, target));
}

export function usesIn(document: LangiumDocument, target: Named): readonly Place[] {
  return referencesIn(
    document,
    (name) => name === target.name,
    (found) => found === target,
  );
}

/** Every use in a document of what another file declares. */
export function usesOfFile(document: LangiumDocument, uri: string): readonly Place[] {
  return referencesIn(
    document,
    () => true,
    (found) => found.$document !== document && AstUtils.getDocument(found).uri.toString() === uri,
  );
}

function referencesIn(
  document: LangiumDocument,
  mayBe: (name: string) => boolean,
  isMeant: (target: AstNode) => boolean,
): readonly Place[] {
  const uri = document.uri.toString();
  const found: Place[] = [];
  for (const node of AstUtils.streamAst(document.parseResult.value)) {
    for (const { reference } of AstUtils.streamReferences(node)) {
      if (!('ref' in reference) || !mayBe(reference.$refText.normalize('NFC'))) continue;
      if (reference.ref !== undefined && isMeant(reference.ref) && reference.$refNode !== undefined) {
        found.push({ uri, range: plain(reference.$refNode.range) });
      }
    }
  }
  return found;
}
