/**
 * Queues whose visits keep other hours than they do, over a week: they fill while visits come and nobody serves, and are
 * worked off after that.
 */
import { openShare, type Span, WEEK_SECONDS, type Week, zoneOffset } from '../calendar/index.ts';
import type { Station } from '../network/index.ts';
import { type Demand, waitGGc } from '../queueing/index.ts';
import type { Mixture, Part } from './hours.ts';

export interface Tides {
  /** Mean wait of a visit, seconds. */
  readonly wait: number;
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

/** Steps of one stretch of the week in which visits come and are served, or not, in the same way: short ones first. */
const FEWEST_STEPS = 4;
const MOST_STEPS = 24;
const GROWTH = 1.3;
/** How finely it is told when visits end. */
const DEPARTURE_SECONDS = 3_600;
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
  const steady = steadyOf(servers, { ...demand, variability: variabilityOf(demand, mixture) });
  const stretches = stretchesOf(station, demand.arrivals, mixture);
  let level = 0;
  // What is being worked on when it closes stays so until it opens again.
  let begun = 0;
  const ended = stretches.filter(({ serving }) => serving).map(endedIn);
  for (let week = 0; ; week++) {
    const before = level;
    let [area, busy, open] = [0, 0, 0];
    for (const { seconds, arrivals, atOnce, serving } of stretches) {
      level += atOnce;
      if (!serving) {
        busy += begun * seconds;
        area += (level + (arrivals * seconds) / 2) * seconds;
        level += arrivals * seconds;
        continue;
      }
      const ends = ended[open++]?.visits.fill(0) ?? NONE;
      let step = Math.min(seconds / FEWEST_STEPS, demand.mean / FEWEST_STEPS);
      for (let left = seconds; left > 0; left -= step) {
        step = Math.min(left, step * GROWTH, Math.max(seconds / MOST_STEPS, demand.mean / FEWEST_STEPS));
        const now = steady.busyAt(level);
        const change = arrivals - now.busy / demand.mean;
        // A step as long as one likes: exact for a line through the present level (Rosenbrock 1963).
        const pull = (now.slope * step) / demand.mean;
        const reach = pull > 1e-9 ? -Math.expm1(-pull) / pull : 1;
        const next = Math.max(0, level + change * step * reach);
        area += ((level + next) / 2) * step;
        const done = arrivals * step - (next - level);
        busy += done * demand.mean;
        spread(done, ends, (seconds - left) / seconds, (seconds - left + step) / seconds);
        level = next;
      }
      begun = steady.busyAt(level).busy;
    }
    if (Math.abs(level - before) > SETTLED * Math.max(level, Number.MIN_VALUE) && week < MOST_WEEKS) continue;
    const visits = demand.arrivals * WEEK_SECONDS;
    const stretch = Math.max(1, busy / (visits * demand.mean));
    return { wait: Math.max(0, area / visits - stretch * demand.mean), stretch, departures: departuresOf(ended) };
  }
}

/** The visits that end in each of the equal parts of a stretch. */
interface Ended {
  readonly from: number;
  readonly seconds: number;
  readonly visits: Float64Array;
}

const NONE = new Float64Array(0);

function endedIn({ from, seconds }: Stretch): Ended {
  return { from, seconds, visits: new Float64Array(Math.ceil(seconds / DEPARTURE_SECONDS)) };
}

/** @param from @param to parts of the whole, between 0 and 1. */
function spread(amount: number, over: Float64Array, from: number, to: number): void {
  const [first, last] = [from * over.length, Math.min(over.length, to * over.length)];
  for (let i = Math.floor(first); i < last; i++) {
    const within = Math.min(i + 1, last) - Math.max(i, first);
    over[i] = (over[i] ?? 0) + (amount * within) / (last - first);
  }
}

function departuresOf(ended: readonly Ended[]): Departures {
  const total = ended.reduce((sum, { visits }) => visits.reduce((some, one) => some + Math.max(0, one), sum), 0);
  return ended.flatMap(({ from, seconds, visits }) => {
    const long = seconds / visits.length;
    return Array.from(visits, (one, i) => ({
      from: from + i * long,
      to: from + (i + 1) * long,
      share: total > 0 ? Math.max(0, one) / total : 0,
    }));
  });
}

/** Of batches by the clock it is known when they come. */
function variabilityOf({ variability }: Demand, mixture: Mixture): number {
  return [...mixture.values()].reduce((sum, one) => sum + one.part * (one.pulses?.variability ?? variability), 0);
}

/** A part of the week in which visits come and are served, or not, in the same way. */
interface Stretch {
  /** Seconds from Monday 00:00 on the clock of the world. */
  readonly from: number;
  readonly seconds: number;
  /** Visits a second. */
  readonly arrivals: number;
  /** Visits that come as it begins. */
  readonly atOnce: number;
  readonly serving: boolean;
}

function stretchesOf(station: Station, arrivals: number, mixture: Mixture): readonly Stretch[] {
  const open = spansOf(station.week);
  const streams = [...mixture.values()].filter(({ pulses }) => pulses === undefined).map(densityOf);
  const ahead = offsetOf(station.week);
  const pulses = new Map<number, number>();
  for (const one of mixture.values()) {
    for (const { at: moment, share } of one.pulses?.at ?? []) {
      const when = wrapped(moment - ahead);
      pulses.set(when, (pulses.get(when) ?? 0) + one.part * share * arrivals * WEEK_SECONDS);
    }
  }
  const bounds = [open, ...streams].flat().flatMap(ends);
  const cuts = [...new Set([0, WEEK_SECONDS, ...bounds, ...pulses.keys()])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i] ?? 0;
    const middle = (from + to) / 2;
    const inflow = streams.reduce((sum, dense) => sum + (at(dense, middle)?.density ?? 0), 0);
    return {
      from,
      seconds: to - from,
      arrivals: arrivals * inflow,
      atOnce: pulses.get(from) ?? 0,
      serving: at(open, middle) !== undefined,
    };
  });
}

/** How much of all that comes to a station comes in a part of the week, to what would come in it evenly. */
interface Dense extends Span {
  readonly density: number;
}

function densityOf({ week, part, departures }: Part): readonly Dense[] {
  if (departures !== undefined)
    return departures.map(({ from, to, share }) => ({
      from,
      to,
      density: (part * share * WEEK_SECONDS) / (to - from),
    }));
  const density = part / openShare(week);
  return spansOf(week).map((span) => ({ ...span, density }));
}

interface Steady {
  /** Servers that are busy in the steady state with so many visits, and how many more with one more. */
  readonly busyAt: (level: number) => { readonly busy: number; readonly slope: number };
}

const POINTS = 64;

/** The steady state read backwards: from how many there are to how many are worked on. */
function steadyOf(servers: number, { mean, second, variability }: Demand): Steady {
  const busy = new Float64Array(POINTS);
  const levels = new Float64Array(POINTS);
  for (let i = 1; i < POINTS; i++) {
    // Closer and closer towards full.
    const load = 1 - (1 - i / POINTS) ** 3;
    const arrivals = (load * servers) / mean;
    busy[i] = load * servers;
    levels[i] = load * servers + arrivals * waitGGc(servers, { arrivals, mean, second, variability });
  }
  const [last, most] = [levels[POINTS - 1] ?? 0, busy[POINTS - 1] ?? 0];
  return {
    busyAt: (level) => {
      // Nearly full, what is free falls with the length of the queue.
      if (level >= last)
        return { busy: servers - ((servers - most) * last) / level, slope: ((servers - most) * last) / level ** 2 };
      let [low, high] = [0, POINTS - 1];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((levels[middle] ?? 0) <= level) low = middle;
        else high = middle;
      }
      const [from, to] = [levels[low] ?? 0, levels[high] ?? 0];
      const slope = ((busy[high] ?? 0) - (busy[low] ?? 0)) / (to - from);
      return { busy: (busy[low] ?? 0) + slope * (level - from), slope };
    },
  };
}

const ends = ({ from, to }: Span) => [from, to];

/** The span around a moment, by halving: they are in order and apart. */
function at<S extends Span>(spans: readonly S[], moment: number): S | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found !== undefined && found.from <= moment ? found : undefined;
}

/** Winter time: which day of the year does not matter where the figures are approximate. */
const NEW_YEAR_2024 = 1_704_067_200;

function offsetOf(week: Week | undefined): number {
  return week?.zone === undefined ? 0 : zoneOffset(week.zone, NEW_YEAR_2024);
}

function wrapped(seconds: number): number {
  return ((seconds % WEEK_SECONDS) + WEEK_SECONDS) % WEEK_SECONDS;
}

/** The open spans of a week on the clock of the world. */
function spansOf(week: Week | undefined): readonly Span[] {
  if (week === undefined) return [{ from: 0, to: WEEK_SECONDS }];
  const offset = offsetOf(week);
  const shifted = week.spans.flatMap(({ from, to }) => {
    const start = wrapped(from - offset);
    const end = start + to - from;
    return end <= WEEK_SECONDS
      ? [{ from: start, to: end }]
      : [
          { from: start, to: WEEK_SECONDS },
          { from: 0, to: end - WEEK_SECONDS },
        ];
  });
  return shifted.sort((a, b) => a.from - b.from);
}
