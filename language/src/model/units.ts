/** Units as numbers: seconds, cases a day. Pure arithmetic; nothing here reads text. */
import type { Duration, Rate } from '../grammar/index.ts';
import { DURATION_SECONDS, RATE_DAYS } from '../grammar/index.ts';
import type { Takes } from './model.ts';

/** Seconds in a working day where no hours say otherwise. */
export const CLOCK_DAY_SECONDS = 86_400;

/** @param workingDaySeconds length of one `wd`: the mean length of an open day of whose hours count. */
export function secondsOf(duration: Duration, workingDaySeconds: number = CLOCK_DAY_SECONDS): number {
  return duration.value * (duration.unit === 'wd' ? workingDaySeconds : DURATION_SECONDS[duration.unit]);
}

/** Cases a day. */
export function perDay(rate: Rate): number {
  return rate.count / RATE_DAYS[rate.per];
}

/** Every duration that a distribution is written with, in the order of the text. */
export function durationsOf(takes: Takes): readonly Duration[] {
  switch (takes.shape) {
    case 'exponential':
      return [takes.mean];
    case 'exactly':
      return [takes.time];
    case 'uniform':
      return [takes.least, takes.most];
    case 'triangular':
      return [takes.least, takes.usual, takes.most];
    case 'lognormal':
      return [takes.mean, takes.deviation];
  }
}
