/** Who sees which names, and what would be seen twice: what every refactoring over files has to ask. */
import { ast, fileOf, type NamedDeclaration, symbolsOf } from '@chainwright/language/grammar';
import { type AstNode, AstUtils, type LangiumDocument, type Reference } from 'langium';
import { uriOf } from '../features/names.ts';
import { folderOf } from '../files.ts';
import type { Project } from '../project.ts';

export interface Use {
  /** Where the name stands. */
  readonly node: AstNode;
  readonly reference: Reference;
  readonly target: AstNode;
}

/** Every name in a document that means something wanted. */
export function referencesTo(document: LangiumDocument, isWanted: (target: AstNode) => boolean): Use[] {
  const root = document.parseResult.value;
  return AstUtils.streamAst(root)
    .flatMap((node) => AstUtils.streamReferences(node))
    .toArray()
    .flatMap(({ reference, container }) => {
      const target = 'ref' in reference ? reference.ref : undefined;
      return 'ref' in reference && target !== undefined && isWanted(target)
        ? [{ node: container, reference, target }]
        : [];
    });
}

/** The declarations (of any file) that a part of a text names. */
export function declarationsNamedIn(part: AstNode): Set<NamedDeclaration> {
  const found = new Set<NamedDeclaration>();
  for (const node of AstUtils.streamAst(part)) {
    for (const { reference } of AstUtils.streamReferences(node)) {
      const target = 'ref' in reference ? reference.ref : undefined;
      if (target !== undefined && isDeclaration(target)) found.add(target);
    }
  }
  return found;
}

export function isDeclaration(node: AstNode): node is NamedDeclaration {
  return (
    ast.isFieldDeclaration(node) ||
    ast.isHoursDeclaration(node) ||
    ast.isPoolDeclaration(node) ||
    ast.isDocumentDeclaration(node) ||
    ast.isChainDeclaration(node) ||
    ast.isScenarioDeclaration(node)
  );
}

export function seenBy(project: Project, file: ast.File): ReadonlyMap<string, NamedDeclaration> {
  return project.services.references.ScopeProvider.visible(file);
}

/** A name for a chain of this file and for a node of one of its chains: nothing that sees the file has it. */
export function freeName(project: Project, file: ast.File, chain: ast.ChainDeclaration, base: string): string {
  const taken = new Set(symbolsOf(file).chains.get(chain)?.byName.keys());
  for (const document of project.seenFrom(uriOf(chain))) {
    const other = fileOf(document);
    if (other !== undefined) for (const name of seenBy(project, other).keys()) taken.add(name);
  }
  for (let i = 1; ; i++) {
    const name = i === 1 ? base : `${base}${i}`;
    if (!taken.has(name)) return name;
  }
}

/** How a file writes the path of another one. */
export function relativePath(from: string, uri: string): string {
  const [here, there] = [folderOf(from).split('/'), uri.split('/')];
  const common = here.findIndex((part, i) => part !== there[i]);
  const shared = common < 0 ? here.length : common;
  const up = here.slice(shared).map(() => '..');
  const down = there.slice(shared).map(decodeURIComponent);
  return [...(up.length === 0 ? ['.'] : up), ...down].join('/');
}
