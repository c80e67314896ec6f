/** Texts to models: the way of the command, of tests and of every tool that has whole files at hand. */
import { DocumentState, type LangiumDocument, URI } from 'langium';
import {
  type ChainServices,
  fileOf,
  type LanguageProblem,
  resolveImport,
  symbolsOf,
  wordFor,
} from '../grammar/index.ts';
import { type Built, buildModel, type Elsewhere } from './build/index.ts';
import { declaredIn, type Earlier, type Kept, keptFrom } from './earlier.ts';
import type { Finding } from './finding.ts';
import { withLanguage } from './language.ts';
import type { ChainModel } from './model.ts';

export interface Source {
  readonly uri: string;
  readonly text: string;
}

/** How files outside of the given sources are found. */
export interface FileAccess {
  /** The text of a file that is imported but not among the sources; undefined when there is none. */
  readonly read: (uri: string) => string | undefined;
  /** The URI that a file really has, symbolic links resolved; undefined when missing. */
  readonly realUri: (uri: string) => string | undefined;
}

export interface Reading {
  readonly models: readonly ChainModel[];
  readonly problems: readonly Finding[];
}

/** Nothing but the sources themselves exists. */
export function onlyThese(sources: readonly Source[]): FileAccess {
  const known = new Set(sources.map((source) => source.uri));
  return { read: () => undefined, realUri: (uri) => (known.has(uri) || uri.endsWith('/') ? uri : undefined) };
}

export interface ReadingOptions {
  readonly root: string;
  readonly files: FileAccess;
  /** A reading of nearly the same texts under the same root: what holds of it is not read again, and is the same object. */
  readonly earlier?: Earlier;
}

/** Reads sources and all that they import. The models come in the order of the sources. */
export function readWorkspace(sources: readonly Source[], options: ReadingOptions): Reading {
  const port = { rootOf: () => options.root, realUri: options.files.realUri };
  return withLanguage(port, (services) => readWith(services, sources, options));
}

/**
 * One file after the other: read, with what it imports, then built. Syntax trees take far more room than models, so a
 * tree goes when its model is there; that of a file that others import stays, and is made again if it had gone.
 */
function readWith(chain: ChainServices, sources: readonly Source[], { files, earlier }: ReadingOptions): Reading {
  const { LangiumDocuments, LangiumDocumentFactory } = chain.shared.workspace;
  const texts = new Map(sources.map(({ uri, text }) => [URI.parse(uri).toString(), text]));
  const kept = earlier === undefined ? NOTHING : keptFrom(earlier, (uri) => texts.get(uri));
  const waiting = new Set(texts.keys());
  const imported = new Set<string>();
  const declared = new Declared();
  const built = new Map<string, Built>();
  const unread = new Map<string, Finding>();
  const unsure: LangiumDocument[] = [];
  /** One file that we stumble over keeps no other from being read. */
  const attempt = <T>(uri: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      unread.set(uri, stumbled(uri, error));
      return undefined;
    }
  };
  const documentOf = (uri: string): LangiumDocument | undefined => {
    const known = LangiumDocuments.getDocument(URI.parse(uri));
    if (known !== undefined || unread.has(uri)) return known;
    const text = texts.get(uri) ?? files.read(uri);
    if (text === undefined) return undefined;
    const document = attempt(uri, () => LangiumDocumentFactory.fromString(text, URI.parse(uri)));
    if (document === undefined) return undefined;
    // Names resolve lazily through our own scopes, so that no phase of Langium's builder is needed before them.
    document.state = DocumentState.ComputedScopes;
    LangiumDocuments.addDocument(document);
    declared.note(document);
    return document;
  };
  // A set grows while it is walked: what is imported from outside of the sources comes last.
  for (const uri of waiting) {
    const same = kept.get(uri)?.model;
    if (same !== undefined) {
      for (const one of [same, ...importedBy(same, kept)]) declared.noteModel(one);
      continue;
    }
    const document = documentOf(uri);
    if (document === undefined) continue;
    for (const one of attempt(uri, () => importsOf(document, chain)) ?? []) {
      imported.add(one);
      if (documentOf(one) !== undefined) waiting.add(one);
    }
    const result = attempt(uri, () => buildModel(document, chain, () => undefined));
    if (result !== undefined) built.set(uri, result);
    if (result?.problems.some(({ code }) => code === 'unresolved-name')) unsure.push(document);
    else if (!imported.has(uri)) LangiumDocuments.deleteDocument(document.uri);
  }
  // Now that all files are known, one of them may declare what another one misses.
  for (const document of unsure) {
    const uri = document.uri.toString();
    const result = attempt(uri, () => buildModel(document, chain, declared.elsewhere(uri)));
    if (result !== undefined) built.set(uri, result);
  }
  const inOrder = [...waiting].flatMap((uri) => kept.get(uri) ?? withFindings(built.get(uri)));
  const problems = inOrder.flatMap((one) => one.problems);
  return { models: inOrder.map((one) => one.model), problems: [...problems, ...unread.values()] };
}

/** As far as these are kept too. */
function importedBy({ imports }: ChainModel, kept: ReadonlyMap<string, Kept>): readonly ChainModel[] {
  return imports.flatMap(({ file }) => (file === undefined ? [] : (kept.get(file)?.model ?? [])));
}

const NOTHING: ReadonlyMap<string, Kept> = new Map();

function withFindings(built: Built | undefined) {
  if (built === undefined) return [];
  const { model, problems } = built;
  return [{ model, problems: problems.map((problem) => findingOf(problem, model.file)) }];
}

/** Which files declare a name, and as what: all that stays of a tree that has gone. */
class Declared {
  readonly #files = new Map<string, Map<string, string>>();

  note(document: LangiumDocument): void {
    const file = fileOf(document);
    if (file === undefined) return;
    for (const [name, declaration] of symbolsOf(file).byName)
      this.#add(name, document.uri.toString(), wordFor(declaration));
  }

  noteModel(model: ChainModel): void {
    for (const { name, word } of declaredIn(model)) this.#add(name, model.file, word);
  }

  #add(name: string, file: string, word: string): void {
    const files = this.#files.get(name);
    if (files === undefined) this.#files.set(name, new Map([[file, word]]));
    else files.set(file, word);
  }

  elsewhere(uri: string): Elsewhere {
    return (name, fits) => {
      for (const [file, word] of this.#files.get(name) ?? []) if (file !== uri && fits(word)) return file;
      return undefined;
    };
  }
}

function stumbled(file: string, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `This file could not be read, which is a bug in Chainwright: ${reason}`;
  const start = { line: 0, character: 0 };
  return findingOf({ code: 'syntax', message, range: { start, end: start } }, file);
}

function importsOf(document: LangiumDocument, services: ChainServices): string[] {
  const value = document.parseResult.value;
  const lines = 'imports' in value && Array.isArray(value.imports) ? value.imports : [];
  return lines.flatMap((line: { path?: string }) => {
    const target = resolveImport(line.path ?? '', document.uri.toString(), services.files);
    return target.kind === 'file' ? [target.uri] : [];
  });
}

/** The language's problems are errors: what they are about is missing from the model. */
export function findingOf(problem: LanguageProblem, file: string): Finding {
  const { code, message, range, fix, related } = problem;
  return {
    rule: code,
    severity: 'error',
    message,
    file,
    range,
    related: related === undefined ? [] : [related],
    fixes: fix === undefined ? [] : [{ title: `Change to ${fix}`, kind: 'suggested', edits: [{ range, text: fix }] }],
  };
}
