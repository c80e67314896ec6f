import { poolOf } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { workOf } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './same-model-check.md';

export const sameModelCheck: ProcessRule = {
  id: 'same-model-check',
  group: 'ownership',
  severity: 'warning',
  summary: 'Performer and checker are different agents of the same model.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node } of workOf(model)) {
      const performer = poolOf(workspace, node.by?.pool);
      if (performer?.kind !== 'agent' || performer.model === undefined) continue;
      for (const verify of node.verifies) {
        const checker = poolOf(workspace, verify.by);
        if (checker?.kind !== 'agent' || checker.id === performer.id) continue;
        if (checker.model?.value !== performer.model.value) continue;
        yield {
          range: verify.place,
          chain: chain.name,
          node: node.name,
          subject: node.id,
          message: `${called(checker)} checks ${called(performer)}, but both are “${performer.model.value}”: they share their mistakes, so what the one gets wrong the other lets pass. Check with a person, a system or an agent of another model.`,
        };
      }
    }
  },
};
