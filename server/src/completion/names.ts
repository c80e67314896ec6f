/** The names that can be seen from a place, as completion offers them. */
import { ast, fileOf, type NamedDeclaration, symbolsOf, wordFor } from '@chainwright/language/grammar';
import { titleOf } from '@chainwright/language/model';
import { AstUtils, type LangiumDocument } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import { describe } from '../features/hover.ts';
import type { Project } from '../project.ts';

export interface Entry {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  readonly documentation: string;
  /** Somebody has declared it: there may be thousands. */
  readonly isDeclared?: boolean;
  /** What it names, as it is seen from the file: so it can be documented later. */
  readonly thing?: ThingName;
  /** What is written for it, with places to fill in, the best first; the first that fits is taken. */
  readonly snippets?: readonly string[];
  /** Whether its label fits too, where none of those does. */
  readonly plain?: boolean;
}

export interface ThingName {
  readonly name: string;
  /** Of a node: that it stands in. */
  readonly chain?: string;
}

/** The same entry, written in another way; its documentation is still worked out when it is looked at. */
export function withSnippets(entry: Entry, ...snippets: readonly string[]): Entry {
  return Object.create(entry, { snippets: { value: snippets, enumerable: true } });
}

/** The same, and its label is no text for it. */
export function onlyWith(entry: Entry, ...snippets: readonly string[]): Entry {
  return Object.create(entry, {
    snippets: { value: snippets, enumerable: true },
    plain: { value: false, enumerable: true },
  });
}

/** The same thing under another name. */
export function called(entry: Entry, label: string, kind: CompletionItemKind): Entry {
  return Object.create(entry, { label: { value: label, enumerable: true }, kind: { value: kind, enumerable: true } });
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

export function namesSeenFrom(project: Project, document: LangiumDocument) {
  const file = fileOf(document);
  const visible = file === undefined ? [] : [...project.services.references.ScopeProvider.visible(file).values()];
  const taken = new Set(visible.map(({ name }) => name));
  const isOfKind = (one: NamedDeclaration, kinds: readonly string[]) => kinds.includes(wordFor(one));
  const entryOf = (thing: NamedDeclaration | ast.NodeDeclaration) => entryFor(project, thing);
  const chainNamed = (name: string) =>
    visible.filter(ast.isChainDeclaration).find((one) => one.name === name.normalize('NFC'));
  const things = (...kinds: readonly string[]) => visible.filter((one) => isOfKind(one, kinds));
  return {
    things,
    declared: (...kinds: readonly string[]): Entry[] => things(...kinds).map(entryOf),
    entryOf,
    named: (name: string): NamedDeclaration | undefined => visible.find((one) => one.name === name.normalize('NFC')),
    kindOf: (name: string): string | undefined => {
      const found = visible.find((one) => one.name === name.normalize('NFC'));
      return found === undefined ? undefined : wordFor(found);
    },
    chainNamed,
    nodes: (chain: string, isWanted: (node: ast.NodeDeclaration) => boolean = () => true): Entry[] =>
      nodesOf(chainNamed(chain)).filter(isWanted).map(entryOf),
    node: (chain: string, name: string): ast.NodeDeclaration | undefined =>
      chainSymbolsOf(chainNamed(chain))?.byName.get(name.normalize('NFC')),
    /** The names that the handoffs of a chain lead from and to, declared or not. */
    led: (chain: string) => {
      const [from, to] = [new Set<string>(), new Set<string>()];
      for (const line of chainSymbolsOf(chainNamed(chain))?.handoffs ?? []) {
        for (const { node } of line.from) from.add(node.$refText.normalize('NFC'));
        for (const { node } of line.to) to.add(node.$refText.normalize('NFC'));
      }
      return { from, to };
    },
    /** The chain that a scenario is of. */
    chainOf: (scenario: string): string | undefined =>
      visible.filter(ast.isScenarioDeclaration).find((one) => one.name === scenario)?.of?.ref?.name,
    endsOf: (chain: ast.ChainDeclaration | undefined): Entry[] =>
      nodesOf(chain)
        .filter((node) => node.kind === 'end')
        .map(entryOf),
    /** A name that nothing has that can be seen from here. */
    free: (base: string): string => free(base, taken),
    freeNode: (chain: string, base: string): string =>
      free(base, new Set(chainSymbolsOf(chainNamed(chain))?.byName.keys())),
  };
}

function free(base: string, taken: ReadonlySet<string | undefined>): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? base : `${base}${i}`;
    if (!taken.has(name)) return name;
  }
}

function chainSymbolsOf(chain: ast.ChainDeclaration | undefined) {
  const root = chain === undefined ? undefined : AstUtils.findRootNode(chain);
  return chain !== undefined && ast.isFile(root) ? symbolsOf(root).chains.get(chain) : undefined;
}

function nodesOf(chain: ast.ChainDeclaration | undefined): ast.NodeDeclaration[] {
  return [...(chainSymbolsOf(chain)?.byName.values() ?? [])];
}

/** Of thousands few are shown: what is more than the name is worked out when it is looked at. */
function entryFor(project: Project, thing: NamedDeclaration | ast.NodeDeclaration): Entry {
  const name = thing.name ?? '';
  return {
    label: name,
    isDeclared: true,
    get kind() {
      return KINDS[wordFor(thing)] ?? CompletionItemKind.Function;
    },
    get detail() {
      return `${wordFor(thing)} · ${titleOf({ name, ...(thing.title === undefined ? {} : { title: thing.title }) })}`;
    },
    get thing() {
      const chain = ast.isNodeDeclaration(thing)
        ? AstUtils.getContainerOfType(thing, ast.isChainDeclaration)?.name
        : undefined;
      return { name, ...(chain !== undefined && { chain }) };
    },
    get documentation() {
      return describe(project, thing, undefined);
    },
  };
}
