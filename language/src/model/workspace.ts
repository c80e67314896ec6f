/** Joins models into a Workspace: one walk over each, so that looking a thing up never walks again. */
import type { Chain, ChainModel, Document, Field, Hours, Id, Node, Overrule, Pool, Ref, Workspace } from './model.ts';

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
