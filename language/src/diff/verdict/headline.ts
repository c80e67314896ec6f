/** The main change in half a sentence: what a reviewer would tell first. */

import type { ChainDifference } from '../changes/structure.ts';
import type { Change } from '../comparison.ts';
import { TELLERS } from './tellers.ts';
import type { Told } from './told.ts';

/** Of the changes of the highest level the one that matters most, with what only goes along with it. */
export function headlineOf(difference: ChainDifference, level: Change['level']): Told | undefined {
  const highest = difference.changes.filter((change) => change.level === level);
  for (const teller of TELLERS) {
    const told = teller(highest, difference);
    if (told !== undefined) return told;
  }
  return undefined;
}
