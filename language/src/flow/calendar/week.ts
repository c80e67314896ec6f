/** Opening hours as spans of a week. */
import { type Hours, WEEKDAYS } from '../../model/index.ts';

export const WEEK_SECONDS = 604_800;
const DAY_SECONDS = 86_400;

/** Seconds from Monday midnight, `from` < `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A week of opening hours: spans in order, apart from each other, within one week of local time. */
export interface Week {
  readonly spans: readonly Span[];
  /** IANA name; without it the clock of the process itself is meant (UTC in the simulation). */
  readonly zone?: string;
  /** Open seconds a week. Daylight saving gives in autumn what it takes in spring: the mean does not change. */
  readonly openSeconds: number;
  /** Days of the week on which it opens. */
  readonly openDays: number;
}

const weeks = new WeakMap<Hours, Week>();

export function weekOf(hours: Hours): Week {
  let week = weeks.get(hours);
  if (week === undefined) {
    week = build(hours);
    weeks.set(hours, week);
  }
  return week;
}

function build(hours: Hours): Week {
  const spans: Span[] = [];
  const days = new Set<string>();
  for (const { days: on, open, close } of hours.openings) {
    const length = (close > open ? close - open : close + 1440 - open) * 60;
    for (const day of on) {
      days.add(day);
      const from = WEEKDAYS.indexOf(day) * DAY_SECONDS + open * 60;
      spans.push(...wrapped(from, length));
    }
  }
  const merged = merge(spans);
  const openSeconds = merged.reduce((sum, { from, to }) => sum + to - from, 0);
  const zone = hours.zone === undefined ? {} : { zone: hours.zone };
  return { spans: merged, ...zone, openSeconds, openDays: days.size };
}

/** A span that runs over the end of the week goes on at its beginning. */
function wrapped(from: number, length: number): readonly Span[] {
  const to = from + length;
  return to <= WEEK_SECONDS
    ? [{ from, to }]
    : [
        { from, to: WEEK_SECONDS },
        { from: 0, to: to - WEEK_SECONDS },
      ];
}

function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}

/** The open share of the week; 1 without hours. */
export function openShare(week: Week | undefined): number {
  return week === undefined ? 1 : week.openSeconds / WEEK_SECONDS;
}

/** The mean length of an open day: one `wd`; 24 hours without hours, or where they never open. */
export function workingDaySeconds(week: Week | undefined): number {
  return week === undefined || week.openDays === 0 ? DAY_SECONDS : week.openSeconds / week.openDays;
}

const keys = new WeakMap<Week, string>();

/** Weeks with the same key are open at the same time. */
export function weekKey(week: Week | undefined): string {
  if (week === undefined || week.openSeconds >= WEEK_SECONDS) return 'always';
  let key = keys.get(week);
  if (key === undefined) {
    key = `${week.zone ?? ''} ${week.spans.map(({ from, to }) => `${from}-${to}`).join(' ')}`;
    keys.set(week, key);
  }
  return key;
}
