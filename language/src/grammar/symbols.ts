/** Who declares which name: the symbol table of one file, made once per syntax tree. */
import type { AstNode } from 'langium';
import { Attached } from './attached.ts';
import {
  type ChainDeclaration,
  type Declaration,
  type DocumentDeclaration,
  type File,
  type HandoffLine,
  isChainDeclaration,
  isDocumentLine,
  isFieldDeclaration,
  isHoursDeclaration,
  isPoolDeclaration,
  isScenarioDeclaration,
  type NodeDeclaration,
} from './generated/ast.ts';

/** A declaration that has a name of its own: every kind but the line `document A, B`, whose parts are declared. */
export type NamedDeclaration = Exclude<Declaration, { $type: 'DocumentLine' }> | DocumentDeclaration;

export interface Duplicate {
  readonly later: NamedDeclaration | NodeDeclaration;
  readonly first: NamedDeclaration | NodeDeclaration;
}

export interface ChainSymbols {
  readonly nodes: readonly NodeDeclaration[];
  readonly handoffs: readonly HandoffLine[];
  readonly byName: ReadonlyMap<string, NodeDeclaration>;
}

export interface Symbols {
  readonly declarations: readonly NamedDeclaration[];
  readonly byName: ReadonlyMap<string, NamedDeclaration>;
  readonly chains: ReadonlyMap<ChainDeclaration, ChainSymbols>;
  readonly duplicates: readonly Duplicate[];
}

const cache = new Attached<File, Symbols>();

export function symbolsOf(file: File): Symbols {
  let symbols = cache.get(file);
  if (symbols === undefined) {
    symbols = computeSymbols(file);
    cache.set(file, symbols);
  }
  return symbols;
}

function computeSymbols(file: File): Symbols {
  const duplicates: Duplicate[] = [];
  const declarations = namedDeclarations(file.declarations);
  const byName = indexByName(declarations, duplicates);
  const chains = new Map<ChainDeclaration, ChainSymbols>();
  for (const chain of declarations.filter(isChainDeclaration)) {
    const { nodes, handoffs } = members(chain);
    chains.set(chain, { nodes, handoffs, byName: indexByName(nodes, duplicates) });
  }
  return { declarations, byName, chains, duplicates };
}

function indexByName<T extends NamedDeclaration | NodeDeclaration>(
  things: readonly T[],
  duplicates: Duplicate[],
): ReadonlyMap<string, T> {
  const byName = new Map<string, T>();
  for (const thing of things) {
    if (thing.name === undefined) continue;
    const first = byName.get(thing.name);
    if (first === undefined) byName.set(thing.name, thing);
    else duplicates.push({ later: thing, first });
  }
  return byName;
}

/** Also those that stand in the body of another because its closing brace is missing: nothing of them is lost. */
function namedDeclarations(declarations: readonly Declaration[]): NamedDeclaration[] {
  const found: NamedDeclaration[] = [];
  const pending = [...declarations].reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (isDocumentLine(next)) found.push(...next.documents);
    else {
      found.push(next);
      const inner = hasBody(next) ? (next.body?.declarations ?? []) : [];
      pending.push(...[...inner].reverse());
    }
  }
  return found;
}

function hasBody(declaration: Declaration) {
  return isPoolDeclaration(declaration) || isChainDeclaration(declaration) || isScenarioDeclaration(declaration);
}

/** Nodes and handoffs of a chain in the order of the text, out of unclosed nodes too. */
function members(chain: ChainDeclaration): { nodes: NodeDeclaration[]; handoffs: HandoffLine[] } {
  const nodes: NodeDeclaration[] = [];
  const handoffs: HandoffLine[] = (chain.body?.handoffs ?? []).filter((line) => line.arrow);
  let nested = false;
  const pending = [...(chain.body?.nodes ?? [])].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    nodes.push(node);
    if (node.body === undefined) continue;
    const inner = node.body.handoffs.filter((line) => line.arrow);
    if (node.body.nodes.length + inner.length > 0) nested = true;
    handoffs.push(...inner);
    pending.push(...[...node.body.nodes].reverse());
  }
  if (nested) handoffs.sort((a, b) => (a.$cstNode?.offset ?? 0) - (b.$cstNode?.offset ?? 0));
  return { nodes, handoffs };
}

/** What a declaration is, in a word of the language. */
export function wordFor(node: AstNode): string {
  if (isPoolDeclaration(node)) return node.kind;
  if (isFieldDeclaration(node)) return 'field';
  if (isHoursDeclaration(node)) return 'hours';
  if (isChainDeclaration(node)) return 'chain';
  if (isScenarioDeclaration(node)) return 'scenario';
  return node.$type === 'NodeDeclaration' && 'kind' in node ? String(node.kind) : 'document';
}
