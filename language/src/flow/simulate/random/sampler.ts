/** Times by chance: every distribution by inversion, one random number each, so that streams stay in step. */
import type { Distribution } from '../../network/index.ts';
import { exp, exponentialOf, log } from './elementary.ts';
import { normalQuantile } from './normal.ts';

/** Of times; and a share from 0 to 1, and an exponential time of mean 1 that is not rounded. */
export const Shape = {
  ...{ none: 0, exponential: 1, exactly: 2, uniform: 3, triangular: 4, lognormal: 5 },
  ...{ share: 6, unit: 7 },
} as const;

/** A distribution as three numbers: mean; time; least and width; least, usual, most; location and scale of the logarithm. */
export interface Shaped {
  readonly shape: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export function shapedOf(time: Distribution | undefined): Shaped {
  switch (time?.kind) {
    case undefined:
      return { shape: Shape.none, a: 0, b: 0, c: 0 };
    case 'exponential':
      return { shape: Shape.exponential, a: time.mean, b: 0, c: 0 };
    case 'exactly':
      return { shape: Shape.exactly, a: time.time, b: 0, c: 0 };
    case 'uniform':
      return { shape: Shape.uniform, a: time.least, b: time.most - time.least, c: 0 };
    case 'triangular':
      return { shape: Shape.triangular, a: time.least, b: time.usual, c: time.most };
    case 'lognormal': {
      const variance = log(1 + (time.deviation / time.mean) * (time.deviation / time.mean));
      return { shape: Shape.lognormal, a: log(time.mean) - variance / 2, b: Math.sqrt(variance), c: 0 };
    }
  }
}

/** Adding and taking this away leaves a multiple of 2⁻²⁰ s. */
const ROUNDER = 3 * 2 ** 31;

/**
 * Seconds as a whole number of 2⁻²⁰ s. Sums of such times are exact (for 272 years), so that 5 + 5 minutes and 10 minutes
 * end at the same instant, whenever they begin.
 */
export function rounded(seconds: number): number {
  return seconds + ROUNDER - ROUNDER;
}

/** @param k a random integer from 0 to 2³² − 1. */
export function draw(shape: number, a: number, b: number, c: number, k: number): number {
  switch (shape) {
    case Shape.exponential:
      return rounded(a * exponentialOf(k));
    case Shape.exactly:
      return rounded(a);
    case Shape.uniform:
      return rounded(a + b * shareOf(k));
    case Shape.triangular:
      return rounded(triangular(a, b, c, shareOf(k)));
    case Shape.lognormal:
      return rounded(exp(a + b * normalQuantile(shareOf(k))));
    case Shape.share:
      return shareOf(k);
    case Shape.unit:
      return exponentialOf(k);
    default:
      return 0;
  }
}

/** 0 < u < 1. */
function shareOf(k: number): number {
  return (k + 0.5) * 2 ** -32;
}

function triangular(least: number, usual: number, most: number, u: number): number {
  const width = most - least;
  return u * width < usual - least
    ? least + Math.sqrt(u * width * (usual - least))
    : most - Math.sqrt((1 - u) * width * (most - usual));
}
