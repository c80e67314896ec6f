import type { ProcessRule } from '../rule.ts';
import { aiStepsOf, isVerifiable } from '../shared/ai.ts';
import { atVerify, isTorn } from '../shared/chains.ts';
import { called, quoted } from '../shared/words.ts';
import page from './criterion-without-source.md';

export const criterionWithoutSource: ProcessRule = {
  id: 'criterion-without-source',
  group: 'wall',
  severity: 'warning',
  summary: 'A check of what an AI made does not say against what.',
  page,
  *check(model, context) {
    for (const { chain, node, agent, isAiDone } of aiStepsOf(model, context.workspace)) {
      if (isAiDone && !isVerifiable(node)) continue;
      for (const verify of node.verifies) {
        if (verify.against.length > 0 || isTorn(verify.place, model.file, context)) continue;
        yield atVerify(
          chain,
          node,
          verify,
          `${quoted(verify.criterion)} is checked in ${called(node)} against nothing: what ${called(agent)} makes looks right whether it is or not, so the check passes what looks right. Add against and the document or system that it must agree with.`,
        );
      }
    }
  },
};
