import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WEEK_SECONDS, type Week } from '../../calendar/index.ts';
import { Agenda } from './agenda.ts';
import { CYCLE_SECONDS, EPOCH_SECONDS, finishOf, nextOpen, openUntil, timetableOf } from './timetable.ts';

const HOUR = 3_600;
const DAY = 86_400;

test('the agenda gives out by time, then by rank, whatever the order in which it was filled', () => {
  const entries = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 100 })), { maxLength: 300 });
  fc.assert(
    fc.property(entries, (all) => {
      const agenda = new Agenda((a, b) => (all[a]?.[1] ?? 0) < (all[b]?.[1] ?? 0));
      for (const [i, [time]] of all.entries()) agenda.add(time, i);
      let [time, rank] = [-1, -1];
      for (let left = all.length; left > 0; left--) {
        const code = agenda.take();
        const [t = -1, r = -1] = all[code] ?? [];
        expect(t).toBe(agenda.taken);
        expect(t > time || (t === time && r >= rank)).toBe(true);
        [time, rank] = [t, r];
      }
      expect([...agenda.codes()]).toEqual([]);
    }),
  );
});

test('the agenda, when what is taken out adds something, or not', () => {
  const script = fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 5 })), { maxLength: 300 });
  fc.assert(
    fc.property(script, (steps) => {
      const times: number[] = [];
      const agenda = new Agenda((a, b) => a < b);
      // The plainest way: what is still to come, in the order of its time, then of its number.
      const waiting = new Set<number>();
      const first = () => [...waiting].sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b)[0];
      for (const [isTaken, time] of steps) {
        expect([...agenda.codes()].sort((a, b) => a - b)).toEqual([...waiting].sort((a, b) => a - b));
        if (isTaken && waiting.size > 0) {
          const code = agenda.take();
          expect(code).toBe(first());
          waiting.delete(code);
        } else {
          waiting.add(times.length);
          agenda.add(time, times.length);
          times.push(time);
        }
      }
    }),
  );
});

/** Monday to Friday, 9 to 12:30 and 13 to 17. */
const office = (zone?: string): Week => {
  const spans = [0, 1, 2, 3, 4].flatMap((day) => [
    { from: day * DAY + 9 * HOUR, to: day * DAY + 12.5 * HOUR },
    { from: day * DAY + 13 * HOUR, to: day * DAY + 17 * HOUR },
  ]);
  return { spans, openSeconds: 5 * 7.5 * HOUR, openDays: 5, ...(zone !== undefined && { zone }) };
};

describe('timetables', () => {
  const table = timetableOf(office());

  test('what does not fit before closing is finished after opening', () => {
    expect(finishOf(table, 12 * HOUR, HOUR)).toBe(13.5 * HOUR);
    expect(finishOf(table, 16.5 * HOUR, HOUR)).toBe(DAY + 9.5 * HOUR);
    expect(finishOf(table, 4 * DAY + 16 * HOUR, 2 * HOUR)).toBe(WEEK_SECONDS + 10 * HOUR);
    // It ends at closing, not at the next opening.
    expect(finishOf(table, 16 * HOUR, HOUR)).toBe(17 * HOUR);
    expect(finishOf(table, 9 * HOUR, 37.5 * HOUR)).toBe(4 * DAY + 17 * HOUR);
  });

  test('closing is closed, opening is open', () => {
    expect(nextOpen(table, 0)).toBe(9 * HOUR);
    expect(nextOpen(table, 9 * HOUR)).toBe(9 * HOUR);
    expect(nextOpen(table, 12.5 * HOUR)).toBe(13 * HOUR);
    expect(nextOpen(table, 4 * DAY + 17 * HOUR)).toBe(WEEK_SECONDS + 9 * HOUR);
  });

  test('open time goes by as work is done', () => {
    const time = fc.nat({ max: 4 * WEEK_SECONDS });
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 200 * HOUR }), (from, work) => {
        const start = nextOpen(table, from);
        const finish = finishOf(table, start, work);
        expect(openUntil(table, finish) - openUntil(table, start)).toBe(work);
        expect(openUntil(table, start)).toBe(openUntil(table, from));
        expect(openUntil(table, finish - 1)).toBeLessThan(openUntil(table, finish));
      }),
    );
  });

  test('in a zone hours follow its daylight saving, the same for 28 years', () => {
    const brussels = timetableOf(office('Europe/Brussels'));
    expect(brussels.openSeconds).toBe(1_461 * 5 * 7.5 * HOUR);
    const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 1000 - EPOCH_SECONDS;
    // Winter is an hour ahead of the world, summer two.
    expect(nextOpen(brussels, day('2024-01-08'))).toBe(day('2024-01-08') + 8 * HOUR);
    expect(nextOpen(brussels, day('2024-07-08'))).toBe(day('2024-07-08') + 7 * HOUR);
    expect(nextOpen(brussels, day('2024-07-08') + CYCLE_SECONDS)).toBe(day('2024-07-08') + CYCLE_SECONDS + 7 * HOUR);
    // Over the Sunday on which an hour is skipped, work waits an hour less.
    expect(finishOf(brussels, day('2024-03-29') + 15.5 * HOUR, HOUR)).toBe(day('2024-04-01') + 7.5 * HOUR);
  });
});
