/** The names that can be seen from a place, as completion offers them. */
import {
  ast,
  type ChainServices,
  fileOf,
  type NamedDeclaration,
  symbolsOf,
  wordFor,
} from '@chainwright/language/grammar';
import { titleOf } from '@chainwright/language/model';
import { AstUtils, type LangiumDocument } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';

export interface Entry {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  readonly documentation?: string;
  /** With the places to fill in, in the syntax of LSP. */
  readonly snippet?: string;
}

const KINDS: Readonly<Record<string, CompletionItemKind>> = {
  role: CompletionItemKind.Class,
  person: CompletionItemKind.Class,
  agent: CompletionItemKind.Interface,
  system: CompletionItemKind.Module,
  document: CompletionItemKind.File,
  field: CompletionItemKind.Field,
  hours: CompletionItemKind.Constant,
  chain: CompletionItemKind.Struct,
};

export type Names = ReturnType<typeof namesSeenFrom>;

export function namesSeenFrom(document: LangiumDocument, services: ChainServices) {
  const file = fileOf(document);
  const visible = file === undefined ? [] : [...services.references.ScopeProvider.visible(file).values()];
  const isOfKind = (one: NamedDeclaration, kinds: readonly string[]) => kinds.includes(wordFor(one));
  const chainNamed = (name: string) => visible.filter(ast.isChainDeclaration).find((one) => one.name === name);
  return {
    declared: (...kinds: readonly string[]): Entry[] => visible.filter((one) => isOfKind(one, kinds)).map(entryOf),
    kindOf: (name: string): string | undefined => {
      const found = visible.find((one) => one.name === name.normalize('NFC'));
      return found === undefined ? undefined : wordFor(found);
    },
    nodes: (chain: string, isWanted: (node: ast.NodeDeclaration) => boolean = () => true): Entry[] =>
      nodesOf(chainNamed(chain.normalize('NFC')))
        .filter(isWanted)
        .map(entryOf),
    node: (chain: string, name: string): ast.NodeDeclaration | undefined =>
      nodesOf(chainNamed(chain.normalize('NFC'))).find((node) => node.name === name.normalize('NFC')),
    /** The chain that a scenario is of. */
    chainOf: (scenario: string): string | undefined =>
      visible.filter(ast.isScenarioDeclaration).find((one) => one.name === scenario)?.of?.ref?.name,
    endsOf: (chain: ast.ChainDeclaration | undefined): Entry[] =>
      nodesOf(chain)
        .filter((node) => node.kind === 'end')
        .map(entryOf),
  };
}

function nodesOf(chain: ast.ChainDeclaration | undefined): ast.NodeDeclaration[] {
  const root = chain === undefined ? undefined : AstUtils.findRootNode(chain);
  if (chain === undefined || !ast.isFile(root)) return [];
  return [...(symbolsOf(root).chains.get(chain)?.byName.values() ?? [])];
}

function entryOf(thing: NamedDeclaration | ast.NodeDeclaration): Entry {
  const word = wordFor(thing);
  const name = thing.name ?? '';
  const title = titleOf({ name, ...(thing.title === undefined ? {} : { title: thing.title }) });
  return { label: name, kind: KINDS[word] ?? CompletionItemKind.Function, detail: `${word} · ${title}` };
}
