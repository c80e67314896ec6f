/**
 * What was worked out for a part of a syntax tree, kept at that part, to go with its tree. A WeakMap would not let go:
 * V8 takes its values for alive whenever it clears young objects only, and a value that leads back to its tree keeps that.
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
