import {
  type ChainFigures,
  type GoalFigures,
  leastTime,
  mayTurnOff,
  networkOf,
  saySampled,
  type TimeFigure,
} from '../../flow/index.ts';
import { type Chain, type Related, sayDuration, sayMoney, sayNumber, sayRate, sayShare } from '../../model/index.ts';
import type { ProcessRule, RuleContext } from '../rule.ts';
import { isFull, loadOf } from '../shared/loads.ts';
import { verdictsOf } from '../shared/verdicts.ts';
import { called, percent, quoted, relatedNode, relatedPool } from '../shared/words.ts';
import { fileOf } from '../shared/work.ts';
import { type Culprit, culpritOf } from './culprit.ts';
import page from './goal-missed.md';

export const goalMissed: ProcessRule = {
  id: 'goal-missed',
  group: 'redesign',
  severity: 'error',
  summary: 'The figures say that a goal of the chain does not hold.',
  asks: 'figures',
  page,
  *check(model, context) {
    for (const chain of model.chains) {
      const { figures, goals } = verdictsOf(chain, context) ?? {};
      if (figures === undefined || goals === undefined) continue;
      for (const verdict of goals) {
        if (verdict.holds !== false || !isCertain(verdict, { chain, figures, context })) continue;
        const culprit = culpritOf(verdict.goal, chain, figures, context);
        yield {
          range: verdict.goal.place,
          chain: chain.name,
          subject: chain.id,
          message:
            `${called(chain)} misses its goal ${quoted(verdict.text)}: ${byHowMuch(verdict, { chain, figures, context })}. ${culprit?.message ?? ''}`.trim(),
          related: relatedTo(culprit, chain, context),
        };
      }
    }
  },
};

interface Site {
  readonly chain: Chain;
  readonly figures: ChainFigures;
  readonly context: RuleContext;
}

const TIMES: Readonly<Record<string, TimeFigure>> = {
  'lead time': 'leadTimeSeconds',
  'waiting time': 'waitingTimeSeconds',
  'touch time': 'touchTimeSeconds',
};
const FIGURES: Readonly<Record<string, keyof ChainFigures>> = {
  ...TIMES,
  throughput: 'throughputPerDay',
  cost: 'costPerCase',
  quality: 'quality',
};

const ROUNDING = 1e-9;

/**
 * Exact figures are believed. Of an approximate time only the queues are in doubt: it misses the goal when it still
 * would with half of its queueing, for the approximations are seldom off by so much. What checks find only adds to
 * times and costs; where it may also lead cases another way, nothing is said.
 * A simulation needs no approximations, and claims nothing within its interval.
 */
function isCertain({ goal, value, target, sampled }: GoalFigures, { chain, figures, context }: Site): boolean {
  if (sampled !== undefined) return !mayTurnOff(context.workspace, networkOf(context.workspace, chain));
  const figure = FIGURES[goal.figure];
  const isDoubted = figures.approximate.some(
    (one) => one.figure === figure || (figure === 'throughputPerDay' && one.figure === 'ceilingPerDay'),
  );
  if (!isDoubted || value === null) return true;
  const time = TIMES[goal.figure];
  const least = leastTime(context.workspace, chain, time ?? 'touchTimeSeconds');
  if (least === undefined) return false;
  const isUpper = goal.comparison === '<' || goal.comparison === '<=';
  if (time === undefined) return isUpper ? value > target : value < target;
  const mean = figures[time];
  if (mean === null || !isUpper) return false;
  // In working days both are on the open clock, on which queues are as long a part of it.
  const half = ((least.mean + mean) / 2) * (value / mean);
  return goal.comparison === '<' ? half >= target * (1 - ROUNDING) : half > target * (1 + ROUNDING);
}

function byHowMuch({ goal, value, target, sampled }: GoalFigures, site: Site): string {
  const { figures } = site;
  const figure = FIGURES[goal.figure];
  const about = figures.approximate.some((one) => one.figure === figure) ? 'about ' : '';
  const more = (amount: string, part: number) => {
    if (Math.abs(part) < 1e-6) return 'which is just not good enough';
    return `${amount} ${part > 0 ? 'more' : 'less'} (${sayShare(Math.abs(part))})`;
  };
  const part = value === null || target === 0 ? 0 : value / target - 1;
  if (goal.target.kind === 'duration') {
    if (value === null && goal.percentile !== undefined && !figures.overloaded)
      return `more than ${sayShare(1 - goal.percentile)} of its cases take longer, even if nobody ever waited in a queue: ${leastText(site, goal.figure)} on the mean without any`;
    if (value === null) return `it has no end, for more comes in than can be done`;
    const wd = goal.target.duration.unit === 'wd' ? ' of open time' : '';
    if (sampled !== undefined && goal.percentile !== undefined)
      return `${sayShare(goal.percentile)} of its cases take up to ${sayDuration(value)}${wd} (${saySampled(sampled)}), ${more(sayDuration(Math.abs(value - target)), part)}`;
    return `it is ${about}${sayDuration(value)}${wd} on the mean, ${more(sayDuration(Math.abs(value - target)), part)}`;
  }
  if (value === null) return 'more comes in than can be done';
  switch (goal.target.kind) {
    case 'rate':
      return `it is ${about}${sayRate(value)}, ${more(sayRate(Math.abs(value - target)), part)}`;
    case 'money': {
      const { currency } = goal.target.money;
      return `it is ${about}${sayMoney(value, currency)} a case, ${more(sayMoney(Math.abs(value - target), currency), part)}`;
    }
    case 'share':
      return `it is ${about}${percent(value)}, ${sayNumber(Math.abs(value - target) * 100)} points ${value < target ? 'less' : 'more'}`;
  }
}

function leastText({ chain, context }: Site, figure: string): string {
  const least = leastTime(context.workspace, chain, TIMES[figure] ?? 'leadTimeSeconds');
  return `it takes ${sayDuration(least?.mean ?? 0)}`;
}

/** The node that costs most, and the full pools behind it. */
function relatedTo(culprit: Culprit | undefined, chain: Chain, context: RuleContext): readonly Related[] {
  const nodes =
    culprit?.node === undefined
      ? []
      : [relatedNode(fileOf(culprit.node.id), culprit.node, `${called(culprit.node)} costs most`)];
  const load = loadOf(context, culprit?.pool, chain);
  return load !== undefined && isFull(load) ? [...nodes, relatedPool(load.pool)] : nodes;
}
