import { type Pool, type Range, type Related, sayNumber, sayShare } from '../../model/index.ts';
import type { ProcessRule, RuleContext } from '../rule.ts';
import { type Asking, askingFor, isFull, type Load, loadOf, saidLoad } from '../shared/loads.ts';
import { called, relatedNode } from '../shared/words.ts';
import { fileOf } from '../shared/work.ts';
import page from './overloaded.md';

export const overloaded: ProcessRule = {
  id: 'overloaded',
  group: 'flow',
  severity: 'error',
  summary: 'More is asked of a pool than it has time for: its queue grows without end.',
  asks: 'figures',
  page,
  *check(model, context) {
    for (const pool of model.pools) {
      const load = loadOf(context, pool.id);
      if (load === undefined || !isFull(load)) continue;
      yield atPool(
        load,
        context,
        (most) =>
          `${called(pool)} is asked for ${saidLoad(load, sayShare)} of ${theirTime(pool)}${most}: ${growth(load, context)}. Add ${reserve(pool)}, shorten what takes most of it, or lead cases past it.`,
      );
    }
  },
};

/** A finding about a pool as a whole: at its name, with what asks most of it. */
export function atPool(load: Load, context: RuleContext, message: (most: string) => string) {
  const { pool } = load;
  const asking = askingFor(load, context);
  return {
    range: pool.place as Range,
    subject: pool.id,
    message: message(saidMost(asking)),
    related: asking
      .slice(0, 3)
      .map(
        ({ chain, node }): Related =>
          relatedNode(fileOf(node.id), node, `${called(node)} in ${called(chain)} asks for it`),
      ),
  };
}

function saidMost([first, second]: readonly Asking[]): string {
  if (first === undefined) return '';
  return `, ${second === undefined ? 'all' : 'most'} of it for ${called(first.node)} in ${called(first.chain)}`;
}

function growth({ pool, figures }: Load, { figures: all }: RuleContext): string {
  const growing = figures.chains.map((id) => all.chains.get(id)?.queueGrowthPerDay.get(pool.id));
  const perDay = growing.find((one) => one !== undefined && one > 0);
  return perDay === undefined
    ? 'the queue grows without end'
    : `the queue grows by ${sayNumber(perDay)} a day, without end`;
}

function theirTime({ kind }: Pool): string {
  return kind === 'role' || kind === 'person' ? 'their time' : 'its time';
}

function reserve({ kind }: Pool): string {
  return kind === 'role' || kind === 'person' ? 'people' : 'parallel places';
}
