import type { ProcessRule } from '../rule.ts';
import { aiStepsOf } from '../shared/ai.ts';
import { atNode, isUnreadable } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './work-unclassified.md';

export const workUnclassified: ProcessRule = {
  id: 'work-unclassified',
  group: 'wall',
  severity: 'warning',
  summary: 'A step with an AI does not say what kind of work it is.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node, agent, isAiDone } of aiStepsOf(model, workspace)) {
      if (node.work !== undefined || isUnreadable(node, 'work')) continue;
      const doing = isAiDone
        ? `${called(agent)} does ${called(node)}`
        : `${called(node)} is done with ${called(agent)}`;
      yield atNode(
        chain,
        node,
        `${doing}, but nothing says what kind of work it is, so nobody can tell whether AI is any good at it. Add work and its kind, such as ${isAiDone ? 'extraction or drafting' : 'drafting or analysis'}.`,
      );
    }
  },
};
