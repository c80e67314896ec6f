/** Opening hours as text: `Mon-Fri 09:00-12:30, 13:00-17:00, Sat 09:00-12:00`. */
import { didYouMean, nearest } from './nearest.ts';
import type { Read } from './values.ts';
import { WEEKDAYS, type Weekday } from './words.ts';

/** Open from `open` to `close` on each of `days`: minutes from midnight; `close` at or below `open` is the next day. */
export interface Opening {
  readonly days: readonly Weekday[];
  readonly open: number;
  readonly close: number;
}

/** What stands between two commas: days, times, or both. */
export interface OpeningPart {
  readonly days?: readonly Weekday[];
  readonly times?: { readonly open: number; readonly close: number };
}

const fail = (code: 'syntax' | 'bad-value', message: string): Read<never> => ({ ok: false, code, message });

export function readOpening(text: string): Read<OpeningPart> {
  const found = /^(?:(\p{L}+)(?:\s*-\s*(\p{L}+))?(?:\s+|$))?(?:(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2}))?$/u.exec(
    text,
  );
  if (!found) return fail('syntax', `Expected days and times such as Mon-Fri 09:00-17:00, found ${text}.`);
  const days = found[1] === undefined ? undefined : daysFrom(found[1], found[2] ?? found[1]);
  if (days !== undefined && !days.ok) return days;
  const part = days === undefined ? {} : { days: days.value };
  if (found[3] === undefined) return { ok: true, value: part };
  const open = minutes(found[3], found[4]);
  const close = minutes(found[5], found[6]);
  if (open === undefined) return fail('bad-value', `${found[3]}:${found[4]} is no time of day: 00:00 to 24:00.`);
  if (close === undefined) return fail('bad-value', `${found[5]}:${found[6]} is no time of day: 00:00 to 24:00.`);
  if (open === close) return fail('bad-value', `${text} opens and closes at the same minute.`);
  return { ok: true, value: { ...part, times: { open, close } } };
}

function minutes(hour: string | undefined, minute: string | undefined): number | undefined {
  const value = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && value <= 1440 ? value : undefined;
}

/** `Fri-Mon` goes on over the weekend. */
function daysFrom(first: string, last: string): Read<readonly Weekday[]> {
  const index = (word: string) => (WEEKDAYS as readonly string[]).indexOf(word);
  for (const word of [first, last]) {
    if (index(word) < 0) {
      const near = nearest(word.slice(0, 3), WEEKDAYS);
      return fail('bad-value', `${word} is no day: ${WEEKDAYS.join(', ')}.${near ? ` Did you mean ${near}?` : ''}`);
    }
  }
  const count = ((index(last) - index(first) + 7) % 7) + 1;
  const days = Array.from({ length: count }, (_, i) => WEEKDAYS[(index(first) + i) % 7]);
  return { ok: true, value: days.filter((day) => day !== undefined) };
}

/** Times without days belong to the days before them; days without times wait for the next times. */
export function openingsFrom(parts: readonly OpeningPart[]): readonly Opening[] {
  const openings: Opening[] = [];
  let days: readonly Weekday[] = [];
  let used = true;
  for (const part of parts) {
    if (part.days !== undefined) days = used ? part.days : [...days, ...part.days];
    used = part.times !== undefined;
    if (part.times !== undefined) openings.push({ days, ...part.times });
  }
  return openings;
}

let zones: Set<string> | undefined;

export function readZone(text: string): Read<string> {
  zones ??= new Set(Intl.supportedValuesOf('timeZone'));
  if (zones.has(text) || isOtherName(text)) return { ok: true, value: text };
  return fail('bad-value', `${text} is no time zone.${didYouMean(text, Intl.supportedValuesOf('timeZone'))}`);
}

/** `UTC`, `Asia/Calcutta`: names that are understood and not listed. To ask takes far longer than to look into the list. */
function isOtherName(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return /^\p{L}/u.test(text);
  } catch {
    return false;
  }
}
