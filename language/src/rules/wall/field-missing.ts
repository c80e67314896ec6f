import type { ProcessRule } from '../rule.ts';
import { aiStepsOf, reasonOfWall } from '../shared/ai.ts';
import { atNode, isUnreadable } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './field-missing.md';

export const fieldMissing: ProcessRule = {
  id: 'field-missing',
  group: 'wall',
  severity: 'warning',
  summary: 'A step with an AI has a high wall and does not say which expertise it takes.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node, agent, wall } of aiStepsOf(model, workspace)) {
      if (wall !== 'high' || node.field !== undefined || isUnreadable(node, 'field')) continue;
      yield atNode(
        chain,
        node,
        `${called(node)} uses ${called(agent)}, ${reasonOfWall(node)}, and no field is named: nobody can say who may do or judge it. Add field and the expertise that it takes.`,
      );
    }
  },
};
