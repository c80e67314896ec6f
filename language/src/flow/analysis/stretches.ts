/** The week of a station in parts in which visits come and are served, or not, in the same way. */
import { openShare, type Span, WEEK_SECONDS, type Week, winterOffset } from '../calendar/index.ts';
import type { Station } from '../network/index.ts';
import type { Mixture, Part } from './hours.ts';
import type { Pulse } from './pulses.ts';

/** Seconds on the clock of the world; `from` from Monday 00:00. */
export interface Stretch {
  readonly from: number;
  readonly seconds: number;
  readonly serving: boolean;
}

/** By stretch. */
export interface Inflow {
  /** Visits a second. */
  readonly arrivals: Float64Array;
  /** Visits that come as it begins. */
  readonly atOnce: Float64Array;
}

/** So finely it is told when visits end. */
const GRID_SECONDS = 3_600;

export function stretchesOf(station: Station, mixture: Mixture): readonly Stretch[] {
  const open = spansOf(station.week);
  const parts = [...mixture.values()];
  const bounds = [open, ...parts.map(densityOf)].flat().flatMap(ends);
  const grid = open.flatMap(({ from, to }) => gridWithin(from, to));
  const pulses = parts.flatMap((part) => pulsesAt(station, part).map(({ at: moment }) => moment));
  const cuts = [...new Set([0, WEEK_SECONDS, ...bounds, ...grid, ...pulses])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i] ?? 0;
    return { from, seconds: to - from, serving: at(open, (from + to) / 2) !== undefined };
  });
}

/**
 * @param stretches of this mixture, or of one of which it is a part.
 * @param perSecond visits on the mean over the week.
 */
export function inflowOf(stretches: readonly Stretch[], station: Station, mixture: Mixture, perSecond: number): Inflow {
  const arrivals = new Float64Array(stretches.length);
  const atOnce = new Float64Array(stretches.length);
  const place = new Map(stretches.map(({ from }, i) => [from, i]));
  for (const part of mixture.values()) {
    const dense = densityOf(part);
    for (const [i, { from, seconds }] of stretches.entries())
      arrivals[i] = (arrivals[i] ?? 0) + perSecond * (at(dense, from + seconds / 2)?.density ?? 0);
    for (const { at: moment, share } of pulsesAt(station, part)) {
      const i = place.get(moment) ?? 0;
      atOnce[i] = (atOnce[i] ?? 0) + part.part * share * perSecond * WEEK_SECONDS;
    }
  }
  return { arrivals, atOnce };
}

/** Batches by the clock of the station, on the clock of the world. */
function pulsesAt({ week }: Station, { pulses }: Part): readonly Pulse[] {
  const ahead = winterOffset(week?.zone);
  return (pulses?.at ?? []).map(({ at: moment, share }) => ({ at: wrapped(moment - ahead), share }));
}

/** The same for all stations, so that the cuts of one are those of the next. */
function gridWithin(from: number, to: number): readonly number[] {
  const first = Math.floor(from / GRID_SECONDS) + 1;
  const count = Math.ceil(to / GRID_SECONDS) - first;
  return Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * GRID_SECONDS);
}

/** How much of all that comes to a station comes in a part of the week, to what would come in it evenly. */
interface Dense extends Span {
  readonly density: number;
}

function densityOf({ week, part, departures, pulses }: Part): readonly Dense[] {
  if (pulses !== undefined) return [];
  if (departures !== undefined)
    return departures.map(({ from, to, share }) => ({
      from,
      to,
      density: (part * share * WEEK_SECONDS) / (to - from),
    }));
  const density = part / openShare(week);
  return spansOf(week).map((span) => ({ ...span, density }));
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

function wrapped(seconds: number): number {
  return ((seconds % WEEK_SECONDS) + WEEK_SECONDS) % WEEK_SECONDS;
}

/** The open spans of a week on the clock of the world. */
function spansOf(week: Week | undefined): readonly Span[] {
  if (week === undefined) return [{ from: 0, to: WEEK_SECONDS }];
  const offset = winterOffset(week?.zone);
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
