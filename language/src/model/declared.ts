/** Which files declare a name, and as what. */
import type { Elsewhere } from './build/index.ts';
import type { ChainModel } from './model.ts';

export class Declared {
  readonly #files = new Map<string, Map<string, string>>();

  /** What is noted first is found first. */
  note(model: ChainModel): void {
    for (const { name, word } of declaredIn(model)) {
      const files = this.#files.get(name);
      if (files === undefined) this.#files.set(name, new Map([[model.file, word]]));
      else files.set(model.file, word);
    }
  }

  elsewhere(uri: string): Elsewhere {
    return (name, fits) => {
      for (const [file, word] of this.#files.get(name) ?? []) if (file !== uri && fits(word)) return file;
      return undefined;
    };
  }
}

/** What a file declares, each with its word. */
function declaredIn({ fields, hours, pools, documents, chains, scenarios }: ChainModel) {
  return [
    ...fields.map(({ name }) => ({ name, word: 'field' })),
    ...hours.map(({ name }) => ({ name, word: 'hours' })),
    ...pools.map(({ name, kind }) => ({ name, word: kind })),
    ...documents.map(({ name }) => ({ name, word: 'document' })),
    ...chains.map(({ name }) => ({ name, word: 'chain' })),
    ...scenarios.map(({ name }) => ({ name, word: 'scenario' })),
  ];
}
