import { poolOf, printShare } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { atNode, isUnreadable, workOf } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import { fileOf, qualityGoalOf } from '../shared/work.ts';
import page from './quality-unknown.md';

export const qualityUnknown: ProcessRule = {
  id: 'quality-unknown',
  group: 'flow',
  severity: 'info',
  summary: 'The chain has a goal for its quality, and nobody knows how often an agent is right.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node } of workOf(model)) {
      const source = qualityGoalOf(workspace).get(chain.id);
      const goal = source?.goals.find(({ figure }) => figure === 'quality');
      if (source === undefined || goal === undefined) continue;
      const pool = poolOf(workspace, node.by?.pool);
      if (pool?.kind !== 'agent' || node.quality !== undefined || isUnreadable(node, 'quality')) continue;
      const target = goal.target.kind === 'share' ? ` ${goal.comparison} ${printShare(goal.target.share)}` : '';
      yield {
        ...atNode(
          chain,
          node,
          `Nobody says how often ${called(pool)} is right at ${called(node)}, so whether ${called(source)} reaches quality${target} cannot be worked out. Check a sample by hand, and add quality and the share that was right.`,
        ),
        related: [{ file: fileOf(source.id), range: goal.place, message: 'the goal that needs it' }],
      };
    }
  },
};
