/**
 * Logarithm, exponential and arc tangent from +, −, ×, ÷ and √ alone. IEEE 754 fixes the last bit of those, and of
 * nothing else: Math.log and its like may differ between engines, and figures must not.
 */

export const { LN2 } = Math;
const SEGMENT_BITS = 9;
const SEGMENTS = 2 ** SEGMENT_BITS;
const SEGMENT_LOG = new Float64Array(SEGMENTS);
const SEGMENT_INVERSE = new Float64Array(SEGMENTS);
/** 2⁻ⁿ. */
const INVERSE_POWERS = new Float64Array(32);

for (let i = 0; i < SEGMENTS; i++) {
  const middle = 1 + (i + 0.5) / SEGMENTS;
  SEGMENT_LOG[i] = logNearOne(middle);
  SEGMENT_INVERSE[i] = 1 / middle;
}
for (let i = 0, power = 1; i < INVERSE_POWERS.length; i++, power /= 2) INVERSE_POWERS[i] = power;

/** ln x = 2 artanh((x−1)/(x+1)), for x in [1/2, 2]. */
function logNearOne(x: number): number {
  const y = (x - 1) / (x + 1);
  let sum = 0;
  let power = y;
  for (let n = 1; n < 60; n += 2) {
    sum += power / n;
    power *= y * y;
  }
  return 2 * sum;
}

/** ln m for m in [1, 2), to about 1e-15: by the middle of its segment, and four terms of the series beyond. */
function logMantissa(m: number, segment: number): number {
  const r = m * (SEGMENT_INVERSE[segment] as number) - 1;
  return (SEGMENT_LOG[segment] as number) + r * (1 - r * (0.5 - r * (1 / 3 - r * 0.25)));
}

/** −ln((k + ½) / 2³²) for a 32-bit unsigned integer k: an exponential time of mean 1, by inversion. */
export function exponentialOf(k: number): number {
  // Of few bits the half decides as well.
  if (k < SEGMENTS) return 32 * LN2 - log(k + 0.5);
  const zeros = Math.clz32(k);
  // What follows the first bit, as far as it decides the segment.
  const segment = ((k << zeros) >>> (31 - SEGMENT_BITS)) & (SEGMENTS - 1);
  return (zeros + 1) * LN2 - logMantissa((k + 0.5) * (INVERSE_POWERS[31 - zeros] as number), segment);
}

/** ln x for finite x > 0. */
export function log(x: number): number {
  let m = x;
  let exponent = 0;
  for (; m >= 2; exponent++) m /= 2;
  for (; m < 1; exponent--) m *= 2;
  return exponent * LN2 + logMantissa(m, ((m - 1) * SEGMENTS) | 0);
}

/** eˣ: halves the argument until a short series does, then squares. */
export function exp(x: number): number {
  if (x < -700) return 0;
  if (x > 700) return Number.MAX_VALUE;
  const whole = Math.round(x / LN2);
  // ln 2 in two parts, so that the rest keeps its digits (Cody & Waite 1980).
  const r = x - whole * 0.6931471803691238 - whole * 1.9082149292705877e-10;
  let sum = 1;
  for (let n = 14; n > 0; n--) sum = 1 + (r * sum) / n;
  return sum * powerOfTwo(whole);
}

function powerOfTwo(exponent: number): number {
  let power = 1;
  const factor = exponent < 0 ? 0.5 : 2;
  for (let i = Math.abs(exponent); i > 0; i--) power *= factor;
  return power;
}

/** arctan x for x ≥ 0: three times half the angle, then the series. */
export function arctan(x: number): number {
  let y = x;
  for (let i = 0; i < 3; i++) y /= 1 + Math.sqrt(1 + y * y);
  let sum = 0;
  let power = y;
  for (let n = 1; n < 60; n += 2) {
    sum += power / n;
    power *= -y * y;
  }
  return 8 * sum;
}
