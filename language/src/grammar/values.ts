/** Values that the text can hold, kept as written so that a printer can write them again; and how they are read. */
import { didYouMean, nearest } from './nearest.ts';
import { DURATION_SECONDS, DURATION_UNITS, type DurationUnit, RATE_UNITS, type RateUnit } from './words.ts';

/** Zero-based line and UTF-16 column, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Duration {
  readonly value: number;
  readonly unit: DurationUnit;
}

export interface Rate {
  readonly count: number;
  readonly per: RateUnit;
}

export interface Money {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly per: 'h' | 'case';
}

/** A value, or what is wrong with it: its shape (`syntax`) or what it says (`bad-value`), and how it is written right. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: 'syntax' | 'bad-value'; readonly message: string; readonly fix?: string };

const good = <T>(value: T): Read<T> => ({ ok: true, value });
const bad = (message: string): Read<never> => ({ ok: false, code: 'bad-value', message });
const shape = (expected: string, text: string, fix?: string): Read<never> => ({
  ok: false,
  code: 'syntax',
  message: `Expected ${expected}, found ${text}.${fix === undefined ? '' : ` Write ${fix}.`}`,
  ...(fix === undefined ? {} : { fix }),
});

/** Digits beyond those that a figure can be trusted with. */
const isHuge = (digits = '') => Number(digits) >= 1e15;
const huge = (text: string) => bad(`${text.slice(0, 20)}… is more than any process has.`);

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const DURATION = new RegExp(`^(${NUMBER})(ms|s|min|h|d|wd|w)$`);
const NUMERIC = new RegExp(`^${NUMBER}$`);

/** A decimal comma, read as people mean it. */
const point = (text: string) => text.replace(/(\d),(\d)/g, '$1.$2');
/** Six decimals are more than any process needs and hide the noise of binary fractions. */
const plain = (value: number) => String(Number(value.toFixed(6)));

const HABITS: ReadonlyMap<string, DurationUnit> = new Map(
  Object.entries<DurationUnit>({
    msec: 'ms',
    millisecond: 'ms',
    sec: 's',
    second: 's',
    m: 'min',
    mins: 'min',
    minute: 'min',
    hr: 'h',
    hrs: 'h',
    hour: 'h',
    day: 'd',
    week: 'w',
    wk: 'w',
    workday: 'wd',
    workingday: 'wd',
  }),
);

function unitFromHabit(word: string): DurationUnit | undefined {
  const lower = word.toLowerCase();
  return DURATION_UNITS.find((unit) => unit === lower) ?? HABITS.get(lower) ?? HABITS.get(lower.replace(/s$/, ''));
}

/** `90 min`, `3 days`, `1h 30min`, `1,5h` as the language writes them; undefined when that cannot be told. */
function durationFromHabit(text: string): string | undefined {
  const parts = [...point(text).matchAll(new RegExp(String.raw`(${NUMBER})\s*(\p{L}+)\s*(?:and\s+)?`, 'guy'))];
  const consumed = parts.reduce((sum, part) => sum + part[0].length, 0);
  if (parts.length === 0 || consumed !== point(text).length) return undefined;
  const read = parts.map((part) => ({ value: Number(part[1]), unit: unitFromHabit(part[2] ?? '') }));
  const first = read[0];
  if (first?.unit === undefined) return undefined;
  if (read.length === 1) return `${plain(first.value)}${first.unit}`;
  let seconds = 0;
  let smallest: keyof typeof DURATION_SECONDS | undefined;
  for (const { value, unit } of read) {
    if (unit === undefined || unit === 'wd') return undefined;
    seconds += value * DURATION_SECONDS[unit];
    if (smallest === undefined || DURATION_SECONDS[unit] < DURATION_SECONDS[smallest]) smallest = unit;
  }
  return smallest === undefined ? undefined : `${plain(seconds / DURATION_SECONDS[smallest])}${smallest}`;
}

export function readDuration(text: string, example = '20min'): Read<Duration> {
  const found = DURATION.exec(text);
  const unit = DURATION_UNITS.find((one) => one === found?.[2]);
  if (found && unit) return isHuge(found[1]) ? huge(text) : good({ value: Number(found[1]), unit });
  if (text.startsWith('-') && DURATION.test(text.slice(1))) return bad(`${text}: a duration cannot be negative.`);
  return shape(`a duration such as ${example}`, text, durationFromHabit(text));
}

/** Seconds for comparing durations of one value with each other; `wd` is taken as a day. */
function rough(duration: Duration): number {
  return duration.value * (duration.unit === 'wd' ? DURATION_SECONDS.d : DURATION_SECONDS[duration.unit]);
}

/** `20min`, `5min..20min`, `5min..8min..20min`: one to three durations in rising order. */
export function readDurations(text: string): Read<readonly Duration[]> {
  const parts = text.split(/\s*\.\.\s*/);
  if (parts.length > 3) return shape('a duration such as 5min..8min..20min', text);
  const values: Duration[] = [];
  for (const part of parts) {
    const read = readDuration(part);
    if (!read.ok) {
      const fixed = parts.map((one) => (DURATION.test(one) ? one : durationFromHabit(one)));
      return parts.length === 1 || read.code === 'bad-value' || fixed.includes(undefined)
        ? read
        : shape('a duration such as 5min..20min', text, fixed.join('..'));
    }
    values.push(read.value);
  }
  for (const [i, value] of values.entries()) {
    const before = values[i - 1];
    if (before !== undefined && rough(before) > rough(value)) {
      return bad(`${text} runs backwards: the least time comes first, as in ${[...parts].reverse().join('..')}.`);
    }
  }
  return good(values);
}

/** A share as a number from 0 to 1. */
export function readShare(text: string, example = '30%'): Read<number> {
  const found = new RegExp(`^(${NUMBER})%$`).exec(text);
  if (found) {
    const percent = Number(found[1]);
    return percent > 100 ? bad(`${text} is more than all: a share is at most 100%.`) : good(Number(`${found[1]}e-2`));
  }
  if (new RegExp(`^-${NUMBER}%$`).test(text)) return bad(`${text}: a share cannot be negative.`);
  const habit = new RegExp(`^(${NUMBER})\\s*(%|percent|pct)?$`).exec(point(text));
  const value = Number(habit?.[1]);
  const fix = habit ? `${plain(habit[2] === undefined && value <= 1 ? value * 100 : value)}%` : undefined;
  return shape(`a share such as ${example}`, text, fix);
}

const RATE_HABITS: ReadonlyMap<string, RateUnit> = new Map(
  Object.entries<RateUnit>({
    h: 'hour',
    hours: 'hour',
    d: 'day',
    days: 'day',
    w: 'week',
    weeks: 'week',
    months: 'month',
    y: 'year',
    years: 'year',
  }),
);

export function readRate(text: string, example = '24/day'): Read<Rate> {
  const found = new RegExp(`^(${NUMBER})/(hour|day|week|month|year)$`).exec(text);
  const per = RATE_UNITS.find((unit) => unit === found?.[2]);
  if (found && per) {
    if (isHuge(found[1])) return huge(text);
    return Number(found[1]) > 0 ? good({ count: Number(found[1]), per }) : bad(`${text}: a rate is more than zero.`);
  }
  if (/^-/.test(text)) return bad(`${text}: a rate is more than zero.`);
  const habit = new RegExp(String.raw`^(${NUMBER})\s*(?:/|per|a|an)?\s*(\p{L}+)$`, 'u').exec(point(text));
  const word = habit?.[2]?.toLowerCase() ?? '';
  const unit = RATE_UNITS.find((one) => one === word) ?? RATE_HABITS.get(word) ?? nearest(word, RATE_UNITS);
  return shape(`a rate such as ${example}`, text, habit && unit ? `${plain(Number(habit[1]))}/${unit}` : undefined);
}

let currencies: ReadonlySet<string> | undefined;

export function readMoney(text: string, example: string): Read<Money> {
  const found = new RegExp(`^(${NUMBER}) ?([A-Z]{3}) ?/ ?(h|case)$`).exec(text);
  if (found) {
    const currency = found[2] ?? '';
    currencies ??= new Set(Intl.supportedValuesOf('currency'));
    if (!currencies.has(currency)) {
      return bad(`${currency} is no currency of ISO 4217.${didYouMean(currency, currencies)}`);
    }
    if (isHuge(found[1])) return huge(text);
    return good({ amount: Number(found[1]), currency, per: found[3] === 'h' ? 'h' : 'case' });
  }
  const habit = new RegExp(String.raw`^(${NUMBER})\s*(\p{L}{3}|€|\$|£)\s*(?:/|per)\s*(h|hour|case)$`, 'iu').exec(
    point(text),
  );
  const code = { '€': 'EUR', $: 'USD', '£': 'GBP' }[habit?.[2] ?? ''] ?? habit?.[2]?.toUpperCase();
  const fix = habit
    ? `${habit[1]} ${code} / ${habit[3]?.startsWith('h') ? 'h' : 'case'}`.replace(' / ', '/')
    : undefined;
  return shape(`an amount such as ${example}`, text, fix);
}

/** How many people or places: a whole number from 1. */
export function readCount(text: string, what: string): Read<number> {
  if (!NUMERIC.test(text) && !/^-\d+$/.test(text)) return shape('a number such as 3', text);
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) return bad(`${text} ${what}: a whole number from 1 is meant.`);
  return good(value);
}

/** ISO date. */
export function readDate(text: string): Read<string> {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) {
    const other = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
    const fix = other ? `${other[3]}-${other[2]?.padStart(2, '0')}-${other[1]?.padStart(2, '0')}` : undefined;
    return shape('a date such as 2027-03-31', text, fix);
  }
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  if (date.getUTCMonth() === month - 1 && date.getUTCDate() === day) return good(text);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const near = month >= 1 && month <= 12 ? ` The month has ${last} days: ${found[1]}-${found[2]}-${last}?` : '';
  return bad(`${text} is no day of the calendar.${near}`);
}
