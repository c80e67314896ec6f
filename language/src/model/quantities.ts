/** Quantities as people read them, in the unit that fits. One place, so that all say the same. */
import { RATE_DAYS } from '../grammar/words.ts';
import { listed } from './text.ts';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** How a number is written: divided by what, with what behind it. */
export interface Unit {
  readonly of: number;
  readonly suffix: string;
  /** More decimals than these matter to nobody. */
  readonly decimals?: number;
}

export const NUMBER_UNIT: Unit = { of: 1, suffix: '' };
export const SHARE_UNIT: Unit = { of: 0.01, suffix: '%', decimals: 1 };
export const moneyUnit = (currency: string): Unit => ({ of: 1, suffix: ` ${currency}` });

/** From so many seconds on, a duration is said in this unit: `90 min` is said in minutes, `2 h` in hours. */
const UNITS: readonly (Unit & { readonly from: number })[] = [
  { from: 2 * DAY, of: DAY, suffix: ' d' },
  { from: 2 * HOUR, of: HOUR, suffix: ' h' },
  { from: 2 * MINUTE, of: MINUTE, suffix: ' min' },
];
const SECONDS: Unit = { of: 1, suffix: ' s' };

export function timeUnit(seconds: number): Unit {
  return UNITS.find(({ from }) => Math.abs(seconds) >= from) ?? SECONDS;
}

// ---- two digits that matter ----

/** Seconds as `20 s`, `4.5 min`, `35 min`, `3.2 h`, `12 d`. */
export function sayDuration(seconds: number): string {
  const { of, suffix } = timeUnit(seconds);
  return `${sayNumber(seconds / of)}${suffix}`;
}

/** A share as `85%`, `0.4%`, `130%`; near to all of it as `99.7%`. */
export function sayShare(share: number): string {
  const percent = share * 100;
  const nearlyAll = percent > 99 && percent < 101;
  return `${nearlyAll ? trimmed(percent.toFixed(1)) : sayNumber(percent)}%`;
}

/** A rate by day as `24/day`; where that is less than one, by week, month or year. */
export function sayRate(perDay: number): string {
  const units = (['day', 'week', 'month', 'year'] as const).map((unit) => ({ unit, count: perDay * RATE_DAYS[unit] }));
  const fitting = units.find(({ count }) => count >= 1) ?? {
    unit: perDay === 0 ? 'day' : 'year',
    count: units[3]?.count,
  };
  return `${sayNumber(fitting.count ?? 0)}/${fitting.unit}`;
}

/** `0.042 EUR`, `4.26 EUR`, `1,250 EUR`. */
export function sayMoney(amount: number, currency: string): string {
  const size = Math.abs(amount);
  if (size < 1 || size >= 999.5) return `${sayNumber(amount)} ${currency}`;
  return `${amount.toFixed(2)} ${currency}`;
}

/** Of a case, by currency. */
export function sayCost(costPerCase: Readonly<Record<string, number>>): string {
  const parts = Object.entries(costPerCase).map(([currency, amount]) => sayMoney(amount, currency));
  return parts.length === 0 ? '0' : listed(parts);
}

/** Made once: a thousand messages ask for it at each keystroke. */
const WHOLE = new Intl.NumberFormat('en');

/** `0.034`, `3.2`, `35`, `1,200`. */
export function sayNumber(exact: number): string {
  // What calculating leaves in the last digits must not decide to which side 0.15 is rounded.
  const value = Number(exact.toPrecision(12));
  if (Math.abs(value) >= 9.95) return WHOLE.format(Math.round(value));
  if (Math.abs(value) >= 0.095) return trimmed(value.toFixed(1));
  return trimmed(Number(value.toPrecision(2)).toFixed(4));
}

/** So near to each other that nobody would feel it. */
const FELT = 0.005;

/** Two quantities that nobody would tell from each other: what changes by less stays. */
export function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= FELT * Math.max(Math.abs(a), Math.abs(b));
}

/** A quantity in a sentence, where no formula gives it exactly: `about 4.4 h`. */
export function sayAbout(quantity: string, approximate: boolean): string {
  return approximate ? `about ${quantity}` : quantity;
}

/** The same in a table or a picture: `≈ 4.4 h`. */
export function markAbout(quantity: string, approximate: boolean): string {
  return approximate ? `${ABOUT} ${quantity}` : quantity;
}

export const ABOUT = '≈';

function trimmed(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

// ---- means with their margins ----

/** What is said to lie around its mean: up to `high`, and as far below. */
export interface Margin {
  readonly mean: number;
  readonly high: number;
}

const MOST_DIGITS = 4;
/** Where there is no margin to go by. */
const DIGITS = 3;

/** `2.84 ± 0.03 d`: as many digits as are known and matter; a margin beneath the last of them is not said. */
export function sayMeasured({ mean, high }: Margin, unit: Unit): string {
  const value = mean / unit.of;
  const half = Math.max(0, (high - mean) / unit.of);
  const decimals = decimalsOf(value, half, unit);
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const margin = half.toLocaleString('en', digits);
  if (!isNothing(margin)) return `${signed(value.toLocaleString('en', digits))} ± ${margin}${unit.suffix}`;
  const text = signed(value.toLocaleString('en', { maximumFractionDigits: decimals }));
  return `${isNothing(text) && value > 0 ? `<${10 ** -decimals}` : text}${unit.suffix}`;
}

/** One digit of the margin counts; two when it begins with a 1, which would else be off by half. */
function decimalsOf(value: number, half: number, { decimals: most = 6 }: Unit): number {
  const known = half > 0 ? (leading(half) < 2 ? 1 : 0) - power(half) : most;
  const size = Math.max(Math.abs(value), half);
  const digits = half > 0 ? MOST_DIGITS : DIGITS;
  const mattering = size > 0 ? digits - 1 - power(size) : 0;
  return Math.max(0, Math.min(most, known, mattering));
}

const power = (value: number) => Math.floor(Math.log10(value));
const leading = (value: number) => value / 10 ** power(value);
const isNothing = (text: string) => /^-?[0.,]*$/.test(text);

/** Nothing has no sign, and a minus is no hyphen. */
function signed(text: string): string {
  return isNothing(text) ? text.replace('-', '') : text.replace('-', '−');
}
