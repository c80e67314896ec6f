/** What a short simulation found, in words. */
import { sayDuration, sayNumber } from '../model/index.ts';
import type { GoalFigures } from './figures.ts';

/** `between 4.0 d and 4.4 d, simulated with 20,000 cases`. */
export function saySampled({ low, high, cases }: NonNullable<GoalFigures['sampled']>): string {
  const [from, to] = [sayDuration(low), sayDuration(high)];
  return `${from === to ? '' : `between ${from} and ${to}, `}simulated with ${sayNumber(cases)} cases`;
}
