import { isHuman, levelOf, poolOf } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { aiStepsOf } from '../shared/ai.ts';
import { atVerify } from '../shared/chains.ts';
import { knowsAs, suchAsExpert } from '../shared/expertise.ts';
import { called, relatedPool } from '../shared/words.ts';
import page from './unqualified-checker.md';

export const unqualifiedChecker: ProcessRule = {
  id: 'unqualified-checker',
  group: 'wall',
  severity: 'error',
  summary: 'An outsider checks what an AI made beyond its wall.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node, performer, wall, field } of aiStepsOf(model, workspace)) {
      if (wall !== 'high' || field === undefined) continue;
      for (const verify of node.verifies) {
        const checker = poolOf(workspace, verify.by);
        // A system or an agent knows no field: it compares, it does not judge.
        if (checker === undefined || !isHuman(checker) || levelOf(checker, field) !== 'outsider') continue;
        const message = `${called(checker)} checks ${called(node)} and ${knowsAs('outsider', field)}: nobody can judge what they could not have made. Let somebody check who knows it as expert or adjacent${suchAsExpert(model, workspace, field, [performer])}.`;
        yield { ...atVerify(chain, node, verify, message), related: [relatedPool(checker)] };
      }
    }
  },
};
