/** The lines of documents, each split once, however many findings it has. */
export class LinesOf {
  readonly #textOf: (uri: string) => string | undefined;
  readonly #known = new Map<string, readonly string[]>();

  constructor(textOf: (uri: string) => string | undefined) {
    this.#textOf = textOf;
  }

  /** None where the text is not at hand. */
  of(uri: string): readonly string[] {
    let lines = this.#known.get(uri);
    if (lines === undefined) {
      lines = this.#textOf(uri)?.split(/\r\n|\r|\n/) ?? [];
      this.#known.set(uri, lines);
    }
    return lines;
  }
}
