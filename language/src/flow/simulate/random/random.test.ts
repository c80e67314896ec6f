import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Distribution, momentsOf } from '../../network/index.ts';
import {
  arctan,
  Chance,
  chanceTable,
  exp,
  exponentialOf,
  keyOf,
  log,
  normalQuantile,
  Shape,
  shapedOf,
} from './index.ts';
import { Streams } from './streams.ts';

const close = (found: number, wanted: number, tolerance: number): true => {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)));
  return true;
};

describe('elementary functions, against those of the engine', () => {
  test('log, exp and arctan', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (x) => {
        close(log(x), Math.log(x), 1e-14);
        close(arctan(x), Math.atan(x), 1e-14);
      }),
    );
    fc.assert(fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (x) => close(exp(x) / Math.exp(x), 1, 1e-14)));
  });

  test('exponential times by inversion, the ends of the range included', () => {
    for (const k of [0, 1, 2, 3, 510, 511, 512, 513, 1000, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1])
      close(exponentialOf(k), -Math.log((k + 0.5) / 2 ** 32), 1e-14);
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 32 - 1 }), (k) => close(exponentialOf(k), -Math.log((k + 0.5) / 2 ** 32), 1e-14)),
    );
  });

  test('normal deviates: published values', () => {
    close(normalQuantile(0.5), 0, 1e-15);
    close(normalQuantile(0.975), 1.959963984540054, 1e-14);
    close(normalQuantile(0.001), -3.090232306167813, 1e-14);
    close(normalQuantile(1e-10), -6.361340902404056, 1e-13);
  });
});

/** Streams of shares, by name. */
function shares(seed: number, replication: number, ...names: readonly string[]): Chance {
  const streams = names.map((name) => ({ shape: Shape.share, a: 0, b: 0, c: 0, key: keyOf(name) }));
  return new Chance(seed, replication, chanceTable(streams));
}

describe('streams', () => {
  test('xoshiro128**, written once more as its authors publish it', () => {
    const key = Uint32Array.from([keyOf('x')]);
    const state = new Streams(3, 4, key).words().slice();
    const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (32n - by))) & 0xffffffffn;
    const [s0 = 0n, s1 = 0n, s2 = 0n, s3 = 0n] = [...state].map((word) => BigInt(word >>> 0));
    let s = [s0, s1, s2, s3] as const;
    const streams = new Streams(3, 4, key);
    const numbers = new Uint32Array(10);
    for (let i = 0; i < 1_000; i++) {
      if (i % numbers.length === 0) streams.fill(numbers, 0);
      const [a, b, c, d] = s;
      expect(BigInt(numbers[i % numbers.length] ?? 0)).toBe((rotate((b * 5n) & 0xffffffffn, 7n) * 9n) & 0xffffffffn);
      const [c2, d2] = [c ^ a, d ^ b];
      s = [a ^ d2, b ^ c2, c2 ^ ((b << 9n) & 0xffffffffn), rotate(d2, 11n)];
    }
  });

  test('another seed, replication or name gives other numbers, seeds beyond 32 bits too', () => {
    const first = (seed: number, replication: number, name: string) => shares(seed, replication, name).next(0);
    const all = [
      first(1, 0, 'a'),
      first(2, 0, 'a'),
      first(1, 1, 'a'),
      first(1, 0, 'b'),
      first(1 + 2 ** 40, 0, 'a'),
      first(2 ** 52, 0, 'a'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test('bits are even, and neighbours know nothing of each other', () => {
    const count = 200_000;
    const streams = shares(5, 7, 'x', 'y');
    let [sum, product] = [0, 0];
    for (let i = 0; i < count; i++) {
      const [a, b] = [streams.next(0) - 0.5, streams.next(1) - 0.5];
      sum += a;
      product += a * b;
    }
    // Standard deviations of the means: 1/√(12n) and 1/(12√n).
    expect(Math.abs(sum / count)).toBeLessThan(4 / Math.sqrt(12 * count));
    expect(Math.abs(product / count)).toBeLessThan(4 / (12 * Math.sqrt(count)));
  });
});

const DISTRIBUTIONS: readonly Distribution[] = [
  { kind: 'exponential', mean: 600 },
  { kind: 'exactly', time: 42.5 },
  { kind: 'uniform', least: 300, most: 1200 },
  { kind: 'triangular', least: 300, usual: 480, most: 1200 },
  { kind: 'triangular', least: 300, usual: 300, most: 1200 },
  { kind: 'lognormal', mean: 720, deviation: 180 },
  { kind: 'lognormal', mean: 720, deviation: 1440 },
];

test.each(DISTRIBUTIONS)('drawn times have the moments of their distribution: %o', (distribution) => {
  const times = new Chance(11, 0, chanceTable([{ ...shapedOf(distribution), key: keyOf('time') }]));
  const count = 200_000;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < count; i++) {
    const time = times.next(0);
    expect(time >= 0 && Number.isFinite(time)).toBe(true);
    sum += time;
    squares += time * time;
  }
  const { mean, second } = momentsOf(distribution);
  const deviation = Math.sqrt(Math.max(0, second - mean * mean));
  expect(Math.abs(sum / count - mean)).toBeLessThanOrEqual((4 * deviation) / Math.sqrt(count) + 1e-6);
  expect(Math.abs(squares / count / second - 1)).toBeLessThan(distribution.kind === 'lognormal' ? 0.15 : 0.02);
});
