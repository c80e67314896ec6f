/** Which goals hold. */
import { type ChainFigures, type GoalFigures, isApproximate, type Standing, saySampled } from '../../flow/index.ts';
import { type Chain, type Goal, sayAbout, sayDuration, sayMoney, sayNumber, sayShare } from '../../model/index.ts';
import type { Block, Cell, Item } from '../document/index.ts';
import { dayOf, listed } from './words.ts';

export function goalsBlock({ goals, chain, figures }: Standing): readonly Block[] {
  if (goals.length === 0) return [];
  const day = dayOf(figures.countsOpenDays);
  const items = goals.map((one): Item => {
    const found = one.holds === null ? whyNot(one, chain) : valueText(one, figures, day);
    return { sign: SIGNS[`${one.holds}`], text: `${one.text}: ${found}` };
  });
  return [{ kind: 'list', title: 'Goals', items }];
}

const SIGNS: Readonly<Record<`${boolean | null}`, Cell>> = {
  true: { text: '✔', tone: 'good' },
  false: { text: '✖', tone: 'error' },
  null: { text: '?', tone: 'warning' },
};

/** A simulation is no approximation: its interval is said. */
function valueText(one: GoalFigures, figures: ChainFigures, day: string): string {
  if (one.sampled !== undefined) return `${goalValue(one, day)} (${saySampled(one.sampled)})`;
  if (one.goal.percentile !== undefined && one.value === null && !figures.overloaded)
    return 'more cases take longer, even if nobody ever waited in a queue';
  return sayAbout(goalValue(one, day), isAbout(one, figures));
}

function whyNot({ goal, value, needs, sampled }: GoalFigures, chain: Chain): string {
  if (sampled !== undefined && goal.target.kind === 'duration') {
    const unit = goal.target.duration.unit === 'wd' ? ' of open hours' : '';
    const found = `${sayDuration(value ?? 0)}${unit} (${saySampled(sampled)})`;
    return `${found}: too close to say (chainwright simulate ${chain.name} runs longer)`;
  }
  if (needs === 'simulation') return `only a longer simulation can tell (chainwright simulate ${chain.name})`;
  return `cannot be said without ${listed(needs?.facts ?? [])}`;
}

/** A throughput is held against what the chain could take. */
const STANDS_ON: Readonly<Record<Goal['figure'], string>> = {
  'lead time': 'leadTimeSeconds',
  'waiting time': 'waitingTimeSeconds',
  'touch time': 'touchTimeSeconds',
  throughput: 'throughputPerDay',
  cost: 'costPerCase',
  quality: 'quality',
};

function isAbout({ goal, value }: GoalFigures, figures: ChainFigures): boolean {
  return value !== null && isApproximate(figures, STANDS_ON[goal.figure]);
}

function goalValue({ goal, value }: GoalFigures, day: string): string {
  if (value === null) return goal.figure === 'throughput' ? 'without limit' : 'without end';
  const { target } = goal;
  switch (target.kind) {
    case 'duration':
      return `${sayDuration(value)}${target.duration.unit === 'wd' ? ' of open hours' : ''}`;
    case 'rate':
      return `${sayNumber(value)} ${day}`;
    case 'money':
      return sayMoney(value, target.money.currency);
    case 'share':
      return sayShare(value);
  }
}
