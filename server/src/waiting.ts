/** Texts that nobody waits for: they are taken in one after the other, those that matter to what is looked at first. */
import type { ImportGraph } from './import-graph.ts';

interface Text {
  readonly text: string;
  /** The files that its lines seem to import; undefined: not looked at yet. */
  imports?: readonly string[];
}

export class Waiting {
  readonly #texts = new Map<string, Text>();
  readonly #leadsTo: (path: string, from: string) => readonly string[];

  /** @param leadsTo where an import seems to lead, there or not. */
  constructor(leadsTo: (path: string, from: string) => readonly string[]) {
    this.#leadsTo = leadsTo;
  }

  get size(): number {
    return this.#texts.size;
  }

  get uris(): MapIterator<string> {
    return this.#texts.keys();
  }

  has(uri: string): boolean {
    return this.#texts.has(uri);
  }

  text(uri: string): string | undefined {
    return this.#texts.get(uri)?.text;
  }

  set(uri: string, text: string): void {
    this.#texts.set(uri, { text });
  }

  delete(uri: string): void {
    this.#texts.delete(uri);
  }

  /** The text, which does not wait any more. */
  take(uri: string): string | undefined {
    const text = this.text(uri);
    this.#texts.delete(uri);
    return text;
  }

  /** What is looked at, all that may use it, and what these import: no other file matters to what is wrong there. */
  neededFor(open: ReadonlySet<string>, taken: ImportGraph): ReadonlySet<string> {
    const importers = new Map<string, string[]>();
    const importsOf = (uri: string) => this.#seemingImports(uri) ?? taken.importsOf(uri);
    for (const uri of this.uris) {
      for (const one of importsOf(uri)) {
        const some = importers.get(one);
        if (some === undefined) importers.set(one, [uri]);
        else some.push(uri);
      }
    }
    const needed = new Set(open);
    // Sets grow while they are walked: they are their own queues.
    for (const uri of needed) {
      for (const one of [...(importers.get(uri) ?? []), ...taken.importersOf(uri)]) needed.add(one);
    }
    for (const uri of needed) for (const one of importsOf(uri)) needed.add(one);
    return needed;
  }

  /** By a look at the lines alone. */
  #seemingImports(uri: string): readonly string[] | undefined {
    const waiting = this.#texts.get(uri);
    if (waiting === undefined) return undefined;
    if (waiting.imports === undefined) {
      const found = waiting.text.matchAll(/^[^\S\r\n]*import[^\S\r\n]+"([^"\r\n]*)"/gm);
      waiting.imports = [...found].flatMap(([, path = '']) => this.#leadsTo(path, uri));
    }
    return waiting.imports;
  }
}
