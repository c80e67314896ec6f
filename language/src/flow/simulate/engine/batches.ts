/** When a batch leaves that is collected by the clock. */
import { zoneOffset } from '../../calendar/index.ts';
import { rounded } from '../random/index.ts';
import type { ProgramBatch } from './program.ts';
import { CYCLE_SECONDS, EPOCH_SECONDS } from './timetable.ts';

/** The next multiple of its interval from midnight of its zone. */
export function departureOf({ everySeconds, zone }: ProgramBatch, now: number): number {
  const offsetAt = (time: number) =>
    zone === undefined ? 0 : zoneOffset(zone, EPOCH_SECONDS + (time % CYCLE_SECONDS));
  const offset = offsetAt(now);
  const local = Math.ceil((now + offset) / everySeconds) * everySeconds;
  return Math.max(now, rounded(local - offsetAt(local - offset)));
}
