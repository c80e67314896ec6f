/** The standard normal distribution. */

const SQRT_HALF = Math.SQRT1_2;
const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

/** Φ(z), to about 1e-15. */
export function normalCdf(z: number): number {
  return z < 0 ? erfc(-z * SQRT_HALF) / 2 : 1 - erfc(z * SQRT_HALF) / 2;
}

/**
 * erfc(x) for x ≥ 0: near 0 by the series of erf (Abramowitz & Stegun 1964, 7.1.6), beyond by the continued fraction
 * (7.1.14), evaluated by Lentz's method.
 */
function erfc(x: number): number {
  if (x > 27) return 0;
  return x < 2.5 ? 1 - erfSeries(x) : erfcFraction(x);
}

function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 200 && term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum;
}

function erfcFraction(x: number): number {
  let f = x;
  let c = x;
  let d = 0;
  for (let n = 1; n < 300; n++) {
    d = 1 / (x + (n / 2) * d);
    c = x + n / 2 / c;
    f *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return Math.exp(-x * x) / (f * Math.sqrt(Math.PI));
}
