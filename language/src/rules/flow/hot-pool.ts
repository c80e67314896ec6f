import { isApproximate } from '../../flow/index.ts';
import { sayAbout, sayDuration, sayShare } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { isFull, isHot, type Load, loadOf, saidLoad } from '../shared/loads.ts';
import { called } from '../shared/words.ts';
import page from './hot-pool.md';
import { atPool } from './overloaded.ts';

export const hotPool: ProcessRule = {
  id: 'hot-pool',
  group: 'flow',
  severity: 'warning',
  summary: 'People are loaded so much that any disturbance becomes a long queue.',
  asks: 'figures',
  page,
  *check(model, context) {
    for (const pool of model.pools) {
      const load = loadOf(context, pool.id);
      if (load === undefined || isFull(load) || !isHot(load, context)) continue;
      yield atPool(
        load,
        context,
        (most) =>
          `${called(pool)} has ${saidLoad(load, sayShare)} of ${pool.kind === 'role' ? 'its' : 'their'} time taken${most}: ${waiting(load)}, and a busy week or a sick colleague makes a queue that stays. Take work away here, or add people, before anything in front of it gets faster.`,
      );
    }
  },
};

function waiting({ figures }: Load): string {
  const { waitSeconds } = figures;
  if (waitSeconds === null || !(waitSeconds > 0)) return 'near full load a queue grows steeply';
  return `a visit waits ${sayAbout(sayDuration(waitSeconds), isApproximate(figures, 'waitSeconds'))} on the mean`;
}
