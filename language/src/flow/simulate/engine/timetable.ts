/**
 * Opening hours on the clock of a simulation, which begins on a Monday at midnight UTC. What repeats is kept once: a week
 * without a zone; with one 28 years, after which weekdays, leap years and daylight saving fall on the same dates.
 */
import { openSpans, WEEK_SECONDS, type Week } from '../../calendar/index.ts';

/** Monday 2024-01-01T00:00Z, seconds since 1970. */
export const EPOCH_SECONDS = 1_704_067_200;
/** 2024-01-01 to 2052-01-01: 1,461 weeks. */
export const CYCLE_SECONDS = 1_461 * WEEK_SECONDS;

/** Plain, so that a worker can be given it. Seconds from the beginning of the period. */
export interface Timetable {
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Open seconds of the period before each span. */
  readonly before: Float64Array;
  readonly period: number;
  readonly openSeconds: number;
}

export function timetableOf(week: Week): Timetable {
  const zoned = week.zone !== undefined && week.zone !== 'UTC';
  const period = zoned ? CYCLE_SECONDS : WEEK_SECONDS;
  const spans = zoned
    ? openSpans(week, EPOCH_SECONDS, EPOCH_SECONDS + CYCLE_SECONDS).map(({ from, to }) => ({
        from: from - EPOCH_SECONDS,
        to: to - EPOCH_SECONDS,
      }))
    : week.spans;
  const before = new Float64Array(spans.length);
  let openSeconds = 0;
  for (const [i, { from, to }] of spans.entries()) {
    before[i] = openSeconds;
    openSeconds += to - from;
  }
  return {
    from: Float64Array.from(spans, ({ from }) => from),
    to: Float64Array.from(spans, ({ to }) => to),
    before,
    period,
    openSeconds,
  };
}

/** The first open instant from `time` on. A moment of closing is closed. */
export function nextOpen(table: Timetable, time: number): number {
  const start = Math.floor(time / table.period) * table.period;
  const rest = time - start;
  const at = firstAbove(table.to, rest);
  if (at === table.to.length) return start + table.period + (table.from[0] as number);
  return start + Math.max(rest, table.from[at] as number);
}

/** Open seconds from the beginning to `time`. */
export function openUntil(table: Timetable, time: number): number {
  const periods = Math.floor(time / table.period);
  const rest = time - periods * table.period;
  const at = firstAbove(table.to, rest);
  const open =
    at === table.to.length
      ? table.openSeconds
      : (table.before[at] as number) + Math.max(0, rest - (table.from[at] as number));
  return periods * table.openSeconds + open;
}

/** When `work` seconds are done that begin at `time`: only open time counts; what ends at closing ends at closing. */
export function finishOf(table: Timetable, time: number, work: number): number {
  if (work <= 0) return time;
  const done = openUntil(table, time) + work;
  const periods = Math.ceil(done / table.openSeconds) - 1;
  const rest = done - periods * table.openSeconds;
  const at = lastBelow(table.before, rest);
  return periods * table.period + (table.from[at] as number) + rest - (table.before[at] as number);
}

/** The instant at which a clock that runs in open time only shows `open`. */
export function instantOf(table: Timetable, open: number): number {
  return finishOf(table, 0, open);
}

function firstAbove(values: Float64Array, limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

function lastBelow(values: Float64Array, limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
