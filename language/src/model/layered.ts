/** Workspaces that differ in a few models only: what is looked up in them is kept, with what is new laid over it. */
import type { ChainModel, Id, Workspace } from './model.ts';

/** What a model brings into a workspace, under ids of its own. */
type Brought<Value> = (model: ChainModel) => Iterable<Value>;

/** The models of a workspace in which other models have come, or gone. */
export interface Layers {
  readonly models: readonly ChainModel[];
  readonly below: Workspace;
  readonly come: readonly ChainModel[];
  readonly gone: readonly ChainModel[];
}

/** What stands between two workspaces; undefined: more than `most` models. */
export function layersBetween(below: Workspace, models: readonly ChainModel[], most: number): Layers | undefined {
  const before = new Set(below.models);
  const now = new Set(models);
  const come = models.filter((model) => !before.has(model));
  const gone = below.models.filter((model) => !now.has(model));
  return come.length + gone.length > most ? undefined : { models, below, come, gone };
}

/** The things of one kind, in the order of the models. */
export class Layered<Value extends { readonly id: Id }> implements ReadonlyMap<Id, Value> {
  readonly #layers: Layers;
  readonly #below: ReadonlyMap<Id, Value>;
  readonly #brought: Brought<Value>;
  readonly #over = new Map<Id, Value>();
  readonly #hidden = new Set<Id>();

  constructor(layers: Layers, below: ReadonlyMap<Id, Value>, brought: Brought<Value>) {
    this.#layers = layers;
    this.#below = below;
    this.#brought = brought;
    for (const model of layers.gone) for (const { id } of brought(model)) this.#hidden.add(id);
    for (const model of layers.come) for (const one of brought(model)) this.#over.set(one.id, one);
  }

  get(id: Id): Value | undefined {
    return this.#over.get(id) ?? (this.#hidden.has(id) ? undefined : this.#below.get(id));
  }

  has(id: Id): boolean {
    return this.get(id) !== undefined;
  }

  get size(): number {
    return this.#below.size - this.#hidden.size + this.#over.size;
  }

  *values(): MapIterator<Value> {
    for (const model of this.#layers.models) yield* this.#brought(model);
  }

  *keys(): MapIterator<Id> {
    for (const { id } of this.values()) yield id;
  }

  *entries(): MapIterator<[Id, Value]> {
    for (const one of this.values()) yield [one.id, one];
  }

  [Symbol.iterator](): MapIterator<[Id, Value]> {
    return this.entries();
  }

  forEach(see: (value: Value, id: Id, all: ReadonlyMap<Id, Value>) => void): void {
    for (const one of this.values()) see(one, one.id, this);
  }
}
