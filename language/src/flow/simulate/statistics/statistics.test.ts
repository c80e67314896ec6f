import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Chance, chanceTable, normalQuantile, Shape } from '../random/index.ts';
import { Histogram, intervalOf, studentQuantile, warmUpOf } from './index.ts';

test('Student quantiles: the published table', () => {
  const table = [
    [0.975, 1, 12.7062047362],
    [0.975, 2, 4.3026527297],
    [0.975, 4, 2.7764451052],
    [0.975, 9, 2.2621571628],
    [0.975, 19, 2.0930240544],
    [0.9995, 19, 3.883405853],
    [0.95, 30, 1.697260887],
  ] as const;
  for (const [p, degrees, value] of table) expect(studentQuantile(p, degrees)).toBeCloseTo(value, 7);
});

test('an interval by hand', () => {
  // Mean 3, deviation √2.5, half width 2.776 · √(2.5 / 5).
  const { mean, low, high } = intervalOf([1, 2, 3, 4, 5], 0.95);
  expect(mean).toBe(3);
  expect(high - 3).toBeCloseTo(2.7764451052 * Math.sqrt(0.5), 9);
  expect(3 - low).toBeCloseTo(high - 3, 12);
  expect(intervalOf([7])).toEqual({ mean: 7, low: 7, high: 7 });
});

describe('the histogram', () => {
  const times = fc.array(fc.double({ min: 1e-5, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 300 });

  test('quantiles are right to 0.1% of a value that is there', () => {
    fc.assert(
      fc.property(times, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, p) => {
        const histogram = new Histogram();
        for (const value of values) histogram.add(value);
        const exact = [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(p * values.length) - 1)] ?? 0;
        expect(Math.abs(histogram.quantile(p) / exact - 1)).toBeLessThan(0.002);
      }),
    );
  });

  test('two together are as if all had been told to one', () => {
    fc.assert(
      fc.property(times, times, (a, b) => {
        const [one, other, all] = [new Histogram(), new Histogram(), new Histogram()];
        for (const value of a) one.add(value);
        for (const value of b) other.add(value);
        for (const value of [...a, ...b]) all.add(value);
        one.merge(other.counts);
        expect(one.counts).toEqual(all.counts);
        expect(one.total).toBe(all.total);
        expect(new Histogram(one.counts).quantile(0.9)).toBe(all.quantile(0.9));
      }),
    );
  });

  test('zero, and times beyond all measure', () => {
    const histogram = new Histogram();
    expect(histogram.quantile(0.5)).toBeNaN();
    histogram.add(0);
    expect(histogram.quantile(1)).toBeLessThan(1e-6);
    histogram.add(1e300);
    expect(Number.isFinite(histogram.quantile(1))).toBe(true);
    expect(histogram.shareUntil(1)).toBeCloseTo(0.5, 6);
  });
});

describe('the warm-up', () => {
  test('a series that begins low is cut where it has come up', () => {
    const series = Array.from({ length: 1_000 }, (_, i) => 10 * (1 - Math.exp(-i / 30)) + Math.sin(i * 12.9898) * 0.5);
    const cut = warmUpOf(series) ?? Number.NaN;
    expect(cut).toBeGreaterThan(60);
    expect(cut).toBeLessThan(250);
  });

  test('one that never settles says so; one that is settled keeps all', () => {
    expect(warmUpOf(Array.from({ length: 1_000 }, (_, i) => i))).toBeUndefined();
    expect(warmUpOf(Array.from({ length: 1_000 }, () => 5))).toBe(0);
  });
});

test('an interval looked at after 10, 15 and 20 values, until it is narrow enough, covers at least 95% all the same', () => {
  const times = 20_000;
  // The deviation at which looking costs most: after ten the interval is about half as wide again as is asked for.
  const deviation = (1.4 * Math.sqrt(10)) / studentQuantile(0.975, 9);
  const chance = new Chance(1, 0, chanceTable([{ shape: Shape.share, a: 0, b: 0, c: 0, key: 1 }]));
  let covered = 0;
  for (let i = 0; i < times; i++) {
    const values: number[] = [];
    for (const until of [10, 15, 20]) {
      while (values.length < until) values.push(deviation * normalQuantile(chance.next(0)));
      const { low, high } = intervalOf(values);
      if (high - low > 2 && until < 20) continue;
      if (low <= 0 && high >= 0) covered++;
      break;
    }
  }
  // A standard deviation of the share is 0.15 points.
  expect(covered / times).toBeGreaterThan(0.946);
  expect(covered / times).toBeLessThan(0.956);
});
