import { levelOf, type Node } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { aiStepsOf } from '../shared/ai.ts';
import { atNode, isUnreadable } from '../shared/chains.ts';
import { knowsAs } from '../shared/expertise.ts';
import { called, listed, relatedPool } from '../shared/words.ts';
import page from './outsider-without-rails.md';

export const outsiderWithoutRails: ProcessRule = {
  id: 'outsider-without-rails',
  group: 'wall',
  severity: 'warning',
  summary: 'An outsider works with an AI without a guardrail, a check or a way to learn.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node, performer, agent, isAiDone, isConceptWork, wall, field } of aiStepsOf(model, workspace)) {
      if (isAiDone || wall !== 'low' || isConceptWork || isUnreadable(node, 'work')) continue;
      if (field === undefined || levelOf(performer, field) !== 'outsider') continue;
      const missing = missingRails(node);
      if (missing.length === 0) continue;
      const message = `${called(performer)} ${knowsAs('outsider', field)} and does ${called(node)} with ${called(agent)} without ${listed(missing, 'or')}: an outsider does not see where the AI goes wrong, so the step itself must stop, catch and teach. Add ${missing.length === 1 ? 'it' : 'them'}, or let somebody do it who knows the field.`;
      yield { ...atNode(chain, node, message), related: [relatedPool(performer)] };
    }
  },
};

function missingRails(node: Node): readonly string[] {
  return [
    ...(node.guardrails.length === 0 && !isUnreadable(node, 'guardrail') ? ['a guardrail'] : []),
    ...(node.verifies.length === 0 && !isUnreadable(node, 'verify') ? ['a verify'] : []),
    ...(node.learnsFrom.length === 0 && !isUnreadable(node, 'learns') ? ['learns from'] : []),
  ];
}
