/** Means of replications and the intervals that they lie in (Student 1908). */
import { arctan } from '../random/index.ts';

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export const CONFIDENCE = 0.95;

/** The mean of independent values with the interval that covers the true one with this confidence. */
export function intervalOf(values: readonly number[], confidence = CONFIDENCE): Interval {
  const n = values.length;
  const mean = values.reduce((sum, one) => sum + one, 0) / n;
  if (n < 2) return { mean, low: mean, high: mean };
  const variance = values.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / (n - 1);
  const half = studentQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half };
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
