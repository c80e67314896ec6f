/** What a teller makes of changes, and the words that several of them use. */
import type { ChainDifference } from '../changes/structure.ts';
import type { Change } from '../comparison.ts';

export interface Told {
  readonly text: string;
  /** The changes that it tells, and those that only go along with them. */
  readonly tells: ReadonlySet<Change>;
}

/** Undefined: nothing of the kind is among the changes. */
export type Teller = (changes: readonly Change[], around: ChainDifference) => Told | undefined;

/** `30% instead of 20%`, `none instead of 20%`. */
export function changedTo({ before, after }: Change, unit = ''): string {
  const of = unit === '' ? '' : ` ${unit}`;
  if (after === undefined) return `not said any more, and was ${before}${of}`;
  return before === undefined ? `${after}${of} now` : `${after}${of} instead of ${before}`;
}

export function changedOne(
  changes: readonly Change[],
  what: Change['what'],
  property: string,
  tell: (change: Change) => string,
): Told | undefined {
  const found = changes.find((one) => one.what === what && one.property === property);
  return found && { text: tell(found), tells: new Set([found]) };
}
