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
} from '@chainwright/language/model';
import { DEFAULT_SETTINGS } from '@chainwright/language/rules';
import type { LangiumDocument } from 'langium';
import { faceOf } from './face.ts';
import { canonical, type Files, folderOf, isUnder } from './files.ts';
import { type Configured, Findings } from './findings.ts';
import { Groups } from './groups.ts';
import { ImportGraph } from './import-graph.ts';
import { Trees } from './trees.ts';
import { Waiting } from './waiting.ts';

interface Known {
  readonly text: string;
  /** What it declares, each name with its word. */
  readonly declares: ReadonlyMap<string, string>;
  /** All that other files can see of it: while it stays, their models do. */
  readonly face: string;
  built?: Built;
  /** The same object while every name that it sees means the same. */
  names: object;
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
  readonly #waiting: Waiting;
  readonly #known = new Map<string, Known>();
  readonly #trees: Trees;
  readonly #imports = new ImportGraph();
  /** Files outside of every workspace folder belong to the folder of the one that was opened. */
  readonly #looseRoots = new Map<string, string>();
  readonly #realUris = new Map<string, string | undefined>();
  readonly #groups: Groups;
  /** Files whose models are new since the last check, or gone. */
  readonly #changed = new Set<string>();
  /** Files that something imported before it changed. */
  readonly #left = new Set<string>();
  /** Files that came in, or were checked, ahead of others, which may use them: they are checked again when all are here. */
  readonly #early = new Set<string>();
  /** What is taken in right now, nobody has asked for. */
  #isUnasked = false;
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
    this.#waiting = new Waiting((path, from) => this.#leadsTo(path, from));
    this.#groups = new Groups({
      groupOf: (uri) => this.groupOf(uri),
      uris: () => this.#known.keys(),
      model: (uri) => this.model(uri),
      importsOf: (uri) => this.#imports.importsOf(uri),
      isIncluded: (uri) => this.configuredFor(uri).isIncluded,
    });
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
    this.#waiting.set(uri, text);
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
      if (!this.#texts.has(uri) && !this.#waiting.has(uri)) this.#waiting.set(uri, text);
    }
  }

  /**
   * Of what waits, takes in at once what somebody looks at, all that may use it, and what these import: more is not needed
   * to say what is wrong there.
   */
  hurry(): void {
    const isLittle = this.#waiting.size <= FEW_FILES;
    if (isLittle) this.#settleEarly();
    const wanted = isLittle ? [...this.#waiting.uris] : this.#waiting.neededFor(this.openFiles(), this.#imports);
    for (const uri of wanted) {
      const text = this.#waiting.take(uri);
      if (text === undefined) continue;
      if (!isLittle) this.#early.add(uri);
      this.put(uri, text);
    }
  }

  /** All is taken in, each file with those that use it. */
  get isWhole(): boolean {
    return this.#waiting.size === 0 && this.#early.size === 0;
  }

  /** Takes in what waits, one file a step. */
  *takeIn(): Steps<void> {
    for (const uri of this.#waiting.uris) {
      // What somebody has typed is asked for.
      this.#link();
      this.#isUnasked = true;
      try {
        this.#take(new Map([[uri, this.#waiting.take(uri)]]));
        if (this.#known.has(uri)) this.model(uri);
      } finally {
        this.#isUnasked = false;
      }
      this.trim();
      yield;
    }
    this.#settleEarly();
    this.#take(new Map());
  }

  #settleEarly(): void {
    for (const uri of this.#early) this.#changed.add(uri);
    this.#early.clear();
    this.#groups.joinAll();
  }

  /** Lets go of trees that nobody has asked for in a while. Not while somebody holds one. */
  trim(): void {
    const gone = this.#trees.trim();
    if (gone.length === 0) return;
    this.#epoch += 1;
    this.#trees.unlink(this.#imports.seenFrom(gone));
  }

  /** All files are checked again, as after a change of the configuration. */
  recheck(): void {
    this.#groups.forget();
    for (const uri of this.#known.keys()) this.#changed.add(uri);
  }

  // ---- what is there ----

  has(uri: string): boolean {
    if (this.#texts.has(uri)) return this.#texts.get(uri) !== undefined;
    return this.#known.has(uri) || this.#waiting.has(uri);
  }

  get uris(): readonly string[] {
    this.#link();
    return [...new Set([...this.#known.keys(), ...this.#waiting.uris])];
  }

  document(uri: string): LangiumDocument | undefined {
    this.#link();
    return this.#tree(uri);
  }

  text(uri: string): string | undefined {
    this.#link();
    return this.#waiting.text(uri) ?? this.#known.get(uri)?.text;
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
    return [...this.#imports.seenFrom([uri])].flatMap((one) => this.#tree(one) ?? []);
  }

  /** Imported files that nobody has read yet, with the folder that they belong to. */
  missingImports(): readonly { readonly uri: string; readonly root: string }[] {
    this.#link();
    const missing = new Map<string, string>();
    for (const uri of this.#known.keys()) {
      for (const one of this.#imports.importsOf(uri)) if (!this.has(one)) missing.set(one, this.groupOf(uri));
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
    this.#link();
    return this.#groups.around(uri);
  }

  /** What counts among the findings of the folder that a file belongs to. */
  counted(uri: string): Workspace {
    this.#link();
    return this.#groups.counted(uri);
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
    this.#trees.unlink(this.#imports.seenFrom(texts.keys()));
    for (const [uri, text] of texts) {
      const before = this.#known.get(uri);
      const isNew = before === undefined && text !== undefined;
      for (const one of this.#imports.importsOf(uri)) this.#left.add(one);
      this.#known.delete(uri);
      if (text === undefined) {
        this.#imports.set(uri, []);
        this.#trees.delete(uri);
      } else this.#parse(uri, text, before);
      if (this.#known.get(uri)?.face !== before?.face) changedFaces.add(uri);
      if (isNew && this.#isUnasked) this.#groups.joins(uri);
      else this.#groups.changed(uri);
      this.#changed.add(uri);
    }
    const touched = new Set([...changedFaces].flatMap((uri) => [...this.#imports.importersOf(uri)]));
    // Once all are here: one of those that wait may declare what this one misses.
    const missing = this.#waiting.size > 0 ? [] : [...this.#known].filter(([, { built }]) => dependsOnFiles(built));
    for (const uri of new Set([...touched, ...missing.map(([one]) => one)])) {
      const known = this.#known.get(uri);
      if (known === undefined) continue;
      if (touched.has(uri)) known.names = {};
      delete known.built;
      this.#groups.changed(uri);
      this.#changed.add(uri);
    }
  }

  #parse(uri: string, text: string, before: Known | undefined): void {
    const importedBefore = this.#imports.importsOf(uri);
    const document = this.#trees.renew(uri, text);
    const file = fileOf(document);
    const imports = [...new Set((file?.imports ?? []).flatMap(({ path }) => this.#leadsTo(path ?? '', uri)))];
    this.#imports.set(uri, imports);
    const declares = new Map([...(file ? symbolsOf(file).byName : [])].map(([name, one]) => [name, wordFor(one)]));
    const face = faceOf(document);
    const names = before?.face === face && isEqual(importedBefore, imports) ? before.names : {};
    this.#known.set(uri, { text, declares, face, names });
  }

  /** The tree of a file, made again where it has gone; a file that waits is taken in. */
  #tree(uri: string): LangiumDocument | undefined {
    const waiting = this.#waiting.take(uri);
    if (waiting !== undefined) {
      this.#take(new Map([[uri, waiting]]));
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
    const affected = this.#imports.seenFrom(this.#changed);
    // Sets grow while they are walked: they are their own queues.
    for (const uri of affected) for (const one of this.#imports.importsOf(uri)) affected.add(one);
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

function dependsOnFiles(built: Built | undefined): boolean {
  return built?.problems.some(({ code }) => DEPEND_ON_FILES.has(code)) === true;
}

function isEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i]);
}
