/** Means with their margins: as many digits as are known, in the unit that fits. */

/** What `low` to `high` is said to lie around. */
export interface Margin {
  readonly mean: number;
  readonly high: number;
}

/** How a number is written: divided by what, with what behind it. */
export interface Unit {
  readonly of: number;
  readonly suffix: string;
}

const TIMES = [
  { from: 172_800, of: 86_400, suffix: ' d' },
  { from: 7_200, of: 3_600, suffix: ' h' },
  { from: 120, of: 60, suffix: ' min' },
  { from: 1, of: 1, suffix: ' s' },
] as const;

export function timeUnit(seconds: number): Unit {
  if (seconds === 0) return { of: 1, suffix: ' s' };
  return TIMES.find(({ from }) => Math.abs(seconds) >= from) ?? { of: 0.001, suffix: ' ms' };
}

export const PLAIN_NUMBER: Unit = { of: 1, suffix: '' };
export const PERCENT: Unit = { of: 0.01, suffix: '%' };
export const moneyUnit = (currency: string): Unit => ({ of: 1, suffix: ` ${currency}` });

/** Below this share of the mean a margin is a matter of rounding. */
const EXACT = 1e-9;

/** `2.84 ± 0.01 d`; without a margin three digits. */
export function measured({ mean, high }: Margin, { of, suffix }: Unit): string {
  const half = (high - mean) / of;
  const value = mean / of;
  if (!(half > Math.abs(value) * EXACT)) return `${rounded(value, 3)}${suffix}`;
  const decimals = decimalsOf(half);
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return `${plain(value.toLocaleString('en', digits))} ± ${half.toLocaleString('en', digits)}${suffix}`;
}

/** `2.84 d`. */
export function told(value: number, { of, suffix }: Unit): string {
  return `${rounded(value / of, 3)}${suffix}`;
}

/** One digit of the margin counts; two when it begins with a 1, which would else be off by half. */
function decimalsOf(half: number): number {
  const power = Math.floor(Math.log10(half));
  const leading = half / 10 ** power;
  return Math.min(6, Math.max(0, (leading < 2 ? 1 : 0) - power));
}

function rounded(value: number, digits: number): string {
  if (value === 0) return '0';
  const decimals = Math.min(6, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
  return plain(value.toLocaleString('en', { maximumFractionDigits: decimals }));
}

/** Nothing has no sign, and a minus is no hyphen. */
function plain(text: string): string {
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text.replace('-', '−');
}
