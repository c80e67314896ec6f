/** Which chains and pools live on one clock, and what it costs where they do not. */
import type { Id } from '../../model/index.ts';
import { openShare, type Span, WEEK_SECONDS, type Week, weekKey, zoneOffset } from '../calendar/index.ts';
import type { Station } from '../network/index.ts';
import type { Member } from './scene.ts';
import type { Stream, Streams } from './streams.ts';

export const ALWAYS = weekKey(undefined);

/**
 * The one set of hours that the demand and all pools of a chain keep; undefined where they differ, or where time passes
 * outside of the hours: in waits, on the way, in batches by the clock.
 */
export function clockOf({ traffic, arrivals }: Member, stations: ReadonlyMap<Id, Station>): string | undefined {
  const key = weekKey(arrivals?.week);
  if (traffic.uses.some(({ pool, seconds }) => seconds > 0 && weekKey(stations.get(pool)?.week) !== key))
    return undefined;
  if (key === ALWAYS) return key;
  const byClock = traffic.uses.some(({ batches }) => batches.some(({ batch }) => batch.kind === 'interval'));
  return traffic.idles || byClock ? undefined : key;
}

/** Parts of the visits to a pool by the hours in which they can come; together 1. */
export type Mixture = ReadonlyMap<string, { readonly week: Week | undefined; readonly part: number }>;

type Parts = Map<string, { week: Week | undefined; part: number }>;

/** Streams run through pools that are always open and keep the hours of where they came from: so many pools in a row. */
const PASSES = 8;

/** In which hours visits come to each pool: those of the demand, or of the pool that they come from. */
export function mixturesOf(streams: Streams, stations: ReadonlyMap<Id, Station>): ReadonlyMap<Id, Mixture> {
  const sources = new Map([...streams].map(([pool, into]) => [pool, sourcesOf(into, stations)]));
  let mixtures: ReadonlyMap<Id, Mixture> = new Map();
  for (let pass = 0; pass < PASSES; pass++) {
    const before = mixtures;
    mixtures = new Map([...sources].map(([pool, into]) => [pool, mixtureOf(into, before)]));
  }
  return mixtures;
}

/** What comes to a pool: in hours that are known, and out of pools that keep the hours of what came to them. */
interface Sources {
  readonly known: Parts;
  readonly inherited: Map<Id, number>;
}

function sourcesOf(into: readonly Stream[], stations: ReadonlyMap<Id, Station>): Sources {
  const known: Parts = new Map();
  const inherited = new Map<Id, number>();
  for (const { from, week, rate, prompt } of into) {
    add(known, undefined, rate - prompt);
    const own = from === undefined ? week : stations.get(from)?.week;
    if (from === undefined || own !== undefined) add(known, own, prompt);
    else inherited.set(from, prompt + (inherited.get(from) ?? 0));
  }
  return { known, inherited };
}

function mixtureOf({ known, inherited }: Sources, before: ReadonlyMap<Id, Mixture>): Mixture {
  const parts: Parts = new Map([...known].map(([key, one]) => [key, { ...one }]));
  for (const [from, prompt] of inherited) {
    const kept = before.get(from);
    if (kept === undefined) add(parts, undefined, prompt);
    else for (const { week, part } of kept.values()) add(parts, week, prompt * part);
  }
  const total = [...parts.values()].reduce((sum, { part }) => sum + part, 0);
  return new Map([...parts].map(([key, { week, part }]) => [key, { week, part: part / total }]));
}

function add(parts: Parts, week: Week | undefined, rate: number): void {
  if (!(rate > 0)) return;
  const key = weekKey(week);
  parts.set(key, { week, part: rate + (parts.get(key)?.part ?? 0) });
}

export interface Tides {
  /** Mean wait for opening, and behind what has piled up until then, as if work were a fluid; seconds. */
  readonly wait: number;
  /** The share of the week in which visits both come and are served. */
  readonly activeShare: number;
}

/**
 * A pool whose visits keep other hours than it does, as a reservoir that fills and drains over the week (Newell 1982).
 * @param work erlangs on the mean over the week, less than what the open servers can do.
 */
export function tidesOf(station: Station, servers: number, work: number, mixture: Mixture): Tides {
  const parts = [...mixture.values()].map(({ week, part }) => ({ spans: spansOf(week), part, share: openShare(week) }));
  const open = spansOf(station.week);
  const cuts = [...new Set([0, WEEK_SECONDS, ...[open, ...parts.map(({ spans }) => spans)].flat().flatMap(ends)])].sort(
    (a, b) => a - b,
  );
  let level = 0;
  let area = 0;
  let active = 0;
  // The second week begins with what the first one left: from then on each week is the same.
  for (let week = 0; week < 2; week++) {
    area = 0;
    active = 0;
    for (let i = 1; i < cuts.length; i++) {
      const [from, to] = [cuts[i - 1] ?? 0, cuts[i] ?? 0];
      const middle = (from + to) / 2;
      const inflow = parts.reduce((sum, { spans, part, share }) => sum + (covers(spans, middle) ? part / share : 0), 0);
      const serving = covers(open, middle);
      if (serving && inflow > 0) active += to - from;
      const slope = work * inflow - (serving ? servers : 0);
      const [end, part] = drain(level, slope, to - from);
      level = end;
      area += part;
    }
  }
  return { wait: area / WEEK_SECONDS / work, activeShare: active / WEEK_SECONDS };
}

/** The level after a time at one slope, never below nothing, and the area under it. */
function drain(level: number, slope: number, seconds: number): readonly [level: number, area: number] {
  const end = level + slope * seconds;
  if (end >= 0) return [end, ((level + end) / 2) * seconds];
  return [0, level ** 2 / (-2 * slope)];
}

const ends = ({ from, to }: Span) => [from, to];

/** By halving: the spans are in order and apart. */
function covers(spans: readonly Span[], at: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.from ?? Number.POSITIVE_INFINITY) <= at;
}

/** Winter time: which day of the year does not matter where the figures are approximate. */
const NEW_YEAR_2024 = 1_704_067_200;

/** The open spans of a week on the clock of the world. */
function spansOf(week: Week | undefined): readonly Span[] {
  if (week === undefined) return [{ from: 0, to: WEEK_SECONDS }];
  const offset = week.zone === undefined ? 0 : zoneOffset(week.zone, NEW_YEAR_2024);
  const shifted = week.spans.flatMap(({ from, to }) => {
    const start = (((from - offset) % WEEK_SECONDS) + WEEK_SECONDS) % WEEK_SECONDS;
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
