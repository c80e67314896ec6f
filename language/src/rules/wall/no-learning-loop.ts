import type { ProcessRule } from '../rule.ts';
import { aiStepsOf } from '../shared/ai.ts';
import { atNode, isUnreadable } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './no-learning-loop.md';

export const noLearningLoop: ProcessRule = {
  id: 'no-learning-loop',
  group: 'wall',
  severity: 'info',
  summary: 'No outcome comes back to an agent, so it makes the same mistakes next year.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node, performer, isAiDone } of aiStepsOf(model, workspace)) {
      if (!isAiDone || node.learnsFrom.length > 0 || isUnreadable(node, 'learns')) continue;
      yield atNode(
        chain,
        node,
        `No outcome comes back to ${called(performer)} in ${called(node)}, so what it gets wrong today it gets wrong next year. Add learns from and the step where mistakes come to light.`,
      );
    }
  },
};
