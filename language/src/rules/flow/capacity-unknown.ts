import { printRate } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { isUnreadable } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import { chainsOf, demandOf, fileOf, workersOf } from '../shared/work.ts';
import page from './capacity-unknown.md';

export const capacityUnknown: ProcessRule = {
  id: 'capacity-unknown',
  group: 'flow',
  severity: 'info',
  summary: 'A role works on a demand, and nobody says how many people it is.',
  page,
  *check(model, { workspace }) {
    for (const pool of model.pools) {
      if (pool.kind !== 'role' || pool.people !== undefined || isUnreadable(pool, 'people')) continue;
      const chains = chainsOf(workspace, pool).filter((chain) => demandOf(workspace).has(chain.id));
      const [chain] = chains;
      const demand = chain && demandOf(workspace).get(chain.id)?.demand;
      if (chain === undefined || demand === undefined) continue;
      yield {
        range: pool.place,
        subject: pool.id,
        message: `Nobody says how many people ${called(pool)} is, so whether they can do ${called(chain)} at ${printRate(demand.rate)}, and how long cases wait for them, cannot be worked out. Add people and a number.`,
        related: chains.slice(0, 9).flatMap((one) => {
          const visit = workersOf(one).get(pool.id);
          if (visit === undefined) return [];
          const { node, place, what } = visit;
          return { file: fileOf(one.id), range: place, message: `${what} ${called(node)} in ${called(one)}` };
        }),
      };
    }
  },
};
