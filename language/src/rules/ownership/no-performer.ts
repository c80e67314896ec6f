import type { ProcessRule } from '../rule.ts';
import { atNode, isUnreadable, workOf } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './no-performer.md';

export const noPerformer: ProcessRule = {
  id: 'no-performer',
  group: 'ownership',
  severity: 'warning',
  summary: 'A step does not say who does it, and runs no other chain.',
  page,
  *check(model) {
    for (const { chain, node } of workOf(model)) {
      if (node.kind !== 'step' || node.by !== undefined || node.runs !== undefined) continue;
      if (isUnreadable(node, 'by', 'runs')) continue;
      yield atNode(
        chain,
        node,
        `Nobody does ${called(node)}, so it is in no one's lane and no one's time is counted. Add by and a role, person, agent or system; or runs and a chain.`,
      );
    }
  },
};
