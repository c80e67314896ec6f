import { isHuman, type Node, poolOf, printRate, type Workspace } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { atNode, isUnreadable } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import { demandOf } from '../shared/work.ts';
import page from './duration-unknown.md';

export const durationUnknown: ProcessRule = {
  id: 'duration-unknown',
  group: 'flow',
  severity: 'info',
  summary: 'In a chain with a demand, work or a wait does not say how long it takes.',
  page,
  *check(model, { workspace }) {
    for (const chain of model.chains) {
      const demand = demandOf(workspace).get(chain.id)?.demand;
      if (demand === undefined) continue;
      for (const node of chain.nodes) {
        if (!takesTime(workspace, node) || node.takes !== undefined || isUnreadable(node, 'takes')) continue;
        const unknown =
          node.kind === 'wait'
            ? 'how long a case is under way'
            : `what ${printRate(demand.rate)} ask of ${doerOf(workspace, node)} and how long a case is under way`;
        yield atNode(
          chain,
          node,
          `Nobody says how long ${called(node)} takes, so ${unknown} cannot be worked out. Add takes and a time: a rough range such as ${node.kind === 'wait' ? '1d..5d' : '5min..20min'} will do.`,
        );
      }
    }
  },
};

function takesTime(workspace: Workspace, node: Node): boolean {
  if (node.kind === 'decision') return isHuman(poolOf(workspace, node.by?.pool));
  return node.kind === 'wait' || (node.kind === 'step' && node.by !== undefined);
}

function doerOf(workspace: Workspace, node: Node): string {
  const pool = poolOf(workspace, node.by?.pool);
  return pool === undefined ? 'whoever does it' : called(pool);
}
