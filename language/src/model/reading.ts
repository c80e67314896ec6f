/** Texts to models: the way of the command, of tests and of every tool that has whole files at hand. */
import { DocumentState, type LangiumDocument, URI } from 'langium';
import { type ChainServices, type LanguageProblem, resolveImport } from '../grammar/index.ts';
import { buildModel } from './build/index.ts';
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

/** Reads sources and all that they import. The models come in the order of the sources. */
export function readWorkspace(
  sources: readonly Source[],
  options: { readonly root: string; readonly files: FileAccess },
): Reading {
  const port = { rootOf: () => options.root, realUri: options.files.realUri };
  return withLanguage(port, (services) => readWith(services, sources, options.files));
}

function readWith(chain: ChainServices, sources: readonly Source[], files: FileAccess): Reading {
  const { shared } = chain;
  const documents: LangiumDocument[] = [];
  const unread = new Map<string, Finding>();
  /** One file that we stumble over keeps no other from being read. */
  const attempt = <T>(uri: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      unread.set(uri, stumbled(uri, error));
      return undefined;
    }
  };
  const add = (source: Source) => {
    const uri = URI.parse(source.uri);
    if (shared.workspace.LangiumDocuments.hasDocument(uri)) return;
    const document = attempt(source.uri, () => shared.workspace.LangiumDocumentFactory.fromString(source.text, uri));
    if (document === undefined) return;
    // Names resolve lazily through our own scopes, so that no phase of Langium's builder is needed before them.
    document.state = DocumentState.ComputedScopes;
    shared.workspace.LangiumDocuments.addDocument(document);
    documents.push(document);
  };
  for (const source of sources) add(source);
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i];
    if (document === undefined) break;
    for (const uri of attempt(document.uri.toString(), () => importsOf(document, chain)) ?? []) {
      if (shared.workspace.LangiumDocuments.hasDocument(URI.parse(uri))) continue;
      const text = files.read(uri);
      if (text !== undefined) add({ uri, text });
    }
  }
  const built = documents.flatMap(
    (document) => attempt(document.uri.toString(), () => buildModel(document, chain)) ?? [],
  );
  const problems = built.flatMap((one) => one.problems.map((problem) => findingOf(problem, one.model.file)));
  return { models: built.map((one) => one.model), problems: [...problems, ...unread.values()] };
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
