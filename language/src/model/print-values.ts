/** Values as the text writes them. */
import { type Duration, type Money, type Opening, type Rate, WEEKDAYS, type Weekday } from '../grammar/index.ts';
import type * as M from './model.ts';

/** A text in the quotes of the language. */
export function quoted(text: string): string {
  const escaped = text.replace(/\\/g, '\\\\').replace(/"/g, '\\"');
  return `"${escaped.replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;
}

/** ` word value`, or nothing. */
export function option(word: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${word} ${value}`;
}

/** Plain digits, for the language knows no exponents; `shift` moves the point to the right without rounding. */
function number(value: number, shift = 0): string {
  const [mantissa = '', exponent] = value.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const point = 1 + Number(exponent) + shift;
  const padded = '0'.repeat(Math.max(0, 1 - point)) + digits.padEnd(point, '0');
  const split = Math.max(1, point);
  const whole = padded.slice(0, split).replace(/^0+(?=\d)/, '');
  const fraction = padded.slice(split).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

export const printDuration = (duration: Duration) => `${number(duration.value)}${duration.unit}`;
export const printShare = (share: number) => `${number(share, 2)}%`;
export const printRate = (rate: Rate) => `${number(rate.count)}/${rate.per}`;
export const printMoney = (money: Money) => `${number(money.amount)} ${money.currency}/${money.per}`;

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** `Mon-Fri`, `Sat`, `Mon, Wed-Thu`: three and more in a row as a range. */
function printDays(days: readonly Weekday[]): string {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const last = runs.at(-1)?.at(-1);
    const follows = last !== undefined && WEEKDAYS[(WEEKDAYS.indexOf(last) + 1) % 7] === day;
    if (follows) runs.at(-1)?.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length < 3 ? run.join(', ') : `${run[0]}-${run.at(-1)}`)).join(', ');
}

export function printOpenings(openings: readonly Opening[]): string {
  let before = '';
  return openings
    .map((opening) => {
      const days = printDays(opening.days);
      const shown = days === before ? '' : `${days} `;
      before = days;
      return `${shown}${time(opening.open)}-${time(opening.close)}`;
    })
    .join(', ');
}

/** As the text writes it: `12min`, `exactly 12min`, `5min..20min`, `12min sd 3min`. */
export function printTakes(takes: M.Takes): string {
  switch (takes.shape) {
    case 'exponential':
      return printDuration(takes.mean);
    case 'exactly':
      return `exactly ${printDuration(takes.time)}`;
    case 'uniform':
      return `${printDuration(takes.least)}..${printDuration(takes.most)}`;
    case 'triangular':
      return `${printDuration(takes.least)}..${printDuration(takes.usual)}..${printDuration(takes.most)}`;
    case 'lognormal':
      return `${printDuration(takes.mean)} sd ${printDuration(takes.deviation)}`;
  }
}

/** What a goal asks: `lead time < 3d for 90%`. */
export function printGoal(goal: M.Goal): string {
  const { target } = goal;
  const value = {
    duration: () => (target.kind === 'duration' ? printDuration(target.duration) : ''),
    rate: () => (target.kind === 'rate' ? printRate(target.rate) : ''),
    money: () => (target.kind === 'money' ? printMoney(target.money) : ''),
    share: () => (target.kind === 'share' ? printShare(target.share) : ''),
  }[target.kind]();
  const percentile = goal.percentile === undefined ? undefined : printShare(goal.percentile);
  return `${goal.figure} ${goal.comparison} ${value}${option('for', percentile)}`;
}

/** What is accepted, and why: `single-person-queue because "…" until 2027-03-31`. */
export function printAccept(one: M.Accept): string {
  return `${one.rule} because ${quoted(one.because)}${option('until', one.until)}`;
}

/** The reason, with its words: `law "four eyes"`. */
export function printReason(one: M.Because): string {
  return `${one.reason}${one.text === undefined ? '' : ` ${quoted(one.text)}`}`;
}
