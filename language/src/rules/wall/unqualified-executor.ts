import { levelOf } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { aiStepsOf, reasonOfWall } from '../shared/ai.ts';
import { isUnreadable } from '../shared/chains.ts';
import { knowsAs, suchAsExpert } from '../shared/expertise.ts';
import { called, relatedPool } from '../shared/words.ts';
import page from './unqualified-executor.md';

export const unqualifiedExecutor: ProcessRule = {
  id: 'unqualified-executor',
  group: 'wall',
  severity: 'error',
  summary: 'An outsider does work with an AI that takes somebody who knows the field.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node, performer, agent, isAiDone, isConceptWork, wall, field } of aiStepsOf(model, workspace)) {
      if (isAiDone || wall !== 'high' || isConceptWork || isUnreadable(node, 'work')) continue;
      if (node.by === undefined || field === undefined || levelOf(performer, field) !== 'outsider') continue;
      yield {
        range: node.by.place,
        chain: chain.name,
        node: node.name,
        subject: node.id,
        message: `${called(performer)} ${knowsAs('outsider', field)} and does ${called(node)} with ${called(agent)}, but ${reasonOfWall(node)}: the result looks right to an outsider and is not. Let somebody do it who knows the field${suchAsExpert(model, workspace, field)}, or leave to outsiders only the framing and the outline.`,
        related: [relatedPool(performer)],
      };
    }
  },
};
