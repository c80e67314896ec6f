import { isHuman, levelOf, ownerOf, poolOf } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { aiStepsOf } from '../shared/ai.ts';
import { atNode, isUnreadable } from '../shared/chains.ts';
import { knowsAs, suchAsExpert } from '../shared/expertise.ts';
import { called, counted, relatedPool } from '../shared/words.ts';
import page from './criteria-without-expert.md';

export const criteriaWithoutExpert: ProcessRule = {
  id: 'criteria-without-expert',
  group: 'wall',
  severity: 'warning',
  summary: 'Who answers for the criteria of an AI step is no expert in its field.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node, field } of aiStepsOf(model, workspace)) {
      if (field === undefined || node.verifies.length === 0 || isUnreadable(node, 'owner')) continue;
      const owner = poolOf(workspace, ownerOf(chain, node));
      // An owner that is a machine is an error of its own.
      if (owner === undefined || !isHuman(owner)) continue;
      const level = levelOf(owner, field);
      if (level === undefined || level === 'expert') continue;
      const asChain = node.owner === undefined ? `, as owner of ${called(chain)},` : '';
      const message = `${called(owner)}${asChain} answers for ${counted(node.verifies.length, 'criterion', 'criteria')} of ${called(node)} and ${knowsAs(level, field)}: criteria show what AI gets wrong only when an expert sharpens them. Name an expert as owner of this step${suchAsExpert(model, workspace, field)}.`;
      yield {
        ...atNode(chain, node, message),
        range: node.owner?.place ?? node.place,
        related: [relatedPool(owner)],
      };
    }
  },
};
