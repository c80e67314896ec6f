/** Which thing of the base is which of the head. Ids hold the file, so that none is ever compared across the sides. */
import type { Id, Ref, Writing } from '../../model/index.ts';

export class Matching {
  readonly #toHead = new Map<Id, Id>();
  readonly #toBase = new Map<Id, Id>();

  pair(base: Id, head: Id): void {
    this.#toHead.set(base, head);
    this.#toBase.set(head, base);
  }

  headOf(base: Id): Id | undefined {
    return this.#toHead.get(base);
  }

  baseOf(head: Id): Id | undefined {
    return this.#toBase.get(head);
  }

  /** What a thing of the base is called on both sides: its id in the head, else what no id of the head can be. */
  keyOfBase(id: Id): string {
    return this.#toHead.get(id) ?? `gone ${id}`;
  }
}

/** How the sides write names so that what means the same reads the same: never shown, only compared. */
export interface CommonWriting {
  readonly base: Writing;
  readonly head: Writing;
}

export function commonWriting(matching: Matching): CommonWriting {
  const list = (items: readonly string[]) => items.toSorted();
  const writing = (keyOf: (id: Id) => string): Writing => ({
    name: ({ id, name }: Ref) => (id === undefined ? `unknown ${name}` : keyOf(id)),
    list,
  });
  return { base: writing((id) => matching.keyOfBase(id)), head: writing((id) => id) };
}
