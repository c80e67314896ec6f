import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutMoments, type Distribution, kinks, momentsOf, scaled, survival } from './distribution.ts';
import { integrate } from './integrate.ts';
import { normalCdf } from './normal.ts';

const positive = fc.double({ min: 0.01, max: 1000, noNaN: true });
const three = fc.tuple(positive, positive, positive).map((all) => all.sort((a, b) => a - b));

const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  positive.map((mean): Distribution => ({ kind: 'exponential', mean })),
  positive.map((time): Distribution => ({ kind: 'exactly', time })),
  three.map(([least = 0, , most = 0]): Distribution => ({ kind: 'uniform', least, most: most + 1 })),
  three.map(([least = 0, usual = 0, most = 0]): Distribution => ({ kind: 'triangular', least, usual, most: most + 1 })),
  fc
    .tuple(positive, fc.double({ min: 0.1, max: 2, noNaN: true }))
    .map(([mean, cv]): Distribution => ({ kind: 'lognormal', mean, deviation: cv * mean })),
);

test('the mean is the area under what survives', () => {
  fc.assert(
    fc.property(distribution, (one) => {
      const area = integrate((t) => survival(one, t), [0, ...kinks(one)]);
      expect(area / momentsOf(one).mean).toBeCloseTo(1, 5);
    }),
  );
});

test('cut far out it is whole, cut early it is the cut', () => {
  fc.assert(
    fc.property(distribution, (one) => {
      const { mean, second } = momentsOf(one);
      const far = cutMoments(one, mean * 1e4);
      expect(far.mean / mean).toBeCloseTo(1, 5);
      expect(far.second / second).toBeCloseTo(1, 3);
      const early = cutMoments(one, mean / 1e6);
      expect(early.mean).toBeLessThanOrEqual((mean / 1e6) * (1 + 1e-12));
    }),
  );
});

test('an exponential time, cut: m (1 - e^(-c/m)); a lognormal one, by its partial expectation', () => {
  expect(cutMoments({ kind: 'exponential', mean: 5 }, 7).mean).toBeCloseTo(5 * (1 - Math.exp(-1.4)), 14);
  const [mean, deviation, cut] = [12, 3, 14];
  const variance = Math.log1p((deviation / mean) ** 2);
  const z = (Math.log(cut) - Math.log(mean) + variance / 2) / Math.sqrt(variance);
  const wanted = mean * normalCdf(z - Math.sqrt(variance)) + cut * (1 - normalCdf(z));
  expect(cutMoments({ kind: 'lognormal', mean, deviation }, cut).mean / wanted).toBeCloseTo(1, 10);
});

test('the normal distribution, to the last digits', () => {
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 15);
  expect(normalCdf(-6) / 9.865876450376946e-10).toBeCloseTo(1, 12);
  expect(normalCdf(3) + normalCdf(-3)).toBeCloseTo(1, 15);
});

test('twice as long is twice as long', () => {
  fc.assert(
    fc.property(distribution, (one) => {
      expect(momentsOf(scaled(one, 2)).mean / momentsOf(one).mean).toBeCloseTo(2, 12);
      expect(momentsOf(scaled(one, 2)).second / momentsOf(one).second).toBeCloseTo(4, 12);
    }),
  );
});
