import { type Chain, type Node, poolOf, type Ref, type Workspace } from '../../model/index.ts';
import type { Problem, ProcessRule } from '../rule.ts';
import { called } from '../shared/words.ts';
import page from './machine-owner.md';

export const machineOwner: ProcessRule = {
  id: 'machine-owner',
  group: 'ownership',
  severity: 'error',
  summary: 'The owner is an agent or a system: a machine cannot answer for work.',
  page,
  *check(model, { workspace }) {
    for (const chain of model.chains) {
      yield* judge(workspace, chain, undefined, chain.owner);
      for (const node of chain.nodes) yield* judge(workspace, chain, node, node.owner);
    }
  },
};

function* judge(
  workspace: Workspace,
  chain: Chain,
  node: Node | undefined,
  owner: Ref | undefined,
): Generator<Problem> {
  const pool = poolOf(workspace, owner);
  if (owner === undefined || (pool?.kind !== 'agent' && pool?.kind !== 'system')) return;
  const work = node ?? chain;
  yield {
    range: owner.place,
    chain: chain.name,
    ...(node === undefined ? {} : { node: node.name }),
    subject: work.id,
    message: `${called(pool)} is ${pool.kind === 'agent' ? 'an agent' : 'a system'} and cannot answer for ${called(work)}: a machine can do work, but only people can be asked why and change it. Name a role or a person as owner.`,
    related: [
      {
        file: pool.id.slice(0, pool.id.lastIndexOf('#')),
        range: pool.place,
        message: `${called(pool)} is declared here`,
      },
    ],
  };
}
