/** Joins models into a Workspace: one walk over each, so that looking a thing up never walks again. */
import type { Chain, ChainModel, Document, Field, Hours, Id, Node, Pool, Ref, Workspace } from './model.ts';

export function workspaceOf(models: readonly ChainModel[]): Workspace {
  const pools = new Map<Id, Pool>();
  const fields = new Map<Id, Field>();
  const hours = new Map<Id, Hours>();
  const documents = new Map<Id, Document>();
  const chains = new Map<Id, Chain>();
  const nodes = new Map<Id, Node>();
  const named = new Set<Id>();
  for (const model of models) {
    for (const pool of model.pools) pools.set(pool.id, pool);
    for (const field of model.fields) fields.set(field.id, field);
    for (const one of model.hours) hours.set(one.id, one);
    for (const document of model.documents) documents.set(document.id, document);
    for (const chain of model.chains) {
      chains.set(chain.id, chain);
      for (const node of chain.nodes) nodes.set(node.id, node);
    }
    for (const id of namedIn(model)) named.add(id);
  }
  return { models, pools, fields, hours, documents, chains, nodes, named };
}

const namedIds = new WeakMap<ChainModel, readonly Id[]>();

/** Models never change, so one walk over each is enough for every workspace that it is part of. */
function namedIn(model: ChainModel): readonly Id[] {
  let ids = namedIds.get(model);
  if (ids === undefined) {
    ids = [...new Set(refsOf(model).flatMap((ref) => ref.id ?? []))];
    namedIds.set(model, ids);
  }
  return ids;
}

/** Every name that a model uses, wherever it stands. A Ref is the only thing in a model with `name` and no `extent`. */
export function refsOf(model: ChainModel): readonly Ref[] {
  const refs: Ref[] = [];
  collectRefs(model, refs);
  return refs;
}

function collectRefs(value: object, refs: Ref[]): void {
  if (isRef(value)) {
    refs.push(value);
    return;
  }
  for (const one of Object.values(value)) if (typeof one === 'object' && one !== null) collectRefs(one, refs);
}

function isRef(value: object): value is Ref {
  return 'name' in value && 'place' in value && !('extent' in value);
}
