/** Weeks of local time on the clock of the world: daylight saving included. Seconds since 1970-01-01T00:00Z. */
import type { Span, Week } from './week.ts';

const DAY_SECONDS = 86_400;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * DAY_SECONDS;

/**
 * The open spans between two instants, in order, apart from each other, cut at both ends. Local times that daylight
 * saving skips are not open; those that it repeats are open both times.
 */
export function openSpans(week: Week, from: number, to: number): readonly Span[] {
  const offsets = offsetsOf(week.zone, from, to);
  const spans: Span[] = [];
  for (const { from: start, to: end, offset } of offsets) {
    for (const span of localSpans(week, start + offset, end + offset)) {
      const last = spans.at(-1);
      const [open, close] = [span.from - offset, span.to - offset];
      if (last !== undefined && last.to === open) spans[spans.length - 1] = { from: last.from, to: close };
      else spans.push({ from: open, to: close });
    }
  }
  return spans;
}

function* localSpans(week: Week, from: number, to: number): Generator<Span> {
  const length = 7 * DAY_SECONDS;
  for (let start = Math.floor((from - FIRST_MONDAY) / length) * length + FIRST_MONDAY; start < to; start += length) {
    for (const span of week.spans) {
      const cut = { from: Math.max(from, start + span.from), to: Math.min(to, start + span.to) };
      if (cut.from < cut.to) yield cut;
    }
  }
}

interface Stretch extends Span {
  /** Local time minus world time, seconds. */
  readonly offset: number;
}

/** Stretches of time over which the zone keeps one offset. */
function offsetsOf(zone: string | undefined, from: number, to: number): readonly Stretch[] {
  if (zone === undefined || from >= to) return [{ from, to, offset: 0 }];
  const stretches: Stretch[] = [];
  let start = from;
  let offset = zoneOffset(zone, from);
  for (let next = from; next < to; ) {
    const probe = Math.min(next + 7 * DAY_SECONDS, to);
    const after = zoneOffset(zone, probe);
    if (after !== offset) {
      const change = changeBetween(zone, next, probe, offset);
      stretches.push({ from: start, to: change, offset });
      start = change;
      offset = zoneOffset(zone, change);
      next = change;
    } else next = probe;
  }
  if (start < to) stretches.push({ from: start, to, offset });
  return stretches;
}

/** The first second with another offset, by halving. */
function changeBetween(zone: string, from: number, to: number, offset: number): number {
  let [low, high] = [Math.floor(from), Math.ceil(to)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffset(zone, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Local time minus world time at an instant, seconds. */
export function zoneOffset(zone: string, instant: number): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const whole = Math.floor(instant);
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(whole * 1000)) parts[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - whole;
}

const NEW_YEAR_2024 = 1_704_067_200;
const winterOffsets = new Map<string, number>();

/** Of winter time: which day of the year does not matter where the figures are approximate. No zone: 0. */
export function winterOffset(zone: string | undefined): number {
  if (zone === undefined) return 0;
  let offset = winterOffsets.get(zone);
  if (offset === undefined) {
    offset = zoneOffset(zone, NEW_YEAR_2024);
    winterOffsets.set(zone, offset);
  }
  return offset;
}
