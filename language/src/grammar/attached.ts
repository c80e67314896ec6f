/**
 * What was worked out for a part of a syntax tree, kept at that part: it leads back to its tree, and goes with it.
 */
export class Attached<Part extends object, Value> {
  readonly #slot = Symbol('attached');

  get(part: Part): Value | undefined {
    return Reflect.get(part, this.#slot) as Value | undefined;
  }

  set(part: Part, value: Value): void {
    Reflect.set(part, this.#slot, value);
  }
}

/** What was worked out for a part no longer holds. */
export function forgetAttached(part: object): void {
  for (const slot of Object.getOwnPropertySymbols(part)) Reflect.set(part, slot, undefined);
}
