/**
 * Goals for a share of the cases, judged by a short simulation: what no formula says, beside a lint and behind an editor.
 * The same workspace gives the same answer everywhere. What lies within its interval is not claimed, and neither is what
 * might come of a run that has not yet forgotten its empty beginning.
 */
import type { Chain, Comparison, Goal, Workspace } from '../../../model/index.ts';
import { isApproximate } from '../../approximate.ts';
import type { ChainFigures, SampledGoal, ShortRun } from '../../figures.ts';
import { goalFigures } from '../../goals.ts';
import { goalTimes } from '../measures.ts';
import { type Job, type Replication, replicate } from '../replication.ts';
import { DEFAULTS } from '../request.ts';
import { Histogram, type Interval, intervalOf } from '../statistics/index.ts';
import { REPLICATIONS, type ShortPlan, shortPlan } from './plan.ts';

/** Before the last stage only what is this many times as far off as its interval reaches. */
const CLEAR = 2;
/** A histogram tells a time to 0.1%: what is as near as that to a target is not told from it. */
const RESOLUTION = 0.002;
/** Cases that have to be expected on the smaller side of a share. */
const FEWEST_BEYOND = 10;
/** Times that are so much less than they should be, or grow by so much in the course of a run, have not settled. */
const SETTLED = 0.05;

/** In stages: each asks for replications, until every goal is settled or there are no more stages. */
export function* shortRun(plan: ShortPlan): Generator<readonly Job[], ShortRun, readonly Replication[]> {
  const { design, figures, stages } = plan;
  const { chain, workspace, compiled } = design;
  const wanted = goalFigures(workspace, chain, figures).filter(({ needs }) => needs === 'simulation');
  let run: ShortRun = new Map();
  for (const [at, { span, effort }] of stages.entries()) {
    const found = yield Array.from({ length: REPLICATIONS }, (_, i) => ({
      ...{ program: compiled.program, seed: DEFAULTS.seed, span, effort, stretches: 2 },
      replication: at * REPLICATIONS + i,
    }));
    // Some had no end in time: of the others nothing can be concluded.
    if (found.some(({ unfinished, conserved }) => unfinished > 0 || !conserved)) return run;
    const judging = { settled: isSettled(found, figures), clear: at === stages.length - 1 ? 1 : CLEAR };
    run = new Map(
      wanted.flatMap(({ goal, text, target }) => {
        const sampled = sampledGoal(goal, target, found, judging);
        return sampled === undefined ? [] : [[text, sampled]];
      }),
    );
    if ([...run.values()].every(({ holds }) => holds !== null)) return run;
  }
  return run;
}

const known = new WeakMap<Workspace, Map<Chain, ShortRun | undefined>>();

/** The same in this thread, at once; undefined: no goal needs it, or it would take too long. */
export function shortRunOf(workspace: Workspace, chain: Chain): ShortRun | undefined {
  const runs = known.get(workspace) ?? new Map<Chain, ShortRun | undefined>();
  known.set(workspace, runs);
  if (!runs.has(chain)) {
    const plan = shortPlan(workspace, chain);
    runs.set(chain, plan && atOnce(plan));
  }
  return runs.get(chain);
}

function atOnce(plan: ShortPlan): ShortRun {
  const run = shortRun(plan);
  let step = run.next([]);
  while (step.done !== true) step = run.next(step.value.map(whole));
  return step.value;
}

function whole(job: Job): Replication {
  const run = replicate(job);
  let step = run.next();
  while (step.done !== true) step = run.next();
  return step.value;
}

// ---- verdicts ----

interface Judging {
  /** The run has forgotten that it began empty. */
  readonly settled: boolean;
  readonly clear: number;
}

function sampledGoal(
  goal: Goal,
  target: number,
  found: readonly Replication[],
  { settled, clear }: Judging,
): SampledGoal | undefined {
  const { percentile, comparison } = goal;
  const times = found.flatMap((one) => goalTimes(goal, one) ?? []);
  if (percentile === undefined || times.length < found.length) return undefined;
  const cases = times.reduce((sum, { total }) => sum + total, 0);
  if (cases * Math.min(percentile, 1 - percentile) < FEWEST_BEYOND) return undefined;
  const quantile = intervalOf(times.map((one) => one.quantile(percentile)));
  const together = new Histogram();
  for (const { counts } of times) together.merge(counts);
  // Of few cases the mean of quantiles is off, and that of all cases is not: the interval covers both.
  const value = together.quantile(percentile);
  const [low, high] = [Math.min(quantile.low, value), Math.max(quantile.high, value)].map((one) => Math.max(0, one));
  const time = { mean: value, low: (low ?? 0) * (1 - RESOLUTION), high: (high ?? 0) * (1 + RESOLUTION) };
  const share = intervalOf(times.map((one) => one.shareUntil(target)));
  const verdict = verdictOf(comparison, { time: wider(time, clear), target, share: wider(share, clear), percentile });
  // Who begins empty waits less: a goal that is missed even so is missed, one that holds may yet be missed.
  const isMild = verdict === isUpper(comparison);
  return { holds: isMild && !settled ? null : verdict, value, low: time.low, high: time.high, cases };
}

interface Evidence {
  readonly time: Interval;
  readonly target: number;
  /** Of the cases that are done by the target. */
  readonly share: Interval;
  readonly percentile: number;
}

/** Both the time and the share have to say it; the share is right on the mean however short the runs are. */
function verdictOf(comparison: Comparison, { time, target, share, percentile }: Evidence): boolean | null {
  if (time.high < target && share.low >= percentile) return isUpper(comparison);
  if (time.low > target && share.high < percentile) return !isUpper(comparison);
  return null;
}

function isUpper(comparison: Comparison): boolean {
  return comparison === '<' || comparison === '<=';
}

function wider({ mean, low, high }: Interval, times: number): Interval {
  return { mean, low: mean - times * (mean - low), high: mean + times * (high - mean) };
}

/** Lead times are as long as the formulas say, where these are exact, and no longer at the end than at the beginning. */
function isSettled(found: readonly Replication[], figures: ChainFigures): boolean {
  const mean = intervalOf(found.map(({ leadSeconds, cases }) => leadSeconds / cases));
  const { leadTimeSeconds } = figures;
  if (leadTimeSeconds !== null && !isApproximate(figures, 'leadTimeSeconds'))
    return mean.high >= leadTimeSeconds * (1 - SETTLED);
  const growth = intervalOf(found.map(({ series }) => (series?.[1] ?? 0) - (series?.[0] ?? 0)));
  return growth.low <= SETTLED * mean.mean;
}
