/** Do the goals of a chain hold? */
import { type Chain, type Comparison, type Goal, printGoal, secondsOf, type Workspace } from '../model/index.ts';
import { openShare, type Week, weekOf, workingDaySeconds } from './calendar/index.ts';
import type { ChainFigures, GoalFigures, ShortRun } from './figures.ts';
import { leastTime, shareBeyond } from './least.ts';
import { networkOf, openDaysPerSecond, ratePerSecond } from './network/index.ts';

/** Figures that miss a goal by less than rounding do not miss it. */
const ROUNDING = 1e-9;

/** @param run what a short simulation says of goals for a share of the cases. */
export function goalFigures(
  workspace: Workspace,
  chain: Chain,
  figures: ChainFigures,
  run?: ShortRun,
): readonly GoalFigures[] {
  const during = chain.demand?.during?.id;
  const hours = during === undefined ? undefined : workspace.hours.get(during);
  const week = hours && weekOf(hours);
  return chain.goals.map((goal) => {
    const verdict = judge(goal, { workspace, chain, figures, week });
    const text = printGoal(goal);
    const known = verdict.needs === 'simulation' ? run?.get(text) : undefined;
    if (known === undefined) return { goal, text, ...verdict };
    const { holds, value, ...sampled } = known;
    return { goal, text, holds, value, target: verdict.target, sampled };
  });
}

interface Context {
  readonly workspace: Workspace;
  readonly chain: Chain;
  readonly figures: ChainFigures;
  readonly week: Week | undefined;
}

type Verdict = Omit<GoalFigures, 'goal' | 'text'>;

function judge(goal: Goal, context: Context): Verdict {
  const { target } = goal;
  switch (target.kind) {
    case 'duration':
      return judgeTime(goal, context);
    case 'rate':
      return judgeThroughput(goal, context);
    case 'money':
      return judgeCost(goal, context);
    case 'share': {
      const facts = [...factsOf(context.figures, 'quality'), ...criteriaOf(context)];
      return facts.length > 0
        ? needing(facts, target.share)
        : settled(goal.comparison, context.figures.quality, target.share);
    }
  }
}

const TIMES = {
  'lead time': 'leadTimeSeconds',
  'waiting time': 'waitingTimeSeconds',
  'touch time': 'touchTimeSeconds',
} as const;

/** Clock time; in working days, the time that is open. */
function judgeTime(goal: Goal, { workspace, chain, figures, week }: Context): Verdict {
  if (goal.target.kind !== 'duration') return needing(['a duration'], 0);
  const { duration } = goal.target;
  const figure = TIMES[goal.figure as keyof typeof TIMES] ?? TIMES['lead time'];
  const worked = figure === 'touchTimeSeconds';
  // Work is done in open time only: its seconds are open ones already.
  const share = duration.unit === 'wd' && !worked ? openShare(week) : 1;
  const target = secondsOf(duration, workingDaySeconds(week));
  const facts = factsOf(figures, figure);
  if (facts.length > 0) return needing(facts, target);
  const mean = figures[figure];
  if (figures.overloaded && mean === null) return settled(goal.comparison, Number.POSITIVE_INFINITY, target);
  if (goal.percentile !== undefined) {
    // In working days it matters when a case comes: its time is no longer than on the clock of the world.
    const least = share === 1 ? leastTime(workspace, chain, figure) : undefined;
    const isLate = least !== undefined && shareBeyond(least, target) > 1 - goal.percentile + ROUNDING;
    if (isLate && isUpper(goal.comparison)) return { holds: false, value: null, target };
    return { holds: null, value: null, target, needs: 'simulation' };
  }
  return settled(goal.comparison, mean === null ? null : mean * share, target);
}

/** What leaves at the given demand; where the demand itself is below the goal, what could. */
function judgeThroughput(goal: Goal, { figures, week }: Context): Verdict {
  if (goal.target.kind !== 'rate') return needing(['a rate'], 0);
  const target = ratePerSecond(goal.target.rate, week) / openDaysPerSecond(week);
  const demandFacts = factsOf(figures, 'throughputPerDay');
  if (demandFacts.length > 0) return needing(demandFacts, target);
  const { demandPerDay, throughputPerDay, ceilingPerDay } = figures;
  if (demandPerDay !== null && demandPerDay >= target * (1 - ROUNDING))
    return settled(goal.comparison, throughputPerDay, target);
  const facts = factsOf(figures, 'ceilingPerDay');
  if (facts.length > 0) return needing(facts, target);
  return settled(goal.comparison, ceilingPerDay ?? Number.POSITIVE_INFINITY, target);
}

function judgeCost(goal: Goal, { workspace, chain, figures }: Context): Verdict {
  if (goal.target.kind !== 'money') return needing(['an amount'], 0);
  const { amount, currency } = goal.target.money;
  const facts = factsOf(figures, 'costPerCase');
  if (facts.length > 0 || figures.costPerCase === null) return needing(facts, amount);
  const others = Object.keys(figures.costPerCase).filter((one) => one !== currency);
  if (others.length > 0)
    return needing(
      others.map((one) => `what one ${one} is in ${currency}`),
      amount,
    );
  const cost = figures.costPerCase[currency];
  if (cost === undefined) return needing(unpricedOf(workspace, chain), amount);
  return settled(goal.comparison, cost, amount);
}

/** Who works in a chain and names no costs. */
function unpricedOf(workspace: Workspace, chain: Chain): readonly string[] {
  const pools = networkOf(workspace, chain).points.flatMap(({ pool }) => (pool === undefined ? [] : [pool]));
  const names = [...new Set(pools)].map((pool) => `costs of ${workspace.pools.get(pool)?.name ?? pool}`);
  return names.length > 0 ? names : [`costs of ${chain.name}`];
}

/** Outputs of which nobody says what is right count as right in the figure; a goal asks for more. */
function criteriaOf({ workspace, chain }: Context): readonly string[] {
  const gaps = networkOf(workspace, chain).gaps.filter(({ kind }) => kind === 'criteria');
  return [...new Set(gaps.map(({ fact }) => fact))];
}

function factsOf(figures: ChainFigures, figure: string): readonly string[] {
  return figures.missing.find((one) => one.figure === figure)?.facts ?? [];
}

function needing(facts: readonly string[], target: number): Verdict {
  return { holds: null, value: null, target, needs: { facts: [...new Set(facts)] } };
}

/** Is less better? */
function isUpper(comparison: Comparison): boolean {
  return comparison === '<' || comparison === '<=';
}

function settled(comparison: Comparison, value: number | null, target: number): Verdict {
  if (value === null) return needing([], target);
  const slack = ROUNDING * Math.max(Math.abs(target), Math.abs(Number.isFinite(value) ? value : 0));
  const holds = {
    '<': value < target - slack,
    '<=': value <= target + slack,
    '>': value > target + slack,
    '>=': value >= target - slack,
  }[comparison];
  return { holds, value: Number.isFinite(value) ? value : null, target };
}
