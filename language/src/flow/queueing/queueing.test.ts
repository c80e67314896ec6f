import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivalVariability, erlangB, erlangC, fitted, maximum, waitGGc, waitMG1, waitMMc } from './index.ts';

test('Erlang B is what its recursion says, for few and for many servers', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0.01, max: 500, noNaN: true }),
      (servers, offered) => {
        let lost = 1;
        for (let k = 1; k <= servers; k++) lost = (offered * lost) / (k + offered * lost);
        expect(Math.abs(erlangB(servers, offered) - lost)).toBeLessThanOrEqual(1e-10 * lost + 1e-300);
      },
    ),
  );
});

test('Erlang C: tables, and numbers of servers that nobody has', () => {
  expect(erlangC(1, 0.5)).toBeCloseTo(0.5, 15);
  expect(erlangC(10, 8)).toBeCloseTo(0.40918015079644354, 14);
  expect(erlangC(2, 2)).toBe(1);
  expect(erlangC(1_000_000, 999_000)).toBeGreaterThan(0);
  expect(erlangC(1e15, 1e14)).toBe(0);
  expect(waitMMc(1e15, 1, 1e14)).toBe(0);
});

test('the general formula is exact for exponential times, and for one server and Poisson arrivals', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.double({ min: 0.05, max: 0.98, noNaN: true }),
      fc.double({ min: 0, max: 9, noNaN: true }),
      (servers, load, scv) => {
        const arrivals = load * servers;
        const exponential = { arrivals, mean: 1, second: 2, variability: 1 };
        expect(waitGGc(servers, exponential) / waitMMc(servers, arrivals, 1)).toBeCloseTo(1, 12);
        const one = { arrivals: load, mean: 1, second: 1 + scv, variability: 1 };
        expect(waitGGc(1, one) / waitMG1(one)).toBeCloseTo(1, 12);
      },
    ),
  );
});

test('two presses with a fixed cycle: within half a percent of the exact wait (Crommelin 1932)', () => {
  const wait = waitGGc(2, { arrivals: 1.6, mean: 1, second: 1, variability: 1 });
  expect(Math.abs(wait * 3600 - 3251.821965898142)).toBeLessThan(0.005 * 3251.82);
});

test('variability: Poisson stays Poisson through exponential stations, a full station sends its own', () => {
  const station = { servers: 1, arrivals: 0.8, load: 0.8, service: 1 };
  const poisson = { from: { variability: 1 }, to: 0, rate: 0.8 };
  const [first, next] = arrivalVariability([station, station], [poisson, { from: 0, to: 1, rate: 0.8 }]);
  expect(first).toBeCloseTo(1, 12);
  expect(next).toBeCloseTo(1, 12);
  const regular = { servers: 1, arrivals: 1, load: 1, service: 0.25 };
  const [, behind] = arrivalVariability(
    [regular, station],
    [
      { ...poisson, rate: 1 },
      { from: 0, to: 1, rate: 1 },
    ],
  );
  expect(behind).toBeCloseTo(0.25, 12);
});

test('the longest of fitted times: one alone is itself, with its two moments', () => {
  for (const [mean, second] of [
    [10, 100],
    [10, 125],
    [10, 200],
    [10, 700],
  ] as const) {
    const alone = maximum([fitted(mean, second)]);
    expect(alone.mean).toBeCloseTo(mean, 8);
    expect(alone.second / second).toBeCloseTo(1, 8);
  }
  expect(maximum([fitted(30, 1800), fitted(20, 800)]).mean).toBeCloseTo(38, 8);
});
