/** Means of replications and the intervals that they lie in (Student 1908). */
import { arctan } from '../random/index.ts';

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * What an interval is computed with, that it may cover the true mean in 95 of 100 cases. Replications end as soon as it is
 * narrow enough, and where it is so by chance alone they end too: looked at after 10, 15 and 20, one of 95% covers in
 * 93.8% at the worst, one of 96% in 95% to 96% (independent normal values, 60,000 times each, for deviations from a half
 * to four times what the precision allows).
 */
const LEVEL = 0.96;

/** The mean of independent values with the interval that it lies in. */
export function intervalOf(values: readonly number[], confidence = LEVEL): Interval {
  const n = values.length;
  const mean = values.reduce((sum, one) => sum + one, 0) / n;
  if (n < 2) return { mean, low: mean, high: mean };
  const variance = values.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / (n - 1);
  const half = studentQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half };
}

/**
 * The same about what all replications say together. A quantile of few cases is off in one direction, and so is the mean
 * of many such; of all cases it is not (sectioning; Asmussen & Glynn 2007, III.4).
 */
export function centredAt(middle: number, { mean, low, high }: Interval): Interval {
  return { mean: middle, low: middle - (mean - low), high: middle + (high - mean) };
}

/** Half the width, as a share of the mean. */
export function relativePrecision({ mean, high }: Interval): number {
  return high === mean ? 0 : (high - mean) / Math.abs(mean);
}

const known = new Map<string, number>();

/** The value that a Student variable of `degrees` degrees of freedom stays below with probability p ≥ ½. */
export function studentQuantile(p: number, degrees: number): number {
  const key = `${p} ${degrees}`;
  let value = known.get(key);
  if (value === undefined) {
    value = invert(2 * p - 1, degrees);
    known.set(key, value);
  }
  return value;
}

function invert(inside: number, degrees: number): number {
  let [low, high] = [0, 1];
  while (within(high, degrees) < inside) high *= 2;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (within(middle, degrees) < inside) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(|T| < t), by the finite sums of Abramowitz & Stegun (1964), 26.7.3 and 26.7.4. */
function within(t: number, degrees: number): number {
  const cosine2 = 1 / (1 + (t * t) / degrees);
  const cosine = Math.sqrt(cosine2);
  const sine = Math.sqrt(1 - cosine2);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= cosine2 * ((k - 1) / k);
    sum += term;
  }
  if (!isOdd) return sine * sum;
  return (2 / Math.PI) * (arctan(t / Math.sqrt(degrees)) + sine * sum);
}
