/** Texts to models: the way of the command, of tests and of every tool that has whole files at hand. */
import { URI } from 'langium';
import { type ChainServices, type LanguageProblem, resolveImport } from '../grammar/index.ts';
import { Declared } from './declared.ts';
import { type Earlier, keptFrom } from './earlier.ts';
import type { Finding } from './finding.ts';
import { withLanguage } from './language.ts';
import type { ChainModel } from './model.ts';
import { type FileReading, findingOf, Reader } from './reader.ts';

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
  /** What others have read of these very sources (`readSome`): only the rest is read. */
  readonly ahead?: readonly FileReading[];
}

/** Reads sources and all that they import. The models come in the order of the sources. */
export function readWorkspace(sources: readonly Source[], options: ReadingOptions): Reading {
  const port = { rootOf: () => options.root, realUri: options.files.realUri };
  return withLanguage(port, (services) => readWith(services, textsOf(sources), options));
}

/**
 * Reads some of the sources, as one of several who share them. It knows no file beside the sources, and of these not
 * whether they are where they seem to be, so `readWorkspace` has the last word: a file of which another answer could
 * change what is said is not given, but left to it.
 */
export function readSome(
  sources: readonly Source[],
  root: string,
  uris: Iterable<string>,
  give: (read: FileReading) => void,
): void {
  const texts = textsOf(sources);
  const realUri = (uri: string) => (texts.has(uri) ? uri : undefined);
  withLanguage({ rootOf: () => root, realUri }, (services) => {
    const reader = new Reader(services, (uri) => texts.get(uri));
    for (const uri of uris) {
      const read = reader.read(URI.parse(uri).toString());
      if (read?.problems.every(({ rule }) => !ASK_OTHERS.has(rule))) give(read);
    }
  });
}

/** Problems that follow from which other files there are, and from what they declare. */
const ASK_OTHERS: ReadonlySet<string> = new Set([
  'unresolved-name',
  'unknown-import',
  'import-outside-workspace',
] satisfies LanguageProblem['code'][]);

/** The texts by their URIs, in the one spelling that imports are resolved to. */
function textsOf(sources: readonly Source[]): ReadonlyMap<string, string> {
  return new Map(sources.map(({ uri, text }) => [URI.parse(uri).toString(), text]));
}

function readWith(
  chain: ChainServices,
  texts: ReadonlyMap<string, string>,
  { files, earlier, ahead = [] }: ReadingOptions,
): Reading {
  const reader = new Reader(chain, (uri) => texts.get(uri) ?? files.read(uri));
  const known = new Map(earlier === undefined ? [] : keptFrom(earlier, (uri) => texts.get(uri)));
  for (const one of ahead.filter(leadsWhereItSeemed(chain))) known.set(one.model.file, one);
  const waiting = new Set(texts.keys());
  const found = new Map<string, FileReading>();
  // A set grows while it is walked: what is imported from outside of the sources comes last.
  for (const uri of waiting) {
    const read = known.get(uri) ?? reader.read(uri);
    if (read === undefined) continue;
    found.set(uri, read);
    for (const { file } of read.model.imports) if (file !== undefined) waiting.add(file);
  }
  // Now that all files are known, one of them may declare what another one misses.
  const declared = declaredBy(found);
  for (const read of reader.again((uri) => declared.elsewhere(uri))) found.set(read.model.file, read);
  const inOrder = [...found.values()];
  const problems = inOrder.flatMap((one) => one.problems);
  const stumbled = [...reader.stumbled].map(([uri, reason]) => stumbledOver(uri, reason));
  return { models: inOrder.map((one) => one.model), problems: [...problems, ...stumbled] };
}

/** A file before what it imports, and so in an order that does not depend on who has read what. */
function declaredBy(found: ReadonlyMap<string, FileReading>): Declared {
  const declared = new Declared();
  for (const { model } of found.values()) {
    declared.note(model);
    for (const { file } of model.imports) {
      const imported = file === undefined ? undefined : found.get(file)?.model;
      if (imported !== undefined) declared.note(imported);
    }
  }
  return declared;
}

/** Whether the imports of a file lead where they seemed to lead to who knew only the sources. */
function leadsWhereItSeemed({ files }: ChainServices): (read: FileReading) => boolean {
  const known = new Map<string, boolean>();
  return ({ model }) =>
    model.imports.every(({ path, file }) => {
      if (file === undefined) return true;
      const leads = known.get(file) ?? resolveImport(path, model.file, files).kind === 'file';
      known.set(file, leads);
      return leads;
    });
}

function stumbledOver(file: string, reason: string): Finding {
  const message = `This file could not be read, which is a bug in Chainwright: ${reason}`;
  const start = { line: 0, character: 0 };
  return findingOf({ code: 'syntax', message, range: { start, end: start } }, file);
}
