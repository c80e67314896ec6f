/**
 * The documents that are seen together, and what is known of each: its syntax tree and its model. Texts are
 * put in and taken out; everything else follows from them, and is made again only where a change can be felt.
 */

import type { ShortRun, Steps } from '@chainwright/language/flow';
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
  type Elsewhere,
  type Id,
  type Workspace,
  workspaceOf,
} from '@chainwright/language/model';
import { DEFAULT_SETTINGS } from '@chainwright/language/rules';
import type { LangiumDocument } from 'langium';
import { canonical, type Files, folderOf, isUnder } from './files.ts';
import { type Configured, Findings } from './findings.ts';
import { Trees } from './trees.ts';

interface Known {
  readonly text: string;
  /** The files that its imports name, there or not. */
  readonly imports: readonly string[];
  /** What it declares, each name with its word. */
  readonly declares: ReadonlyMap<string, string>;
  /** All that other files can see of it: while it stays, their models do. */
  readonly face: string;
  built?: Built;
  /** The same object while every name that it sees means the same. */
  names: object;
}

/** A text that nobody waits for. */
interface Waiting {
  readonly text: string;
  /** The files that its lines seem to import; undefined: not looked at yet. */
  imports?: readonly string[];
}

/** The models of a folder: all of them, and those that count where findings and figures are about. */
interface Group {
  readonly all: Workspace;
  readonly counted: Workspace;
}

/** So many files are taken in at once, whatever else is asked. */
const FEW_FILES = 50;
/** Problems that a change of any other file can change. */
const DEPEND_ON_FILES = new Set(['unresolved-name', 'duplicate-name', 'unknown-import', 'import-outside-workspace']);

export class Project {
  readonly services: ChainServices;
  readonly findings = new Findings(this);
  /** Canonical URIs of the workspace folders. */
  folders: readonly string[] = [];
  /** What the configuration says of a file; after a change of it, `recheck`. */
  configuredFor: (uri: string) => Configured = () => ({ settings: DEFAULT_SETTINGS, isIncluded: true });
  /** The files that somebody looks at: what is asked of them comes first, and their trees stay. */
  openFiles: () => ReadonlySet<string> = () => new Set();
  readonly shortRunOf: (chain: Id) => ShortRun | undefined;
  readonly #port: FilePort;
  readonly #files: Files;
  readonly #texts = new Map<string, string | undefined>();
  /** Texts that are taken in one after the other, when nobody waits for something else. */
  readonly #waiting = new Map<string, Waiting>();
  readonly #known = new Map<string, Known>();
  readonly #trees: Trees;
  /** Who imports a file, there or not. */
  readonly #importers = new Map<string, Set<string>>();
  /** Files outside of every workspace folder belong to the folder of the one that was opened. */
  readonly #looseRoots = new Map<string, string>();
  readonly #realUris = new Map<string, string | undefined>();
  readonly #groups = new Map<string, Group>();
  /** As they were before: most of them still holds. */
  readonly #earlier = new Map<string, Group>();
  /** Files whose models are new since the last check, or gone. */
  readonly #changed = new Set<string>();
  /** Files that something imported before it changed. */
  readonly #left = new Set<string>();
  /** Files that came in, or were checked, ahead of others, which may use them: they are checked again when all are here. */
  readonly #early = new Set<string>();
  #epoch = 0;

  constructor(files: Files, shortRunOf: (chain: Id) => ShortRun | undefined) {
    this.#files = files;
    this.shortRunOf = shortRunOf;
    this.#port = {
      rootOf: (uri) => this.rootOf(uri),
      realUri: (uri) => this.#realUri(canonical(uri)),
      epoch: () => this.#epoch,
      documentOf: (uri) => this.#tree(canonical(uri)),
    };
    this.services = createChainServices(this.#port).chain;
    this.#trees = new Trees(
      () => this.services,
      (uri) => this.openFiles().has(uri),
    );
  }

  // ---- what goes in ----

  put(uri: string, text: string, looseRoot?: string): void {
    this.#waiting.delete(uri);
    this.#texts.set(uri, text);
    this.#putLoose(uri, looseRoot);
  }

  /** A text that can wait: it is taken in by `takeIn`, or when somebody asks for it. */
  putLater(uri: string, text: string, looseRoot?: string): void {
    this.#texts.delete(uri);
    this.#waiting.set(uri, { text });
    this.#putLoose(uri, looseRoot);
  }

  #putLoose(uri: string, looseRoot?: string): void {
    if (looseRoot !== undefined && this.#folderAround(uri) === undefined) this.#looseRoots.set(uri, looseRoot);
  }

  remove(uri: string): void {
    this.#waiting.delete(uri);
    this.#texts.set(uri, undefined);
    this.#looseRoots.delete(uri);
  }

  /** Everything is asked again, as after a change of folders. */
  forget(): void {
    for (const [uri, { text }] of this.#known) {
      if (!this.#texts.has(uri) && !this.#waiting.has(uri)) this.#waiting.set(uri, { text });
    }
  }

  /**
   * Of what waits, takes in at once what somebody looks at, all that may use it, and what these import: more is not needed
   * to say what is wrong there.
   */
  hurry(): void {
    const isLittle = this.#waiting.size <= FEW_FILES;
    if (isLittle) this.#settleEarly();
    const wanted = isLittle ? new Set(this.#waiting.keys()) : this.#neededForOpen();
    for (const uri of wanted) {
      const waiting = this.#waiting.get(uri);
      if (waiting === undefined) continue;
      if (!isLittle) this.#early.add(uri);
      this.put(uri, waiting.text);
    }
  }

  #neededForOpen(): ReadonlySet<string> {
    const importers = new Map<string, string[]>();
    const importsOf = (uri: string) => this.#seemingImports(uri) ?? this.#known.get(uri)?.imports ?? [];
    for (const uri of this.#waiting.keys()) {
      for (const one of importsOf(uri)) importers.set(one, [...(importers.get(one) ?? []), uri]);
    }
    const needed = new Set(this.openFiles());
    // Sets grow while they are walked: they are their own queues.
    for (const uri of needed) {
      for (const one of [...(importers.get(uri) ?? []), ...(this.#importers.get(uri) ?? [])]) needed.add(one);
    }
    for (const uri of needed) for (const one of importsOf(uri)) needed.add(one);
    return needed;
  }

  /** By a look at the lines alone. */
  #seemingImports(uri: string): readonly string[] | undefined {
    const waiting = this.#waiting.get(uri);
    if (waiting === undefined) return undefined;
    const paths = [...waiting.text.matchAll(/^[^\S\r\n]*import[^\S\r\n]+"([^"\r\n]*)"/gm)].map(([, path = '']) => path);
    waiting.imports ??= paths.flatMap((path) => this.#leadsTo(path, uri));
    return waiting.imports;
  }

  /** All is taken in, each file with those that use it. */
  get isWhole(): boolean {
    return this.#waiting.size === 0 && this.#early.size === 0;
  }

  /** Takes in what waits, one file a step. */
  *takeIn(): Steps<void> {
    for (const [uri, { text }] of this.#waiting) {
      this.#waiting.delete(uri);
      this.#take(new Map([[uri, text]]));
      if (this.#known.has(uri)) this.model(uri);
      this.trim();
      yield;
    }
    this.#settleEarly();
    this.#take(new Map());
  }

  #settleEarly(): void {
    for (const uri of this.#early) this.#changed.add(uri);
    this.#early.clear();
  }

  /** Lets go of trees that nobody has asked for in a while. Not while somebody holds one. */
  trim(): void {
    const gone = this.#trees.trim();
    if (gone.length === 0) return;
    this.#epoch += 1;
    this.#trees.unlink(this.#seenFrom(gone));
  }

  /** All files are checked again, as after a change of the configuration. */
  recheck(): void {
    this.#groups.clear();
    for (const uri of this.#known.keys()) this.#changed.add(uri);
  }

  // ---- what is there ----

  has(uri: string): boolean {
    if (this.#texts.has(uri)) return this.#texts.get(uri) !== undefined;
    return this.#known.has(uri) || this.#waiting.has(uri);
  }

  get uris(): readonly string[] {
    this.#link();
    return [...new Set([...this.#known.keys(), ...this.#waiting.keys()])];
  }

  document(uri: string): LangiumDocument | undefined {
    this.#link();
    return this.#tree(uri);
  }

  text(uri: string): string | undefined {
    this.#link();
    return this.#waiting.get(uri)?.text ?? this.#known.get(uri)?.text;
  }

  /** The names that a file declares, each with its word. */
  declaredIn(uri: string): ReadonlyMap<string, string> {
    this.#link();
    return this.#known.get(uri)?.declares ?? new Map();
  }

  /** The folder that the imports of a file may not leave. */
  rootOf(uri: string): string | undefined {
    return this.#folderAround(canonical(uri)) ?? this.#looseRoots.get(canonical(uri));
  }

  /** Files that belong to the same folder as this one, itself among them. */
  together(uri: string): readonly string[] {
    const root = this.groupOf(uri);
    return this.uris.filter((other) => this.groupOf(other) === root);
  }

  /** A file, and all whose names can lead into it: those that import it, over any number of files. */
  seenFrom(uri: string): readonly LangiumDocument[] {
    this.#link();
    return [...this.#seenFrom([uri])].flatMap((one) => this.#tree(one) ?? []);
  }

  #seenFrom(uris: Iterable<string>): ReadonlySet<string> {
    const seen = new Set(uris);
    for (const uri of seen) for (const one of this.#importers.get(uri) ?? []) seen.add(one);
    return seen;
  }

  /** Imported files that nobody has read yet, with the folder that they belong to. */
  missingImports(): readonly { readonly uri: string; readonly root: string }[] {
    this.#link();
    const missing = new Map<string, string>();
    for (const [uri, { imports }] of this.#known) {
      for (const one of imports) if (!this.has(one)) missing.set(one, this.groupOf(uri));
    }
    return [...missing].map(([uri, root]) => ({ uri, root }));
  }

  built(uri: string): Built | undefined {
    this.#link();
    const known = this.#known.get(uri);
    if (known === undefined) return undefined;
    const document = known.built === undefined ? this.#tree(uri) : undefined;
    if (document !== undefined) known.built = buildModel(document, this.services, this.#elsewhere(uri), known.names);
    return known.built;
  }

  /** The first file, by its name, that declares what another one misses. */
  #elsewhere(uri: string): Elsewhere {
    return (name, fits) => {
      const declaring = [...this.#known].filter(([other, { declares }]) => {
        const word = declares.get(name);
        return other !== uri && word !== undefined && fits(word);
      });
      return declaring.map(([other]) => other).sort()[0];
    };
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
      this.#link();
      const uris = [...this.#known.keys()].filter((other) => this.groupOf(other) === root);
      const models = uris.sort().flatMap((one) => this.model(one) ?? []);
      const counting = this.#counting(uris);
      const before = this.#earlier.get(root);
      const all = workspaceOf(models, before?.all);
      const isAll = models.every(({ file }) => counting.has(file));
      const counted = () => models.filter(({ file }) => counting.has(file));
      group = { all, counted: isAll ? all : workspaceOf(counted(), before?.counted) };
      this.#groups.set(root, group);
      this.#earlier.set(root, group);
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
    return this.#texts.size === 0 && this.#waiting.size === 0 && this.#changed.size === 0;
  }

  /** The files in which a change since the last call can be felt, those that are gone among them. */
  takeAffected(): ReadonlySet<string> {
    this.#link();
    const affected = this.#affected();
    if (!this.isWhole) for (const uri of affected) this.#early.add(uri);
    this.#changed.clear();
    return affected;
  }

  /** The folder that a file is seen in. */
  groupOf(uri: string): string {
    return this.rootOf(uri) ?? folderOf(uri);
  }

  // ---- how it follows ----

  /** Takes in the texts that somebody waits for. */
  #link(): void {
    if (this.#texts.size === 0) return;
    const texts = new Map(this.#texts);
    this.#texts.clear();
    this.#take(texts);
  }

  /** Takes texts in: parses them, and loosens what leads from other documents into the old trees. */
  #take(texts: ReadonlyMap<string, string | undefined>): void {
    this.#realUris.clear();
    this.#epoch += 1;
    const changedFaces = new Set<string>();
    this.#trees.unlink(this.#seenFrom(texts.keys()));
    for (const [uri, text] of texts) {
      const before = this.#known.get(uri);
      for (const one of before?.imports ?? []) this.#left.add(one);
      for (const one of before?.imports ?? []) this.#importers.get(one)?.delete(uri);
      this.#known.delete(uri);
      if (text === undefined) this.#trees.delete(uri);
      else this.#parse(uri, text, before);
      if (this.#known.get(uri)?.face !== before?.face) changedFaces.add(uri);
      this.#groups.delete(this.groupOf(uri));
      this.#changed.add(uri);
    }
    for (const [uri, known] of this.#known) {
      const isTouched = changedFaces.size > 0 && known.imports.some((one) => changedFaces.has(one));
      // Once all are here: one of those that wait may declare what this one misses.
      const misses = this.#waiting.size === 0 && known.built?.problems.some(({ code }) => DEPEND_ON_FILES.has(code));
      if (!isTouched && !misses) continue;
      if (isTouched) known.names = {};
      delete known.built;
      this.#groups.delete(this.groupOf(uri));
      this.#changed.add(uri);
    }
  }

  #parse(uri: string, text: string, before: Known | undefined): void {
    const document = this.#trees.renew(uri, text);
    const file = fileOf(document);
    const imports = [...new Set((file?.imports ?? []).flatMap(({ path }) => this.#leadsTo(path ?? '', uri)))];
    const declares = new Map([...(file ? symbolsOf(file).byName : [])].map(([name, one]) => [name, wordFor(one)]));
    const face = faceOf(document);
    const names = before?.face === face && isEqual(before.imports, imports) ? before.names : {};
    this.#known.set(uri, { text, imports, declares, face, names });
    for (const one of imports) {
      const importers = this.#importers.get(one);
      if (importers === undefined) this.#importers.set(one, new Set([uri]));
      else importers.add(uri);
    }
  }

  /** The tree of a file, made again where it has gone; a file that waits is taken in. */
  #tree(uri: string): LangiumDocument | undefined {
    const waiting = this.#waiting.get(uri);
    if (waiting !== undefined) {
      this.#waiting.delete(uri);
      this.#take(new Map([[uri, waiting.text]]));
      this.#early.add(uri);
    }
    const known = this.#known.get(uri);
    return known && (this.#trees.get(uri) ?? this.#trees.make(uri, known.text));
  }

  /** Where an import seems to lead, there or not. */
  #leadsTo(path: string, from: string): readonly string[] {
    const anything: FilePort = { rootOf: (one) => this.rootOf(one), realUri: (one) => one };
    const target = resolveImport(path, from, anything);
    return target.kind === 'file' ? [canonical(target.uri)] : [];
  }

  /**
   * What changed, all that imports it, and what those import, over any number of files: uses make a declaration used and
   * an accept needed, and a demand reaches the people of every chain that is run.
   */
  #affected(): ReadonlySet<string> {
    const affected = new Set(this.#seenFrom(this.#changed));
    // Sets grow while they are walked: they are their own queues.
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
      const known = this.#known.has(uri) || this.#waiting.has(uri) || uri.endsWith('/') || this.folders.includes(uri);
      this.#realUris.set(uri, this.#files.realUri(uri) ?? (known ? uri : undefined));
    }
    return this.#realUris.get(uri);
  }
}

function isEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i]);
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
