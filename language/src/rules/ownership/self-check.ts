import { isHuman, poolOf, serversOf } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { workOf } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './self-check.md';

export const selfCheck: ProcessRule = {
  id: 'self-check',
  group: 'ownership',
  severity: 'error',
  summary: 'An agent, or a pool of one person, checks its own work.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node } of workOf(model)) {
      const performer = poolOf(workspace, node.by?.pool);
      if (performer === undefined) continue;
      const isAlone = isHuman(performer) && serversOf(performer) === 1;
      if (performer.kind !== 'agent' && !isAlone) continue;
      for (const verify of node.verifies) {
        if (verify.by?.id !== performer.id) continue;
        const why =
          performer.kind === 'agent'
            ? 'what it got wrong once, it takes for right again'
            : 'nobody sees their own mistakes';
        yield {
          range: verify.place,
          chain: chain.name,
          node: node.name,
          subject: node.id,
          message: `${called(performer)} checks its own work in ${called(node)}: ${why}. Let another role or system check it.`,
        };
      }
    }
  },
};
