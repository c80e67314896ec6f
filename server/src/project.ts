/**
 * The documents that are seen together, and what is known of each: its syntax tree and its model. Texts are
 * put in and taken out; everything else follows from them, and is made again only where a change can be felt.
 */

import type { ShortRun } from '@chainwright/language/flow';
import {
  type ChainServices,
  createChainServices,
  type FilePort,
  fileOf,
  resolveImport,
  symbolsOf,
  wordFor,
} from '@chainwright/language/grammar';
import {
  type Built,
  buildModel,
  type ChainModel,
  type Id,
  type Workspace,
  workspaceOf,
} from '@chainwright/language/model';
import { DEFAULT_SETTINGS } from '@chainwright/language/rules';
import { type AstNode, DocumentState, type LangiumDocument, type Mutable, TextDocument, URI } from 'langium';
import { canonical, type Files, folderOf, isUnder } from './files.ts';
import { type Configured, Findings } from './findings.ts';

interface Known {
  readonly document: LangiumDocument;
  /** The files that its imports name, there or not. */
  readonly imports: readonly string[];
  /** All that other files can see of it: while it stays, their models do. */
  readonly face: string;
  built?: Built;
}

/** The models of a folder: all of them, and those that count where findings and figures are about. */
interface Group {
  readonly all: Workspace;
  readonly counted: Workspace;
}

/** Problems that a change of any other file can change. */
const DEPEND_ON_FILES = new Set(['unresolved-name', 'duplicate-name', 'unknown-import', 'import-outside-workspace']);

export class Project {
  readonly services: ChainServices;
  readonly findings = new Findings(this);
  /** Canonical URIs of the workspace folders. */
  folders: readonly string[] = [];
  /** What the configuration says of a file; after a change of it, `recheck`. */
  configuredFor: (uri: string) => Configured = () => ({ settings: DEFAULT_SETTINGS, isIncluded: true });
  readonly shortRunOf: (chain: Id) => ShortRun | undefined;
  readonly #port: FilePort;
  readonly #files: Files;
  readonly #texts = new Map<string, string | undefined>();
  readonly #known = new Map<string, Known>();
  /** Files outside of every workspace folder belong to the folder of the one that was opened. */
  readonly #looseRoots = new Map<string, string>();
  readonly #realUris = new Map<string, string | undefined>();
  readonly #groups = new Map<string, Group>();
  /** Files whose models are new since the last check, or gone. */
  readonly #changed = new Set<string>();
  /** Files that something imported before it changed. */
  readonly #left = new Set<string>();
  #version = 0;
  #epoch = 0;

  constructor(files: Files, shortRunOf: (chain: Id) => ShortRun | undefined) {
    this.#files = files;
    this.shortRunOf = shortRunOf;
    this.#port = {
      rootOf: (uri) => this.rootOf(uri),
      realUri: (uri) => this.#realUri(canonical(uri)),
      epoch: () => this.#epoch,
    };
    this.services = createChainServices(this.#port).chain;
  }

  // ---- what goes in ----

  put(uri: string, text: string, looseRoot?: string): void {
    this.#texts.set(uri, text);
    if (looseRoot !== undefined && this.#folderAround(uri) === undefined) this.#looseRoots.set(uri, looseRoot);
  }

  remove(uri: string): void {
    this.#texts.set(uri, undefined);
    this.#looseRoots.delete(uri);
  }

  /** Everything is asked again, as after a change of folders. */
  forget(): void {
    for (const [uri, { document }] of this.#known) {
      if (!this.#texts.has(uri)) this.#texts.set(uri, document.textDocument.getText());
    }
  }

  /** All files are checked again, as after a change of the configuration. */
  recheck(): void {
    this.#groups.clear();
    for (const uri of this.#known.keys()) this.#changed.add(uri);
  }

  // ---- what is there ----

  has(uri: string): boolean {
    return this.#texts.has(uri) ? this.#texts.get(uri) !== undefined : this.#known.has(uri);
  }

  get uris(): readonly string[] {
    this.#link();
    return [...this.#known.keys()];
  }

  document(uri: string): LangiumDocument | undefined {
    this.#link();
    return this.#known.get(uri)?.document;
  }

  /** The folder that the imports of a file may not leave. */
  rootOf(uri: string): string | undefined {
    return this.#folderAround(canonical(uri)) ?? this.#looseRoots.get(canonical(uri));
  }

  /** Documents that belong to the same folder as this one, itself among them. */
  together(uri: string): readonly LangiumDocument[] {
    this.#link();
    const root = this.groupOf(uri);
    return [...this.#known].filter(([other]) => this.groupOf(other) === root).map(([, { document }]) => document);
  }

  /** Imported files that nobody has read yet, with the folder that they belong to. */
  missingImports(): readonly { readonly uri: string; readonly root: string }[] {
    this.#link();
    const missing = new Map<string, string>();
    for (const [uri, { imports }] of this.#known) {
      for (const one of imports) if (!this.#known.has(one)) missing.set(one, this.groupOf(uri));
    }
    return [...missing].map(([uri, root]) => ({ uri, root }));
  }

  built(uri: string): Built | undefined {
    this.#link();
    const known = this.#known.get(uri);
    if (known === undefined) return undefined;
    known.built ??= buildModel(known.document, this.services);
    return known.built;
  }

  model(uri: string): ChainModel | undefined {
    return this.built(uri)?.model;
  }

  /** The models that are seen together with this file: of a file that is left out, all of its folder. */
  workspace(uri: string): Workspace {
    const { all, counted } = this.#group(uri);
    return all === counted || counted.models.some(({ file }) => file === uri) ? counted : all;
  }

  #group(uri: string): Group {
    const root = this.groupOf(uri);
    let group = this.#groups.get(root);
    if (group === undefined) {
      const uris = this.together(uri).map((document) => document.uri.toString());
      const models = uris.sort().flatMap((one) => this.model(one) ?? []);
      const counting = this.#counting(uris);
      const all = workspaceOf(models);
      const isAll = models.every(({ file }) => counting.has(file));
      group = { all, counted: isAll ? all : workspaceOf(models.filter(({ file }) => counting.has(file))) };
      this.#groups.set(root, group);
    }
    return group;
  }

  /** What the configuration does not leave out, and all that is imported from there. */
  #counting(uris: readonly string[]): ReadonlySet<string> {
    const counting = new Set(uris.filter((uri) => this.configuredFor(uri).isIncluded));
    for (const uri of counting) for (const one of this.#known.get(uri)?.imports ?? []) counting.add(one);
    return counting;
  }

  /** What counts among the findings of the folder that a file belongs to. */
  counted(uri: string): Workspace {
    return this.#group(uri).counted;
  }

  /** Nothing has come in since the last check. */
  get isChecked(): boolean {
    return this.#texts.size === 0 && this.#changed.size === 0;
  }

  /** The files in which a change since the last call can be felt, those that are gone among them. */
  takeAffected(): ReadonlySet<string> {
    this.#link();
    const affected = this.#affected();
    this.#changed.clear();
    return affected;
  }

  /** The folder that a file is seen in. */
  groupOf(uri: string): string {
    return this.rootOf(uri) ?? folderOf(uri);
  }

  // ---- how it follows ----

  /** Takes the waiting texts in: parses them, and loosens what leads from other documents into the old trees. */
  #link(): void {
    if (this.#texts.size === 0) return;
    const texts = new Map(this.#texts);
    this.#texts.clear();
    this.#realUris.clear();
    this.#epoch += 1;
    const documents = this.services.shared.workspace.LangiumDocuments;
    const changedFaces = new Set<string>();
    for (const [uri, text] of texts) {
      const before = this.#known.get(uri)?.face;
      for (const one of this.#known.get(uri)?.imports ?? []) this.#left.add(one);
      if (this.#known.delete(uri)) documents.deleteDocument(URI.parse(uri));
      if (text !== undefined) this.#parse(uri, text);
      if (this.#known.get(uri)?.face !== before) changedFaces.add(uri);
      this.#groups.delete(this.groupOf(uri));
      this.#changed.add(uri);
    }
    for (const [uri, known] of this.#known) {
      const { document, imports, built } = known;
      if (imports.some((one) => texts.has(one))) this.services.references.Linker.unlink(document);
      const isTouched = imports.some((one) => changedFaces.has(one));
      if (!isTouched && !built?.problems.some(({ code }) => DEPEND_ON_FILES.has(code))) continue;
      delete known.built;
      this.#groups.delete(this.groupOf(uri));
      this.#changed.add(uri);
    }
  }

  /** By the parser itself: Langium's factory would go by the end of the name, which an unsaved document has not. */
  #parse(uri: string, text: string): void {
    // The version is our own: it grows over closing and opening again, and caches may trust it.
    this.#version += 1;
    const parseResult = this.services.parser.LangiumParser.parse(text);
    const document: LangiumDocument = {
      uri: URI.parse(uri),
      textDocument: TextDocument.create(uri, 'chain', this.#version, text),
      parseResult,
      references: [],
      // Names resolve lazily through the language's own scopes, so that no phase of Langium's builder is needed.
      state: DocumentState.ComputedScopes,
    };
    const root: Mutable<AstNode> = parseResult.value;
    root.$document = document;
    this.services.shared.workspace.LangiumDocuments.addDocument(document);
    this.#known.set(uri, { document, imports: this.#importsOf(document), face: faceOf(document) });
  }

  #importsOf(document: LangiumDocument): readonly string[] {
    const uri = document.uri.toString();
    const anything: FilePort = { rootOf: (one) => this.rootOf(one), realUri: (one) => one };
    return (fileOf(document)?.imports ?? []).flatMap(({ path }) => {
      const target = resolveImport(path ?? '', uri, anything);
      return target.kind === 'file' ? [canonical(target.uri)] : [];
    });
  }

  /**
   * What changed, all that imports it, and what those import, over any number of files: uses make a declaration used and
   * an accept needed, and a demand reaches the people of every chain that is run.
   */
  #affected(): ReadonlySet<string> {
    const affected = new Set(this.#changed);
    const importers = new Map<string, string[]>();
    for (const [uri, { imports }] of this.#known) {
      for (const one of imports) {
        const known = importers.get(one);
        if (known === undefined) importers.set(one, [uri]);
        else known.push(uri);
      }
    }
    // Sets grow while they are walked: they are their own queues.
    for (const uri of affected) for (const one of importers.get(uri) ?? []) affected.add(one);
    for (const uri of affected) for (const one of this.#known.get(uri)?.imports ?? []) affected.add(one);
    for (const uri of this.#left) affected.add(uri);
    this.#left.clear();
    return affected;
  }

  #folderAround(uri: string): string | undefined {
    const around = this.folders.filter((folder) => isUnder(uri, folder));
    return around.sort((a, b) => b.length - a.length)[0];
  }

  #realUri(uri: string): string | undefined {
    if (!this.#realUris.has(uri)) {
      const known = this.#known.has(uri) || uri.endsWith('/') || this.folders.includes(uri);
      this.#realUris.set(uri, this.#files.realUri(uri) ?? (known ? uri : undefined));
    }
    return this.#realUris.get(uri);
  }
}

/** Names and what they are, of declarations and of the nodes of chains. */
function faceOf(document: LangiumDocument): string {
  const file = fileOf(document);
  if (file === undefined) return '';
  const { byName, chains } = symbolsOf(file);
  const declared = [...byName].map(([name, one]) => `${wordFor(one)} ${name}`);
  const nodes = [...chains].map(([chain, { byName: own }]) =>
    [chain.name, ...[...own].map(([name, { kind }]) => `${kind} ${name}`)].join(),
  );
  return [...declared, ...nodes].join('\n');
}
