/** Who imports whom, over any number of files, whether they are there or not. */

export class ImportGraph {
  readonly #imports = new Map<string, readonly string[]>();
  readonly #importers = new Map<string, Set<string>>();

  /** What a file imports now; nothing when it is gone. */
  set(uri: string, imports: readonly string[]): void {
    for (const one of this.#imports.get(uri) ?? []) this.#importers.get(one)?.delete(uri);
    if (imports.length === 0) this.#imports.delete(uri);
    else this.#imports.set(uri, imports);
    for (const one of imports) {
      const importers = this.#importers.get(one);
      if (importers === undefined) this.#importers.set(one, new Set([uri]));
      else importers.add(uri);
    }
  }

  importsOf(uri: string): readonly string[] {
    return this.#imports.get(uri) ?? [];
  }

  importersOf(uri: string): Iterable<string> {
    return this.#importers.get(uri) ?? [];
  }

  /** These files, and all whose names can lead into them. */
  seenFrom(uris: Iterable<string>): Set<string> {
    const seen = new Set(uris);
    // Sets grow while they are walked: they are their own queues.
    for (const uri of seen) for (const one of this.importersOf(uri)) seen.add(one);
    return seen;
  }
}
