/** Which names a reference can mean: the nodes of its chain, or what its file declares and imports, if the kind fits. */
import {
  type AstNode,
  type AstNodeDescription,
  AstUtils,
  type LangiumCoreServices,
  MapScope,
  type ReferenceInfo,
  type Scope,
  type ScopeProvider,
  stream,
} from 'langium';
import { Attached } from './attached.ts';
import {
  type ChainDeclaration,
  isByProperty,
  isChainDeclaration,
  isFile,
  isHandoffLine,
  isNodePath,
  isOverrule,
  isRunsProperty,
  isScenarioDeclaration,
  type NodeDeclaration,
  type ScenarioDeclaration,
} from './generated/ast.ts';
import { type FilePort, fileOf, importedFile, resolveImport } from './imports.ts';
import { type NamedDeclaration, symbolsOf, wordFor } from './symbols.ts';
import { NODE_KINDS, POOL_KINDS } from './words.ts';

type Target = NamedDeclaration | NodeDeclaration;

/** The names that a file sees, and of which versions of which files they are. */
interface Imported {
  readonly key: string;
  readonly names: ReadonlyMap<string, NamedDeclaration>;
  epoch: number | undefined;
}

export class ChainScopeProvider implements ScopeProvider {
  private readonly services: LangiumCoreServices;
  private readonly files: FilePort;
  private readonly imported = new Attached<AstNode, Imported>();

  constructor(services: LangiumCoreServices, files: FilePort) {
    this.services = services;
    this.files = files;
  }

  getScope(info: ReferenceInfo): Scope {
    const described = (name: string) => {
      const target = this.targetOf(info, name);
      return target && this.describe(target);
    };
    return {
      getElement: described,
      getElements: (name) => stream([described(name) ?? []].flat()),
      getAllElements: () => {
        const fitting = [...this.candidates(info).values()].filter((one) => wanted(info).fits(wordFor(one)));
        return new MapScope(fitting.map((one) => this.describe(one))).getAllElements();
      },
    };
  }

  /** What a name means; without the description of it that Langium's linker asks for, and keeps. */
  targetOf(info: ReferenceInfo, name: string): Target | undefined {
    const target = this.candidates(info).get(name.normalize('NFC'));
    return target !== undefined && wanted(info).fits(wordFor(target)) ? target : undefined;
  }

  /** Every name that can be seen from the place of a reference, whatever its kind. */
  candidates(info: ReferenceInfo): ReadonlyMap<string, Target> {
    const { container, property } = info;
    if (isNodePath(container) && property === 'node') return nodesOf(container.chain?.ref ?? chainAround(container));
    if (container.$type === 'NodeRef') return nodesOf(chainAround(container));
    if (container.$type === 'OnOption') return this.endsAt(container);
    const globals = this.visible(container);
    if (container.$type !== 'OverruleRef') return globals;
    return isAboutPool(container.$container)
      ? globals
      : nodesOf(AstUtils.getContainerOfType(container, isScenarioDeclaration)?.of?.ref);
  }

  /** `A -> B on END`: the ends of the chain that A runs. */
  private endsAt(container: AstNode): ReadonlyMap<string, Target> {
    const from = AstUtils.getContainerOfType(container, isHandoffLine)?.from[0]?.node.ref;
    return nodesOf(from?.body?.properties.find(isRunsProperty)?.chain?.ref);
  }

  /** Own declarations before imported ones. */
  visible(node: AstNode): ReadonlyMap<string, NamedDeclaration> {
    const document = AstUtils.getDocument(node);
    const file = fileOf(document);
    if (file === undefined) return new Map();
    const known = this.imported.get(file);
    const epoch = this.files.epoch?.();
    if (known !== undefined && epoch !== undefined && known.epoch === epoch) return known.names;
    const documents = this.services.shared.workspace.LangiumDocuments;
    const sources = file.imports.flatMap((line) => {
      const target = resolveImport(line.path ?? '', document.uri.toString(), this.files);
      const source = target.kind === 'file' ? importedFile(target.uri, this.files, documents) : undefined;
      return source === undefined ? [] : [source];
    });
    if (sources.length === 0) return symbolsOf(file).byName;
    const versions = sources.map((source) => AstUtils.getDocument(source).textDocument.version);
    const key = `${sources.map((source) => AstUtils.getDocument(source).uri).join()}@${versions.join()}`;
    if (known?.key === key) {
      known.epoch = epoch;
      return known.names;
    }
    const names = new Map<string, NamedDeclaration>();
    for (const source of [file, ...sources]) {
      for (const [name, target] of symbolsOf(source).byName) if (!names.has(name)) names.set(name, target);
    }
    this.imported.set(file, { key, names, epoch });
    return names;
  }

  private describe(target: Target): AstNodeDescription {
    const name = target.name ?? '';
    return this.services.workspace.AstNodeDescriptionProvider.createDescription(target, name);
  }
}

/** `Counsel people 2` changes a pool; every other line of a scenario changes a node. */
function isAboutPool(line: AstNode | undefined): boolean {
  return isOverrule(line) && ['PeopleProperty', 'ParallelProperty'].includes(line.property?.$type ?? '');
}

function chainAround(node: AstNode): ChainDeclaration | undefined {
  const chain = AstUtils.getContainerOfType(node, isChainDeclaration);
  if (chain !== undefined) return chain;
  const scenario: ScenarioDeclaration | undefined = AstUtils.getContainerOfType(node, isScenarioDeclaration);
  return scenario?.of?.ref;
}

function nodesOf(chain: ChainDeclaration | undefined): ReadonlyMap<string, Target> {
  return (chain && chainSymbols(chain)?.byName) ?? new Map();
}

function chainSymbols(chain: ChainDeclaration) {
  const root = AstUtils.findRootNode(chain);
  return isFile(root) ? symbolsOf(root).chains.get(chain) : undefined;
}

/** What kind of thing a reference wants, in words and as a test of the word that declares a thing. */
export function wanted(info: ReferenceInfo): { readonly what: string; readonly fits: (word: string) => boolean } {
  const { container, property } = info;
  const pool =
    (...kinds: readonly string[]) =>
    (word: string) =>
      isPoolKind(word) && (kinds.length === 0 || kinds.includes(word));
  const kind = (wordWanted: string) => (word: string) => word === wordWanted;
  if (isByProperty(container) && property === 'agent') return { what: 'an agent', fits: pool('agent') };
  switch (`${container.$type}.${property}`) {
    case 'BackupProperty.pool':
      return { what: 'a role or a person', fits: pool('role', 'person') };
    case 'ByProperty.pool':
    case 'CheckerOption.pool':
      return { what: 'a role, person, agent or system', fits: pool() };
    case 'OwnerProperty.pool':
      return { what: 'a role or a person', fits: pool() };
    case 'WorksProperty.hours':
    case 'DemandProperty.hours':
      return { what: 'hours', fits: kind('hours') };
    case 'KnownField.field':
    case 'FieldProperty.field':
      return { what: 'a field', fits: kind('field') };
    case 'DocumentRef.document':
      return { what: 'a document', fits: kind('document') };
    case 'SourceRef.source':
      return { what: 'a document or a system', fits: (word) => ['document', 'system'].includes(word) };
    case 'OnOption.end':
      return { what: 'an end of the chain that it runs', fits: kind('end') };
    case 'OverruleRef.subject':
      return isAboutPool(container.$container)
        ? { what: 'a role, an agent or a system', fits: pool() }
        : { what: 'a node of the chain', fits: isNodeKind };
    case 'NodeRef.node':
    case 'NodePath.node':
      return { what: 'a node of this chain', fits: isNodeKind };
    default:
      return { what: 'a chain', fits: kind('chain') };
  }
}

function isPoolKind(word: string): boolean {
  return POOL_KINDS.some((kind) => kind === word);
}

function isNodeKind(word: string): boolean {
  return NODE_KINDS.some((kind) => kind === word);
}
