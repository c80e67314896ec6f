/** Tells of checks: dropped, added, or done otherwise. */
import type { Change } from '../comparison.ts';
import type { Told } from './told.ts';
import { someOf } from './words.ts';

export function checks(changes: readonly Change[]): Told | undefined {
  const all = changes.filter((one) => one.property === 'verify');
  const at = (some: readonly Change[]) => someOf(some.map(({ name }) => name));
  const removed = all.filter(({ after }) => after === undefined);
  const added = all.filter(({ before }) => before === undefined);
  const part = (some: readonly Change[], what: string) =>
    some.length === 0
      ? []
      : [
          `${some.length === 1 ? 'a check' : `${some.length} checks`} of ${at(some)} ${some.length === 1 ? 'is' : 'are'} ${what}`,
        ];
  const parts = [...part(removed, 'dropped'), ...part(added, 'added')];
  if (parts.length > 0) return { text: parts.join(' and '), tells: new Set([...removed, ...added]) };
  const [first] = all;
  return first && { text: `a check of ${first.name} ${differenceOf(first)}`, tells: new Set([first]) };
}

/** `has another criterion`, `is done by Handler instead of Counsel`. */
function differenceOf({ before = '', after = '' }: Change): string {
  const [was, is] = [optionsOf(before), optionsOf(after)];
  if (was.get('') !== is.get('')) return 'has another criterion';
  const parts = CHECK_OPTIONS.flatMap(([word, say, without]) => {
    const [from = without, to = without] = [was.get(word), is.get(word)];
    return from === to ? [] : [`${say} ${to} instead of ${from}`];
  });
  return `is done ${parts.join(' and ')}`;
}

/** How each is said, and what it is without it. */
const CHECK_OPTIONS = [
  ['by', 'by', 'nobody'],
  ['sample', 'on', 'all'],
  ['takes', 'in', 'no time'],
  ['against', 'against', 'nothing'],
  ['catches', 'catching', 'all'],
] as const;

/** The options of a check by their words; its criterion by none. */
function optionsOf(verify: string): ReadonlyMap<string, string> {
  const criterion = /^"(?:\\.|[^"\\])*"/.exec(verify)?.[0] ?? '';
  const parts = verify.slice(criterion.length).split(/ (?=(?:against|by|takes|sample|catches) )/);
  const options = parts
    .filter((part) => part !== '')
    .map((part) => {
      const space = part.indexOf(' ');
      return [part.slice(0, space), part.slice(space + 1)] as const;
    });
  return new Map([['', criterion], ...options]);
}
