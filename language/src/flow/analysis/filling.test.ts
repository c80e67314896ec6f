import { expect, test } from 'vitest';
import type { Week } from '../calendar/index.ts';
import { EVEN, fillingOf } from './filling.ts';

const HOUR = 3_600;
const office: Week = {
  spans: [0, 1, 2, 3, 4].map((day) => ({ from: (day * 24 + 9) * HOUR, to: (day * 24 + 17) * HOUR })),
  openSeconds: 40 * HOUR,
  openDays: 5,
};

test('of the hours of a week 40 are open, of its days five', () => {
  const hourly = fillingOf(office, HOUR);
  expect(hourly).toHaveLength(2);
  expect(hourly.find(({ ratio }) => ratio > 0)).toEqual({
    ratio: expect.closeTo(168 / 40, 8),
    share: expect.closeTo(40 / 168, 12),
  });
  expect(fillingOf(office, 24 * HOUR).find(({ ratio }) => ratio > 0)).toEqual({
    ratio: expect.closeTo(7 / 5, 8),
    share: expect.closeTo(5 / 7, 12),
  });
});

test('half an hour of another zone leaves intervals half open; the cases are the same', () => {
  for (const [every, shift] of [
    [HOUR, HOUR / 2],
    [40 * 60, 0],
    [5 * HOUR, -HOUR],
    [7, 0],
  ] as const) {
    const filling = fillingOf(office, every, shift);
    expect(filling.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(filling.reduce((sum, { share, ratio }) => sum + share * ratio, 0)).toBeCloseTo(1, 7);
  }
  expect(fillingOf(office, HOUR, HOUR / 2).map(({ ratio }) => ratio)).toContainEqual(expect.closeTo(2.1, 8));
});

test('a whole week at a time is filled evenly', () => {
  expect(fillingOf(office, 7 * 24 * HOUR)).toEqual([{ ratio: 1, share: expect.closeTo(1, 12) }]);
  expect(fillingOf({ ...office, openSeconds: 0, spans: [] }, HOUR)).toBe(EVEN);
});
