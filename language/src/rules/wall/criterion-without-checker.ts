import type { ProcessRule } from '../rule.ts';
import { aiStepsOf, isVerifiable } from '../shared/ai.ts';
import { atVerify, isTorn } from '../shared/chains.ts';
import { called, quoted } from '../shared/words.ts';
import page from './criterion-without-checker.md';

export const criterionWithoutChecker: ProcessRule = {
  id: 'criterion-without-checker',
  group: 'wall',
  severity: 'warning',
  summary: 'A check of what an agent did does not say who checks.',
  page,
  *check(model, context) {
    for (const { chain, node, performer, isAiDone } of aiStepsOf(model, context.workspace)) {
      if (!isAiDone || !isVerifiable(node)) continue;
      for (const verify of node.verifies) {
        if (verify.by !== undefined || isTorn(verify.place, model.file, context)) continue;
        yield atVerify(
          chain,
          node,
          verify,
          `Nobody is named who checks ${quoted(verify.criterion)} in ${called(node)}: what everybody could check, nobody does. Add by and a role or system other than ${called(performer)}, or take the check out.`,
        );
      }
    }
  },
};
