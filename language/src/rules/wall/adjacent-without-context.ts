import { levelOf, type Node } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { aiStepsOf, reasonOfWall } from '../shared/ai.ts';
import { atNode, isUnreadable } from '../shared/chains.ts';
import { knowsAs } from '../shared/expertise.ts';
import { called, listed, relatedPool } from '../shared/words.ts';
import page from './adjacent-without-context.md';

export const adjacentWithoutContext: ProcessRule = {
  id: 'adjacent-without-context',
  group: 'wall',
  severity: 'warning',
  summary: 'Somebody adjacent to the field works with an AI without documents to work from, or without a check.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node, performer, agent, isAiDone, wall, field } of aiStepsOf(model, workspace)) {
      if (isAiDone || wall !== 'high' || field === undefined || levelOf(performer, field) !== 'adjacent') continue;
      const missing = missingContext(node);
      if (missing.length === 0) continue;
      const message = `${called(performer)} ${knowsAs('adjacent', field)} and does ${called(node)} with ${called(agent)} without ${listed(missing, 'or')}, but ${reasonOfWall(node)}: with what an expert knows by heart on paper, and with criteria, people next to a field do as well as its experts; without it they do not. Add ${missing.length === 1 ? 'it' : 'them'}.`;
      yield { ...atNode(chain, node, message), related: [relatedPool(performer)] };
    }
  },
};

function missingContext(node: Node): readonly string[] {
  return [
    ...(node.in.length === 0 && !isUnreadable(node, 'in') ? ['a document to work from (in)'] : []),
    ...(node.verifies.length === 0 && !isUnreadable(node, 'verify') ? ['a verify'] : []),
  ];
}
