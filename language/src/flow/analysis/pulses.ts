/** When batches by the clock come, within a week. */
import { openShare, WEEK_SECONDS, type Week } from '../calendar/index.ts';
import type { Station } from '../network/index.ts';
import { openUntil, shiftOf } from './filling.ts';
import type { Stream } from './streams.ts';

export interface Pulse {
  /** Seconds from Monday 00:00 on the clock of the intervals. */
  readonly at: number;
  /** Of all batches; together 1. */
  readonly share: number;
}

export interface Pulses {
  readonly at: readonly Pulse[];
  /** Squared coefficient of variation: what is left to chance is only whether anybody came. */
  readonly variability: number;
}

/** Shorter intervals come as good as always. */
const MOST_PULSES = 400;

/**
 * An interval that does not fit into a week ends at other times in each: then all of them count, each for its part.
 * @param week the hours in which cases come to the batch; @param station who works on it: the intervals count from
 * midnight of its zone.
 * @returns undefined: so many that they come like a stream.
 */
export function pulsesOf(
  every: number,
  { rate, prompt }: Stream,
  week: Week | undefined,
  station: Station | undefined,
): Pulses | undefined {
  const grid = commonDivisor(every, WEEK_SECONDS);
  if (!(WEEK_SECONDS / grid <= MOST_PULSES)) return undefined;
  const shift = week === undefined ? 0 : shiftOf(week, station?.week);
  const share = openShare(week);
  const pulses = Array.from({ length: WEEK_SECONDS / grid }, (_, i) => {
    const at = i * grid;
    const open = week === undefined ? every : openUntil(week, at - shift) - openUntil(week, at - every - shift);
    const cases = prompt * (share > 0 ? open / share : 0) + (rate - prompt) * every;
    // A batch comes when anybody came to it.
    return { at, share: -Math.expm1(-cases) };
  });
  const total = pulses.reduce((sum, one) => sum + one.share, 0);
  if (!(total > 0)) return undefined;
  return {
    at: pulses.map(({ at, share: one }) => ({ at, share: one / total })),
    variability: pulses.reduce((sum, { share: one }) => sum + (one / total) * (1 - one), 0),
  };
}

/** In whole seconds (Euclid). */
export function commonDivisor(a: number, b: number): number {
  let [one, other] = [Math.round(a), Math.round(b)];
  while (other > 0) [one, other] = [other, one % other];
  return one;
}
