import { printRate } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { atChain, isUnreadable } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './no-goal.md';

export const noGoal: ProcessRule = {
  id: 'no-goal',
  group: 'redesign',
  severity: 'info',
  summary: 'A chain has a demand and no goal.',
  page,
  *check(model) {
    for (const chain of model.chains) {
      if (chain.demand === undefined || chain.goals.length > 0 || isUnreadable(chain, 'goal')) continue;
      yield atChain(
        chain,
        `${called(chain)} takes in ${printRate(chain.demand.rate)} and has no goal, so nobody can say whether a change makes it better. Add one, such as goal lead time < 3d for 90%.`,
      );
    }
  },
};
