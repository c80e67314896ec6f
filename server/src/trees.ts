/**
 * Syntax trees. Those of open files stay; of the others only what was used last, because a tree takes many times the room
 * of its text, and is soon made again.
 */
import { type ChainServices, reread } from '@chainwright/language/grammar';
import { type AstNode, DocumentState, type LangiumDocument, type Mutable, TextDocument, URI } from 'langium';

/** Less text than this is read anew as fast. */
const WORTH_MENDING = 10_000;
/** So much text of files that are not open has a tree. */
const MOST_TEXT = 200_000;

export class Trees {
  readonly #services: () => ChainServices;
  readonly #isOpen: (uri: string) => boolean;
  /** What was used last stands last. */
  readonly #kept = new Map<string, LangiumDocument>();
  #version = 0;

  constructor(services: () => ChainServices, isOpen: (uri: string) => boolean) {
    this.#services = services;
    this.#isOpen = isOpen;
  }

  get(uri: string): LangiumDocument | undefined {
    const document = this.#kept.get(uri);
    if (document === undefined) return undefined;
    this.#kept.delete(uri);
    this.#kept.set(uri, document);
    return document;
  }

  /** By the parser itself: Langium's factory would go by the end of the name, which an unsaved document has not. */
  make(uri: string, text: string): LangiumDocument {
    // The version is our own: it grows over closing and opening again, and caches may trust it.
    this.#version += 1;
    const parseResult = this.#services().parser.LangiumParser.parse(text);
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
    this.#kept.set(uri, document);
    return document;
  }

  /** The tree of another text of a file, made of the one that it had where that is possible. */
  renew(uri: string, text: string): LangiumDocument {
    const before = text.length < WORTH_MENDING ? undefined : this.#kept.get(uri);
    const mended = before && reread(this.#services(), before, text, this.#version + 1);
    if (mended === undefined) return this.make(uri, text);
    this.#version += 1;
    this.#kept.set(uri, mended);
    return mended;
  }

  delete(uri: string): void {
    this.#kept.delete(uri);
  }

  /** Lets go what is too much; says of which files. */
  trim(): readonly string[] {
    const closed = [...this.#kept].filter(([uri]) => !this.#isOpen(uri));
    let length = closed.reduce((sum, [, { textDocument }]) => sum + textDocument.getText().length, 0);
    const gone: string[] = [];
    for (const [uri, { textDocument }] of closed) {
      if (length <= MOST_TEXT) break;
      length -= textDocument.getText().length;
      this.#kept.delete(uri);
      gone.push(uri);
    }
    return gone;
  }

  /** Loosens what leads from a tree into others: those are other trees now. */
  unlink(uris: Iterable<string>): void {
    const { Linker } = this.#services().references;
    for (const uri of uris) {
      const document = this.#kept.get(uri);
      if (document !== undefined && document.references.length > 0) Linker.unlink(document);
    }
  }
}
