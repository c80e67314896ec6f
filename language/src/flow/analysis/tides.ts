/**
 * Queues whose visits keep other hours than they do, over a week: they fill while visits come and nobody serves, and are
 * worked off after that.
 */
import { WEEK_SECONDS } from '../calendar/index.ts';
import type { Station } from '../network/index.ts';
import type { Demand } from '../queueing/index.ts';
import type { Mixture, Part } from './hours.ts';
import { type Steady, steadyOf } from './steady.ts';
import { type Inflow, inflowOf, type Stretch, stretchesOf } from './stretches.ts';

export interface Tides {
  /** Mean wait of a visit, seconds. */
  readonly wait: number;
  /** That of those visits that come in a part of the mixture. */
  readonly waitOf: (part: Mixture) => number;
  /** Mean time from the beginning of its work to the end, by the time worked: closing interrupts it. */
  readonly stretch: number;
  readonly departures: Departures;
}

/** When visits end: more of them soon after opening, when what came overnight is worked off, than before closing. */
export type Departures = readonly Departure[];

/** A part of the week on the clock of the world, seconds from Monday 00:00. */
export interface Departure {
  readonly from: number;
  readonly to: number;
  /** Of all that end in a week; together 1. */
  readonly share: number;
}

/** The part of a mean work in which the level is taken to change evenly, and the longest time: short steps after opening. */
const STEP_PART = 1 / 4;
const LONGEST_STEP_SECONDS = 1_200;
const GROWTH = 1.3;
/** Weeks until one is like the one before. */
const MOST_WEEKS = 60;
const SETTLED = 1e-4;

/**
 * The mean number at a station follows dL/dt = λ(t) - μ(L), where μ(L) is what a station that held L visits in the steady
 * state would finish (pointwise stationary fluid flow: Tipper & Sundareshan 1990, eq. 7; Wang, Tipper & Banerjee 1996).
 * With constant arrivals it ends at the steady state; far above it, it is a reservoir that fills and drains (Newell 1982).
 * @param demand of the hours in which visits come, its arrivals on the mean over the week.
 */
export function tidesOf(station: Station, servers: number, demand: Demand, mixture: Mixture): Tides {
  const stretches = stretchesOf(station, mixture);
  const inflow = inflowOf(stretches, station, mixture, demand.arrivals);
  const steady = steadyOf(servers, { ...demand, variability: variabilityOf(demand, mixture) });
  const week = new TidalWeek(stretches, inflow, demand.mean, steady);
  settle(week);
  const visits = demand.arrivals * WEEK_SECONDS;
  const stretch = Math.max(1, week.busy / (visits * demand.mean));
  const wait = Math.max(0, week.area / visits - stretch * demand.mean);
  const sojourns = new Map<string, number>();
  const sojournOf = (key: string, part: Part) => {
    // Batches by the clock have no key that they keep from one mixture to the other.
    const known = part.pulses === undefined ? sojourns.get(key) : undefined;
    if (known !== undefined) return known;
    const whole: Mixture = new Map([[key, { ...part, part: 1 }]]);
    const sojourn = week.sojournOf(inflowOf(stretches, station, whole, demand.arrivals));
    sojourns.set(key, sojourn);
    return sojourn;
  };
  const meanOf = (some: Mixture) => [...some].reduce((sum, [key, one]) => sum + one.part * sojournOf(key, one), 0);
  let usual: number | undefined;
  const waitOf = (some: Mixture) => {
    usual ??= meanOf(mixture);
    return Math.max(0, wait + meanOf(some) - usual);
  };
  return { wait, waitOf, stretch, departures: week.departures() };
}

/** Until a week is like the one before. */
function settle(week: TidalWeek): void {
  let [level, next] = [0, week.after(0)];
  for (let weeks = 1; weeks < MOST_WEEKS; weeks += 2) {
    if (Math.abs(next - level) <= SETTLED * Math.max(next, Number.MIN_VALUE)) return;
    const later = week.after(next);
    // Each week brings it nearer by about the same share (Aitken 1926).
    const share = (later - next) / (next - level);
    level = share > 0 && share < 1 ? later + ((later - next) * share) / (1 - share) : later;
    next = week.after(level);
  }
}

/** One week after the other at one station; the figures are those of the last. */
class TidalWeek {
  /** Visits there, by the seconds that they are. */
  area = 0;
  /** Busy servers, likewise, those included whose work lies until it opens again. */
  busy = 0;
  readonly #stretches: readonly Stretch[];
  readonly #inflow: Inflow;
  /** Visits there as it began. */
  #start = 0;
  /** Visits that end in each stretch. */
  readonly #ended: Float64Array;
  #left: Float64Array | undefined;
  /** What is being worked on when it closes stays so until it opens again. */
  #begun = 0;
  readonly #mean: number;
  readonly #steady: Steady;

  constructor(stretches: readonly Stretch[], inflow: Inflow, mean: number, steady: Steady) {
    this.#stretches = stretches;
    this.#inflow = inflow;
    this.#ended = new Float64Array(stretches.length);
    this.#mean = mean;
    this.#steady = steady;
  }

  /** @returns the level at the end of a week that begins with this one. */
  after(start: number): number {
    const [mean, steady, ended] = [this.#mean, this.#steady, this.#ended];
    this.#start = start;
    this.#left = undefined;
    const longest = Math.max(LONGEST_STEP_SECONDS, mean * STEP_PART);
    let level = start;
    let step = 0;
    let begun = this.#begun;
    let [area, busy] = [0, 0];
    for (const [i, { seconds, serving }] of this.#stretches.entries()) {
      const arrivals = this.#inflow.arrivals[i] ?? 0;
      const atOnce = this.#inflow.atOnce[i] ?? 0;
      level += atOnce;
      if (!serving) {
        busy += begun * seconds;
        area += (level + (arrivals * seconds) / 2) * seconds;
        level += arrivals * seconds;
        step = 0;
        continue;
      }
      if (step === 0 || atOnce > 0) step = Math.min(seconds, mean) * STEP_PART;
      let done = 0;
      for (let left = seconds; left > 0; ) {
        const now = Math.min(left, step);
        steady.at(level);
        const change = arrivals - steady.busy / mean;
        // A step as long as one likes: exact for a line through the present level (Rosenbrock 1963).
        const pull = (steady.slope * now) / mean;
        const reach = pull > 1e-9 ? -Math.expm1(-pull) / pull : 1;
        const next = Math.max(0, level + change * now * reach);
        area += ((level + next) / 2) * now;
        done += arrivals * now - (next - level);
        level = next;
        left -= now;
        step = Math.min(step * GROWTH, longest);
      }
      ended[i] = done;
      busy += done * mean;
      begun = steady.at(level).busy;
    }
    this.area = area;
    this.busy = busy;
    this.#begun = begun;
    return level;
  }

  departures(): Departures {
    const total = this.#ended.reduce((sum, one) => sum + Math.max(0, one), 0);
    return this.#stretches.flatMap(({ from, seconds, serving }, i) => {
      const ended = this.#ended[i] ?? 0;
      return serving && ended > 0 ? [{ from, to: from + seconds, share: ended / total }] : [];
    });
  }

  /**
   * Mean seconds that visits stay who come in this way: who comes as the n-th of the week leaves as the n-th (Newell 1982,
   * ch. 1: cumulative curves). Rougher than `area`, for the comparison of some visits with others.
   */
  sojournOf({ arrivals, atOnce }: Inflow): number {
    let before = this.#start;
    let [stays, visits] = [0, 0];
    for (const [i, { from, seconds }] of this.#stretches.entries()) {
      const burst = this.#inflow.atOnce[i] ?? 0;
      const [even, sudden] = [(arrivals[i] ?? 0) * seconds, atOnce[i] ?? 0];
      if (sudden > 0) stays += sudden * (this.#leaves(before + burst / 2) - from);
      before += burst;
      const come = (this.#inflow.arrivals[i] ?? 0) * seconds;
      if (even > 0) {
        for (const part of THIRDS)
          stays += (even / THIRDS.length) * (this.#leaves(before + part * come) - from - part * seconds);
      }
      before += come;
      visits += even + sudden;
    }
    return visits > 0 ? stays / visits : 0;
  }

  /** When the n-th visit leaves, counted from the beginning of the week. */
  #leaves(n: number): number {
    const gone = this.#gone();
    const all = gone[gone.length - 1] ?? 0;
    if (!(all > 0)) return 0;
    const weeks = Math.floor(n / all);
    const rest = n - weeks * all;
    let [low, high] = [0, this.#stretches.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((gone[middle + 1] ?? 0) < rest) low = middle + 1;
      else high = middle;
    }
    const { from, seconds } = this.#stretches[low] ?? NOWHEN;
    const [since, until] = [gone[low] ?? 0, gone[low + 1] ?? 0];
    return weeks * WEEK_SECONDS + from + (until > since ? ((rest - since) / (until - since)) * seconds : 0);
  }

  /** How many have left as each stretch begins, and at the end. */
  #gone(): Float64Array {
    if (this.#left !== undefined) return this.#left;
    const left = new Float64Array(this.#ended.length + 1);
    for (const [i, ended] of this.#ended.entries()) left[i + 1] = (left[i] ?? 0) + Math.max(0, ended);
    this.#left = left;
    return left;
  }
}

const THIRDS = [1 / 6, 1 / 2, 5 / 6];
const NOWHEN = { from: 0, seconds: 0 };

/** Of batches by the clock it is known when they come. */
function variabilityOf({ variability }: Demand, mixture: Mixture): number {
  return [...mixture.values()].reduce((sum, one) => sum + one.part * (one.pulses?.variability ?? variability), 0);
}
