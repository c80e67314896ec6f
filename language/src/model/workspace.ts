/** Joins models into a Workspace: one walk over each, so that looking a thing up never walks again. */
import { Layered, type Layers, layersBetween } from './layered.ts';
import type { Chain, ChainModel, Document, Field, Hours, Id, Node, Overrule, Pool, Ref, Workspace } from './model.ts';

/** So many models may be others than in the workspace before, until all are joined anew. */
const MOST_LAYERED = 8;

/** @param before a workspace of nearly the same models: what is the same is not walked over again. */
export function workspaceOf(models: readonly ChainModel[], before?: Workspace): Workspace {
  const below = before && (bases.get(before) ?? before);
  const layers = below && layersBetween(below, models, MOST_LAYERED);
  if (below === undefined || layers === undefined) return joined(models);
  const workspace = laidOver(below, layers);
  bases.set(workspace, below);
  return workspace;
}

/** What a workspace of layers lies upon. */
const bases = new WeakMap<Workspace, Workspace>();

function joined(models: readonly ChainModel[]): Workspace {
  const pools = new Map<Id, Pool>();
  const fields = new Map<Id, Field>();
  const hours = new Map<Id, Hours>();
  const documents = new Map<Id, Document>();
  const chains = new Map<Id, Chain>();
  const nodes = new Map<Id, Node>();
  for (const model of models) {
    for (const pool of model.pools) pools.set(pool.id, pool);
    for (const field of model.fields) fields.set(field.id, field);
    for (const one of model.hours) hours.set(one.id, one);
    for (const document of model.documents) documents.set(document.id, document);
    for (const chain of model.chains) {
      chains.set(chain.id, chain);
      for (const node of chain.nodes) nodes.set(node.id, node);
    }
  }
  const named = new Named();
  for (const model of models) named.count(model, 1);
  return { models, pools, fields, hours, documents, chains, nodes, named };
}

function laidOver(below: Workspace, layers: Layers): Workspace {
  const named = new Named(below.named);
  for (const model of layers.gone) named.count(model, -1);
  for (const model of layers.come) named.count(model, 1);
  return {
    models: layers.models,
    pools: new Layered(layers, below.pools, ({ pools }) => pools),
    fields: new Layered(layers, below.fields, ({ fields }) => fields),
    hours: new Layered(layers, below.hours, ({ hours }) => hours),
    documents: new Layered(layers, below.documents, ({ documents }) => documents),
    chains: new Layered(layers, below.chains, ({ chains }) => chains),
    nodes: new Layered(layers, below.nodes, ({ chains }) => chains.flatMap(({ nodes }) => nodes)),
    named,
  };
}

type Uses = Workspace['named'];

/** How many models name a thing, on top of those that did before. */
class Named implements Uses {
  readonly #below: Uses | undefined;
  readonly #counts = new Map<Id, number>();

  constructor(below?: Uses) {
    this.#below = below;
  }

  count(model: ChainModel, by: number): void {
    for (const id of namedIn(model)) this.#counts.set(id, (this.#counts.get(id) ?? 0) + by);
  }

  times(id: Id): number {
    return (this.#counts.get(id) ?? 0) + (this.#below?.times(id) ?? 0);
  }
}

const namedIds = new WeakMap<ChainModel, readonly Id[]>();

/** Ids that a model names. Models never change, so one walk over each is enough for every workspace that it is part of. */
export function namedIn(model: ChainModel): readonly Id[] {
  let ids = namedIds.get(model);
  if (ids === undefined) {
    ids = [...new Set(refsOf(model).flatMap((ref) => ref.id ?? []))];
    namedIds.set(model, ids);
  }
  return ids;
}

/** Every name that a model uses, wherever it stands. */
export function refsOf(model: ChainModel): readonly Ref[] {
  const refs: Ref[] = [];
  const add = (...some: readonly (Ref | undefined)[]) => {
    for (const ref of some) if (ref !== undefined) refs.push(ref);
  };
  for (const { works, knows, backup } of model.pools) add(works, ...knows.map(({ field }) => field), backup);
  for (const chain of model.chains) add(...refsOfChain(chain));
  for (const { of, overrules } of model.scenarios) {
    add(of);
    for (const line of overrules) add(...refsOfOverrule(line));
  }
  return refs;
}

/** Every name that a chain uses. */
export function refsOfChain(chain: Chain): readonly Ref[] {
  const refs = [chain.redesigns, chain.owner, chain.demand?.during];
  for (const node of chain.nodes) {
    refs.push(node.by?.pool, node.by?.with, node.owner, node.field, node.runs);
    refs.push(...node.in, ...node.out, ...node.learnsFrom);
    for (const { against, by } of node.verifies) refs.push(...against, by);
  }
  for (const { from, to, carrying, on } of chain.handoffs) {
    refs.push(...from, ...to, ...carrying);
    if (on?.kind === 'end') refs.push(on.end);
  }
  return refs.filter((ref) => ref !== undefined);
}

function refsOfOverrule(line: Overrule): readonly (Ref | undefined)[] {
  switch (line.kind) {
    case 'takes':
    case 'quality':
      return [line.node];
    case 'by':
      return [line.node, line.by.pool, line.by.with];
    case 'people':
    case 'parallel':
      return [line.pool];
    case 'share':
      return [...line.from, ...line.to];
    case 'demand':
      return [];
  }
}
