import { ownerOf } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { atNode, isUnreadable, workOf } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './no-owner.md';

export const noOwner: ProcessRule = {
  id: 'no-owner',
  group: 'ownership',
  severity: 'warning',
  summary: 'Nobody answers for a step or decision: neither it nor its chain has an owner.',
  page,
  *check(model) {
    for (const { chain, node } of workOf(model)) {
      if (ownerOf(chain, node) !== undefined || isUnreadable(node, 'owner') || isUnreadable(chain, 'owner')) continue;
      yield atNode(
        chain,
        node,
        `Nobody answers for ${called(node)}: neither it nor ${called(chain)} has an owner, so nobody mends it when it goes wrong. Add owner and a role, here or for the whole chain.`,
      );
    }
  },
};
