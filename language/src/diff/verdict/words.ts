/** Small words of verdicts. */
import { listed, sayNumber } from '../../model/index.ts';

const MOST_NAMES = 3;

/** `Check`, `Check and Pay`, `Check, Pay, File and 4 more`. */
export function someOf(names: readonly string[]): string {
  const different = [...new Set(names)];
  const rest = different.length - MOST_NAMES;
  return rest > 1 ? listed([...different.slice(0, MOST_NAMES), `${sayNumber(rest)} more`]) : listed(different);
}

/** `1 more change`, `3 more changes`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${sayNumber(count)} ${count === 1 ? one : many}`;
}

const TIMES: Readonly<Record<string, string>> = { 3: 'three', 4: 'four', 5: 'five', 10: 'ten' };

/** `twice as fast`, `ten times faster`; undefined: less than twice. */
export function sayFactor(
  factor: number,
  words: { readonly twice: string; readonly more: string },
): string | undefined {
  const rounded = Math.round(factor);
  if (factor < 1.95) return undefined;
  if (Math.abs(factor - 2) < 0.05) return words.twice;
  const isWhole = Math.abs(factor - rounded) < 0.02 * factor;
  return `${(isWhole ? TIMES[rounded] : undefined) ?? sayNumber(factor)} times ${words.more}`;
}
