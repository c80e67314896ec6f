/** How long something takes, in seconds: the distributions of `takes` and what the engines ask of them. */
import type { Takes } from '../../model/index.ts';
import { durationsOf, secondsOf } from '../../model/index.ts';
import { integrate } from './integrate.ts';
import { normalCdf } from './normal.ts';

/** Seconds throughout. The shapes are those of `takes` in docs/language.md. */
export type Distribution =
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'exactly'; readonly time: number }
  | { readonly kind: 'uniform'; readonly least: number; readonly most: number }
  | { readonly kind: 'triangular'; readonly least: number; readonly usual: number; readonly most: number }
  | { readonly kind: 'lognormal'; readonly mean: number; readonly deviation: number };

export interface Moments {
  /** E[X], seconds. */
  readonly mean: number;
  /** E[X²], seconds squared. */
  readonly second: number;
}

/**
 * @param workingDaySeconds the length of one `wd`.
 * @returns undefined when the durations cannot be: negative, or no numbers.
 */
export function distributionOf(takes: Takes, workingDaySeconds: number): Distribution | undefined {
  const durations = durationsOf(takes);
  const seconds = (i: number, absent: number) => {
    const one = durations[i];
    return one === undefined ? absent : secondsOf(one, workingDaySeconds);
  };
  const [first, second, third] = [seconds(0, Number.NaN), seconds(1, 0), seconds(2, 0)];
  if (!(isTime(first) && isTime(second) && isTime(third))) return undefined;
  switch (takes.shape) {
    case 'exactly':
      return { kind: 'exactly', time: first };
    case 'exponential':
      return first === 0 ? { kind: 'exactly', time: 0 } : { kind: 'exponential', mean: first };
    case 'uniform':
      return first < second ? { kind: 'uniform', least: first, most: second } : { kind: 'exactly', time: first };
    case 'triangular':
      return first < third
        ? { kind: 'triangular', least: first, usual: Math.min(Math.max(first, second), third), most: third }
        : { kind: 'exactly', time: first };
    case 'lognormal':
      return first > 0 && second > 0
        ? { kind: 'lognormal', mean: first, deviation: second }
        : { kind: 'exactly', time: first };
  }
}

const isTime = (seconds: number) => Number.isFinite(seconds) && seconds >= 0;

export function momentsOf(distribution: Distribution): Moments {
  const { mean, variance } = meanAndVariance(distribution);
  return { mean, second: variance + mean * mean };
}

function meanAndVariance(one: Distribution): { readonly mean: number; readonly variance: number } {
  switch (one.kind) {
    case 'exponential':
      return { mean: one.mean, variance: one.mean ** 2 };
    case 'exactly':
      return { mean: one.time, variance: 0 };
    case 'uniform':
      return { mean: (one.least + one.most) / 2, variance: (one.most - one.least) ** 2 / 12 };
    case 'triangular': {
      const { least: a, usual: b, most: c } = one;
      return { mean: (a + b + c) / 3, variance: (a * a + b * b + c * c - a * b - a * c - b * c) / 18 };
    }
    case 'lognormal':
      return { mean: one.mean, variance: one.deviation ** 2 };
  }
}

/** P(X > t): what is left after t seconds. */
export function survival(one: Distribution, t: number): number {
  switch (one.kind) {
    case 'exponential':
      return t <= 0 ? 1 : Math.exp(-t / one.mean);
    case 'exactly':
      return t < one.time ? 1 : 0;
    case 'uniform':
      return clampShare((one.most - t) / (one.most - one.least));
    case 'triangular': {
      const { least: a, usual: b, most: c } = one;
      if (t <= a) return 1;
      if (t >= c) return 0;
      return t <= b ? 1 - (t - a) ** 2 / ((c - a) * (b - a)) : (c - t) ** 2 / ((c - a) * (c - b));
    }
    case 'lognormal': {
      if (t <= 0) return 1;
      const { mu, sigma } = logScale(one);
      return normalCdf((mu - Math.log(t)) / sigma);
    }
  }
}

const clampShare = (share: number) => Math.min(1, Math.max(0, share));

/** Location and scale of the logarithm of a lognormal time. */
export function logScale(one: { readonly mean: number; readonly deviation: number }): {
  readonly mu: number;
  readonly sigma: number;
} {
  const variance = Math.log1p((one.deviation / one.mean) ** 2);
  return { mu: Math.log(one.mean) - variance / 2, sigma: Math.sqrt(variance) };
}

/** Moments of min(X, limit): a wait that is left after `limit` seconds. E[min] = ∫ S(t) dt, E[min²] = ∫ 2t S(t) dt. */
export function cutMoments(one: Distribution, limit: number): Moments {
  if (one.kind === 'exponential') {
    const { mean: m } = one;
    const left = Math.exp(-limit / m);
    const mean = -m * Math.expm1(-limit / m);
    return { mean, second: 2 * m * (mean - limit * left) };
  }
  if (one.kind === 'exactly') {
    const time = Math.min(one.time, limit);
    return { mean: time, second: time * time };
  }
  const breaks = [0, ...kinks(one).filter((kink) => kink < limit), limit];
  return {
    mean: integrate((t) => survival(one, t), breaks),
    second: integrate((t) => 2 * t * survival(one, t), breaks),
  };
}

/** The same shape, so many times as long. */
export function scaled(one: Distribution, factor: number): Distribution {
  switch (one.kind) {
    case 'exponential':
      return { ...one, mean: one.mean * factor };
    case 'exactly':
      return { ...one, time: one.time * factor };
    case 'uniform':
      return { ...one, least: one.least * factor, most: one.most * factor };
    case 'triangular':
      return { ...one, least: one.least * factor, usual: one.usual * factor, most: one.most * factor };
    case 'lognormal':
      return { ...one, mean: one.mean * factor, deviation: one.deviation * factor };
  }
}

/** Where the density is not smooth, or where its mass begins and ends: an integral is split there. */
export function kinks(one: Distribution): readonly number[] {
  switch (one.kind) {
    case 'exponential':
      return [0.25, 1, 3, 8, 20, 40].map((times) => times * one.mean);
    case 'exactly':
      return [one.time];
    case 'uniform':
      return [one.least, one.most];
    case 'triangular':
      return [one.least, one.usual, one.most];
    case 'lognormal': {
      const { mu, sigma } = logScale(one);
      return [-6, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4, 6, 8].map((z) => Math.exp(mu + z * sigma));
    }
  }
}
