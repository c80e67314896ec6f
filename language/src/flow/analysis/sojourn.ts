/** How long a case stays at each point, and on its whole way. */
import { WEEK_SECONDS, type Week } from '../calendar/index.ts';
import type { Moments, Point } from '../network/index.ts';
import { fitted, lastingOf, maximum } from '../queueing/index.ts';
import { type Fork, Passage, type Traffic } from '../traffic/index.ts';
import { longestOfExponentials } from './longest.ts';
import { commonDivisor } from './pulses.ts';
import type { BatchTotal } from './totals.ts';
import type { Queue, Queues } from './waits.ts';

/** Seconds of one visit on the clock of the world. */
export interface Stay {
  /** In the queue. */
  readonly queue: number;
  /** Until its batch is complete. */
  readonly batch: number;
  /** Work, or the time that a wait takes; longer than `time` where closing interrupts it. */
  readonly time: Moments;
  /** All of it together. */
  readonly whole: Moments;
}

export interface StayInput {
  readonly traffic: Traffic;
  readonly queues: Queues;
  readonly batches: ReadonlyMap<string, BatchTotal>;
  /** When its cases come; absent: always. */
  readonly week?: Week;
}

/** By point; undefined: not known, or without end. */
export function staysOf({ traffic, queues, batches, week }: StayInput): readonly (Stay | undefined)[] {
  const waits = new Map<string, number>();
  const waitAt = (pool: string, { wait = 0, waitOf }: Queue) => {
    if (waitOf === undefined) return wait;
    const own = waits.get(pool) ?? waitOf(traffic.network.chain);
    waits.set(pool, own);
    return own;
  };
  return traffic.network.points.map((point, i) => {
    const time = traffic.times[i];
    if (time === undefined) return undefined;
    const batch = collecting(point, batches, week);
    const queue = point.pool === undefined ? undefined : queues.get(point.pool);
    if (point.pool === undefined || point.time === undefined)
      return batch === undefined ? undefined : plain(time, batch);
    if (queue?.wait === undefined || batch === undefined) return undefined;
    const { waitSecond = 0, openShare, stretch = 1 / openShare } = queue;
    const wait = waitAt(point.pool, queue);
    const stretched = { mean: time.mean * stretch, second: time.second * stretch ** 2 };
    const mean = wait + stretched.mean + batch;
    const second = waitSecond + stretched.second + batch ** 2 + 2 * (wait * stretched.mean + batch * (mean - batch));
    return { queue: wait, batch, time: stretched, whole: { mean, second } };
  });
}

function plain(time: Moments, batch: number): Stay {
  const mean = time.mean + batch;
  return { queue: 0, batch, time, whole: { mean, second: time.second + 2 * time.mean * batch + batch ** 2 } };
}

/**
 * Mean time until a batch is complete: of N, the k-th waits for N - k others; of an interval, half of it on the mean
 * (arrivals fall anywhere in it). undefined: nobody comes.
 */
function collecting(
  { batch, node }: Point,
  batches: ReadonlyMap<string, BatchTotal>,
  week: Week | undefined,
): number | undefined {
  if (batch === undefined) return 0;
  if (batch.kind === 'interval') return untilNext(batch.everySeconds, week);
  const rate = batches.get(node)?.casesPerSecond ?? 0;
  return rate > 0 ? (batch.size - 1) / (2 * rate) : undefined;
}

const MOST_WEEKS = 60;

/** Mean time from any moment of the open week to the next full interval. */
function untilNext(every: number, week: Week | undefined): number {
  if (week === undefined || week.openSeconds === 0) return every / 2;
  // An interval that does not fit into a week ends at other times in each.
  const weeks = Math.min(MOST_WEEKS, every / commonDivisor(every, WEEK_SECONDS));
  // The integral from 0 to t of the time that is left of the interval.
  const left = (t: number) => {
    const [whole, begun] = [Math.floor(t / every), t % every];
    return (whole * every ** 2) / 2 + every * begun - begun ** 2 / 2;
  };
  let sum = 0;
  for (let i = 0; i < weeks; i++) {
    const start = i * WEEK_SECONDS;
    for (const { from, to } of week.spans) sum += left(start + to) - left(start + from);
  }
  return sum / (weeks * week.openSeconds);
}

export interface Way {
  /** Mean seconds from the first point to the last. */
  readonly mean: number;
  /** Why the forks on it make that approximate. */
  readonly doubt?: string;
}

/** The mean time on the whole way of a case; a fork takes as long as its longest branch. */
export function wayOf(traffic: Traffic, stays: readonly (Stay | undefined)[]): Way {
  const { network, ways, visits, forks } = traffic;
  const stayOf = (point: number): Moments => stays[point]?.whole ?? NO_TIME;
  if (forks.length === 0) {
    let mean = 0;
    for (let point = 0; point < visits.perCase.length; point++) {
      const times = visits.perCase[point] ?? 0;
      if (times > 0) mean += times * stayOf(point).mean;
    }
    return { mean };
  }
  const settled = new Map<number, Fork>();
  const lasting = new Map<number, Moments>();
  const timeAt = (point: number) => lasting.get(point) ?? stayOf(point);
  let doubt: string | undefined;
  for (const fork of forks) {
    const longest = longestBranch(traffic, fork, settled, timeAt, stays);
    lasting.set(fork.point, longest.moments);
    doubt ??= longest.doubt;
    settled.set(fork.point, fork);
  }
  const whole = new Passage(ways, undefined, settled, (way) => ways.probabilities[way] ?? 0);
  const value = whole.value((point) => timeAt(point).mean);
  const mean = network.entries.reduce((sum, { to, probability }) => sum + probability * value(to), 0);
  return { mean, ...(doubt !== undefined && { doubt }) };
}

const NO_TIME: Moments = { mean: 0, second: 0 };

interface Longest {
  readonly moments: Moments;
  readonly doubt?: string;
}

function longestBranch(
  traffic: Traffic,
  fork: Fork,
  settled: ReadonlyMap<number, Fork>,
  timeAt: (point: number) => Moments,
  stays: readonly (Stay | undefined)[],
): Longest {
  const { network, ways } = traffic;
  const regions = fork.regions;
  const nested = regions.some((region) => region.some((point) => settled.has(point)));
  const queued = regions.some((region) =>
    region.some((point) => {
      const stay = stays[point];
      return stay !== undefined && (stay.queue > 0 || stay.batch > 0 || stay.time.mean !== traffic.times[point]?.mean);
    }),
  );
  if (!nested && !queued) {
    const single = regions.map((region) => singleTime(traffic, region));
    if (single.every((one) => one !== undefined)) return { moments: maximum(single) };
    const exact = longestOfExponentials(network, fork);
    if (exact !== undefined) return { moments: exact };
  }
  const times = fork.branches.map((branch, i) => {
    const region = regions[i] ?? [];
    if (region.length === 0) return fitted(0, 0);
    const passage = new Passage(ways, region, settled, (way) => ways.probabilities[way] ?? 0);
    const mean = passage.value((point) => timeAt(point).mean);
    const onward = (point: number) => mean(point) - timeAt(point).mean;
    const second = passage.value((point) => timeAt(point).second + 2 * timeAt(point).mean * onward(point));
    return fitted(mean(branch), second(branch));
  });
  const why = queued ? 'wait in queues' : 'have several times';
  return { moments: maximum(times), doubt: `the longest of branches that ${why} is estimated from mean and deviation` };
}

/** The time of a branch that is one point with a time, and otherwise only passed; undefined: it is not so simple. */
function singleTime({ network, times }: Traffic, region: readonly number[]) {
  const timed = region.filter((point) => (times[point]?.mean ?? 0) > 0);
  const [only] = timed;
  if (only === undefined) return fitted(0, 0);
  const facts = network.points[only];
  const straight = region.every((point) => new Set(network.points[point]?.next.map(({ to }) => to)).size <= 1);
  if (timed.length > 1 || !straight || facts?.time === undefined || facts.timeout !== undefined) return undefined;
  return lastingOf(facts.time);
}
