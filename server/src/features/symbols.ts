/** What a file declares, as an outline; and what the whole workspace declares, to be searched. */
import { ast, fileOf, rangeOf, symbolsOf, wordFor } from '@chainwright/language/grammar';
import type { ChainModel, Named as NamedInModel } from '@chainwright/language/model';
import type { LangiumDocument } from 'langium';
import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import type { Project } from '../project.ts';
import type { Named } from './names.ts';

const KINDS: Readonly<Record<string, SymbolKind>> = {
  field: SymbolKind.Field,
  hours: SymbolKind.Constant,
  role: SymbolKind.Class,
  person: SymbolKind.Class,
  agent: SymbolKind.Interface,
  system: SymbolKind.Module,
  document: SymbolKind.File,
  chain: SymbolKind.Struct,
  scenario: SymbolKind.Namespace,
  start: SymbolKind.Event,
  end: SymbolKind.Event,
  decision: SymbolKind.Operator,
};

/** The icon of what a word of the language declares. */
export function kindOf(word: string): SymbolKind {
  return KINDS[word] ?? SymbolKind.Function;
}

export function documentSymbolsOf(document: LangiumDocument): DocumentSymbol[] {
  const file = fileOf(document);
  if (file === undefined) return [];
  const { declarations, chains } = symbolsOf(file);
  return declarations.flatMap((one) => {
    const nodes = ast.isChainDeclaration(one) ? (chains.get(one)?.nodes ?? []) : [];
    return symbolOf(
      one,
      nodes.flatMap((node) => symbolOf(node, [])),
    );
  });
}

function symbolOf(thing: Named, children: DocumentSymbol[]): DocumentSymbol[] {
  if (thing.name === undefined) return [];
  const word = wordFor(thing);
  return [
    {
      name: thing.name,
      detail: thing.title ?? word,
      kind: kindOf(word),
      range: rangeOf(thing),
      selectionRange: rangeOf(thing, 'name'),
      children,
    },
  ];
}

const MOST = 500;

/** Declarations and nodes whose name or title has the letters of the query in their order. */
export function workspaceSymbols(project: Project, query: string): WorkspaceSymbol[] {
  const pattern = lettersOf(query);
  const found: WorkspaceSymbol[] = [];
  for (const uri of project.uris) {
    for (const { name, title, word, place, container } of named(project.model(uri))) {
      if (!pattern.test(`${name} ${title ?? ''}`)) continue;
      const location = { uri, range: place };
      found.push({
        name,
        kind: kindOf(word),
        location,
        ...(container === undefined ? {} : { containerName: container }),
      });
    }
    if (found.length >= MOST) break;
  }
  return found.slice(0, MOST);
}

interface Found extends Pick<NamedInModel, 'name' | 'title' | 'place'> {
  readonly word: string;
  readonly container?: string;
}

/** What a file declares, each chain with its nodes behind it. */
function named(model: ChainModel | undefined): readonly Found[] {
  if (model === undefined) return [];
  const as = (word: string) => (one: NamedInModel) => ({ ...one, word });
  return [
    ...model.fields.map(as('field')),
    ...model.hours.map(as('hours')),
    ...model.pools.map((pool) => ({ ...pool, word: pool.kind })),
    ...model.documents.map(as('document')),
    ...model.chains.flatMap((chain) => [
      { ...chain, word: 'chain' },
      ...chain.nodes.map((node) => ({ ...node, word: node.kind, container: chain.name })),
    ]),
    ...model.scenarios.map(as('scenario')),
  ];
}

function lettersOf(query: string): RegExp {
  const letters = [...query.normalize('NFC')].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(letters.join('.*?'), 'iu');
}
