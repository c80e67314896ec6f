import { expect, test } from 'vitest';
import { type Hours, type Opening, WEEKDAYS } from '../../model/index.ts';
import { openShare, openSpans, weekKey, weekOf, workingDaySeconds } from './index.ts';

const at = (text: string) => Date.parse(text) / 1000;
const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const DAYS = WEEKDAYS.slice(0, 5);

function hours(openings: readonly Opening[], zone?: string): Hours {
  return { id: 'h', name: 'h', place, extent: place, openings, ...(zone === undefined ? {} : { zone }) };
}

const office = [{ days: DAYS, open: 9 * 60, close: 17 * 60 }];

test('a week: what touches is one, what runs over midnight or over Sunday goes on', () => {
  const week = weekOf(hours(office));
  expect([week.openSeconds / 3600, week.openDays, workingDaySeconds(week) / 3600]).toEqual([40, 5, 8]);
  expect(openShare(week)).toBeCloseTo(40 / 168, 12);
  const nights = weekOf(hours([{ days: ['Sun'], open: 22 * 60, close: 6 * 60 }]));
  expect(nights.spans).toEqual([
    { from: 0, to: 6 * 3600 },
    { from: (6 * 24 + 22) * 3600, to: 7 * 24 * 3600 },
  ]);
  expect(nights.openDays).toBe(1);
  const touching = weekOf(hours([...office, { days: ['Mon'], open: 12 * 60, close: 18 * 60 }]));
  expect(touching.openSeconds / 3600).toBe(41);
  expect(weekKey(weekOf(hours([{ days: WEEKDAYS, open: 0, close: 1440 }])))).toBe(weekKey(undefined));
});

test('a zone keeps its local hours when its clocks change', () => {
  const week = weekOf(hours(office, 'Europe/Brussels'));
  // Friday in winter, Monday in summer: clocks went forward on 28 March 2027.
  expect(openSpans(week, at('2027-03-26T00:00Z'), at('2027-03-30T00:00Z'))).toEqual([
    { from: at('2027-03-26T08:00Z'), to: at('2027-03-26T16:00Z') },
    { from: at('2027-03-29T07:00Z'), to: at('2027-03-29T15:00Z') },
  ]);
});

test('the hour that spring skips is not open, the one that autumn repeats is open twice', () => {
  const nights = weekOf(hours([{ days: ['Sun'], open: 0, close: 6 * 60 }], 'Europe/Brussels'));
  const open = (day: string) =>
    openSpans(nights, at(`${day}T00:00Z`) - 86_400, at(`${day}T00:00Z`) + 86_400).reduce(
      (sum, { from, to }) => sum + (to - from) / 3600,
      0,
    );
  expect([open('2027-03-28'), open('2027-06-06'), open('2027-10-31')]).toEqual([5, 6, 7]);
});

test('spans are cut where the time that is asked for begins and ends', () => {
  const week = weekOf(hours(office));
  expect(openSpans(week, at('2027-01-04T10:00Z'), at('2027-01-04T11:00Z'))).toEqual([
    { from: at('2027-01-04T10:00Z'), to: at('2027-01-04T11:00Z') },
  ]);
  expect(openSpans(week, at('2027-01-02T00:00Z'), at('2027-01-04T00:00Z'))).toEqual([]);
});
