/** Quantities as people read them: two digits that matter, in the unit that fits. One place, so that all say the same. */
import { RATE_DAYS } from '../grammar/words.ts';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** From so many seconds on, a duration is said in this unit: `90 min` is said in minutes, `2 h` in hours. */
const UNITS = [
  { from: 2 * DAY, seconds: DAY, unit: 'd' },
  { from: 2 * HOUR, seconds: HOUR, unit: 'h' },
  { from: 2 * MINUTE, seconds: MINUTE, unit: 'min' },
] as const;

/** Seconds as `20 s`, `4.5 min`, `35 min`, `3.2 h`, `12 d`. */
export function sayDuration(seconds: number): string {
  const fitting = UNITS.find(({ from }) => seconds >= from) ?? { seconds: 1, unit: 's' };
  return `${sayNumber(seconds / fitting.seconds)} ${fitting.unit}`;
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

/** Made once: a thousand messages ask for it at each keystroke. */
const WHOLE = new Intl.NumberFormat('en');

/** `0.034`, `3.2`, `35`, `1,200`. */
export function sayNumber(value: number): string {
  if (Math.abs(value) >= 9.95) return WHOLE.format(Math.round(value));
  if (Math.abs(value) >= 0.095) return trimmed(value.toFixed(1));
  return trimmed(Number(value.toPrecision(2)).toFixed(4));
}

function trimmed(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
