/**
 * Reads one file after the other: its text to a syntax tree, with what it imports, and the tree to a model. Trees take
 * far more room than models, so a tree goes when its model is there; that of a file that others import stays, and is
 * made again if it had gone.
 */
import { DocumentState, type LangiumDocument, URI } from 'langium';
import { type ChainServices, fileOf, type LanguageProblem, resolveImport } from '../grammar/index.ts';
import { buildModel, type Elsewhere } from './build/index.ts';
import type { Finding } from './finding.ts';
import type { ChainModel } from './model.ts';

/** What one file says, and what is wrong with its text. Plain data: it can come from another thread. */
export interface FileReading {
  readonly model: ChainModel;
  readonly problems: readonly Finding[];
}

export class Reader {
  readonly #chain: ChainServices;
  readonly #textOf: (uri: string) => string | undefined;
  readonly #imported = new Set<string>();
  /** Trees of files with names that nobody seemed to declare: they may have to be looked at again. */
  readonly #unsure = new Map<string, LangiumDocument>();
  readonly #stumbled = new Map<string, string>();

  constructor(chain: ChainServices, textOf: (uri: string) => string | undefined) {
    this.#chain = chain;
    this.#textOf = textOf;
  }

  /** Files that we stumbled over, each with the error; one such file keeps no other from being read. */
  get stumbled(): ReadonlyMap<string, string> {
    return this.#stumbled;
  }

  /** Undefined when there is no such file, or we stumbled over it. */
  read(uri: string): FileReading | undefined {
    const document = this.#documentOf(uri);
    if (document === undefined) return undefined;
    for (const one of this.#attempt(uri, () => this.#importsOf(document)) ?? []) {
      this.#imported.add(one);
      this.#documentOf(one);
    }
    const read = this.#build(document, () => undefined);
    if (read?.problems.some(({ rule }) => rule === 'unresolved-name')) this.#unsure.set(uri, document);
    else if (!this.#imported.has(uri)) this.#chain.shared.workspace.LangiumDocuments.deleteDocument(document.uri);
    return read;
  }

  /** The files with names that nobody seemed to declare, now that somebody knows of all files what they declare. */
  *again(elsewhereFor: (uri: string) => Elsewhere): Iterable<FileReading> {
    for (const [uri, document] of this.#unsure) {
      const read = this.#build(document, elsewhereFor(uri));
      if (read !== undefined) yield read;
    }
  }

  /** The files that it imports and that can be read. */
  #importsOf(document: LangiumDocument): readonly string[] {
    return (fileOf(document)?.imports ?? []).flatMap(({ path }) => {
      const target = resolveImport(path ?? '', document.uri.toString(), this.#chain.files);
      return target.kind === 'file' ? [target.uri] : [];
    });
  }

  #build(document: LangiumDocument, elsewhere: Elsewhere): FileReading | undefined {
    const uri = document.uri.toString();
    const built = this.#attempt(uri, () => buildModel(document, this.#chain, elsewhere));
    return built && { model: built.model, problems: built.problems.map((problem) => findingOf(problem, uri)) };
  }

  #documentOf(uri: string): LangiumDocument | undefined {
    const { LangiumDocuments, LangiumDocumentFactory } = this.#chain.shared.workspace;
    const known = LangiumDocuments.getDocument(URI.parse(uri));
    if (known !== undefined || this.#stumbled.has(uri)) return known;
    const text = this.#textOf(uri);
    if (text === undefined) return undefined;
    const document = this.#attempt(uri, () => LangiumDocumentFactory.fromString(text, URI.parse(uri)));
    if (document === undefined) return undefined;
    // Names resolve lazily through our own scopes, so that no phase of Langium's builder is needed before them.
    document.state = DocumentState.ComputedScopes;
    LangiumDocuments.addDocument(document);
    return document;
  }

  #attempt<T>(uri: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      this.#stumbled.set(uri, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }
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
