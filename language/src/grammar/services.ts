/** The services of the language, put together: Langium's own with our lexer, scope and words. */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultIndexManager,
  type DefaultSharedCoreModuleContext,
  DefaultValueConverter,
  EmptyFileSystem,
  type GrammarAST,
  inject,
  type LangiumCoreServices,
  type LangiumDocument,
  LangiumParserErrorMessageProvider,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type PartialLangiumSharedCoreServices,
  type ValueType,
} from 'langium';
import { ChainGeneratedModule, ChainGeneratedSharedModule } from './generated/module.ts';
import { type FilePort, fileOf, resolveImport } from './imports.ts';
import { ChainLexer } from './lexer.ts';
import { ChainParser } from './parser.ts';
import { ChainScopeProvider } from './scope.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The text between quotes; the closing one may be missing (syntax problems say so). */
export function unquote(image: string): string {
  const inner = image.length > 1 && /[^\\](?:\\\\)*"$/.test(image) ? image.slice(1, -1) : image.slice(1);
  return inner.replace(/\\(.)/gu, (_, character: string) => ESCAPES[character] ?? character);
}

class ChainValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string): ValueType {
    if (rule.name === 'STRING') return unquote(input);
    return rule.name === 'ID' ? input.normalize('NFC') : input;
  }
}

/** A file is affected by a change of any file that it imports, also when the change brings a name that it lacked. */
class ChainIndexManager extends DefaultIndexManager {
  private readonly files: FilePort;

  constructor(services: LangiumSharedCoreServices, files: FilePort) {
    super(services);
    this.files = files;
  }

  override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
    if (super.isAffected(document, changedUris)) return true;
    return (fileOf(document)?.imports ?? []).some((line) => {
      const target = resolveImport(line.path ?? '', document.uri.toString(), this.files);
      return target.kind === 'file' && changedUris.has(target.uri);
    });
  }
}

export interface ChainAddedServices {
  readonly files: FilePort;
  readonly parser: { readonly LangiumParser: ChainParser; readonly Lexer: ChainLexer };
  readonly references: { readonly ScopeProvider: ChainScopeProvider };
}
export type ChainServices = LangiumCoreServices & ChainAddedServices;

/** What this language adds to Langium's core; the server puts it on top of Langium's LSP modules. */
export function chainModule(
  files: FilePort,
): Module<LangiumCoreServices, PartialLangiumCoreServices & ChainAddedServices> {
  return {
    files: () => files,
    parser: {
      Lexer: (services) => new ChainLexer(services),
      LangiumParser: (services) => new ChainParser(services),
      ValueConverter: () => new ChainValueConverter(),
      ParserErrorMessageProvider: () => new LangiumParserErrorMessageProvider(),
    },
    references: { ScopeProvider: (services) => new ChainScopeProvider(services, files) },
  };
}

export function chainSharedModule(
  files: FilePort,
): Module<LangiumSharedCoreServices, PartialLangiumSharedCoreServices> {
  return { workspace: { IndexManager: (services) => new ChainIndexManager(services, files) } };
}

/** Core services without the LSP part: a quick start for the command. */
export function createChainServices(
  files: FilePort,
  context: DefaultSharedCoreModuleContext = EmptyFileSystem,
): { shared: LangiumSharedCoreServices; chain: ChainServices } {
  const shared = inject(createDefaultSharedCoreModule(context), ChainGeneratedSharedModule, chainSharedModule(files));
  const chain = inject(createDefaultCoreModule({ shared }), ChainGeneratedModule, chainModule(files));
  shared.ServiceRegistry.register(chain);
  return { shared, chain };
}
