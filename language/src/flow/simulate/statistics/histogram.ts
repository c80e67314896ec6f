/**
 * How often which time: buckets of equal relative width, 512 to each doubling (as in HdrHistogram, Tene 2012). What it
 * says of a quantile is right to 0.1%, however many times it is told, in the same room.
 */

const MANTISSA_BITS = 9;
const PER_DOUBLING = 2 ** MANTISSA_BITS;
/** From 2⁻²⁰ s to 2⁴⁴ s. */
const LEAST_EXPONENT = -20;
const DOUBLINGS = 64;
/** The first holds zero and what is too short, the last what is too long. */
const BUCKETS = DOUBLINGS * PER_DOUBLING + 2;

export class Histogram {
  readonly counts: Uint32Array;
  total = 0;
  readonly #float = new Float64Array(1);
  /** The upper half of the same eight bytes. */
  readonly #word = new Uint32Array(this.#float.buffer);

  constructor(counts: Uint32Array = new Uint32Array(BUCKETS)) {
    this.counts = counts;
    for (let i = 0; i < BUCKETS; i++) this.total += counts[i] as number;
  }

  static of(all: readonly Uint32Array[]): Histogram {
    const together = new Histogram();
    for (const counts of all) together.merge(counts);
    return together;
  }

  add(seconds: number): void {
    const bucket = this.#bucketOf(seconds);
    this.counts[bucket] = (this.counts[bucket] as number) + 1;
    this.total++;
  }

  #bucketOf(seconds: number): number {
    this.#float[0] = seconds;
    // Sign, 11 bits of exponent, and of the mantissa as many bits as there are buckets to a doubling.
    const high = (this.#word[1] as number) >>> (20 - MANTISSA_BITS);
    const bucket = high - (1023 + LEAST_EXPONENT) * PER_DOUBLING + 1;
    return bucket < 0 ? 0 : bucket >= BUCKETS ? BUCKETS - 1 : bucket;
  }

  merge(other: Uint32Array): void {
    for (let i = 0; i < BUCKETS; i++) {
      const count = other[i] as number;
      this.counts[i] = (this.counts[i] as number) + count;
      this.total += count;
    }
  }

  /** The time that a share p stays below; NaN when nothing was told. */
  quantile(p: number): number {
    if (this.total === 0) return Number.NaN;
    const rank = p * this.total;
    let below = 0;
    for (let i = 0; i < BUCKETS; i++) {
      const count = this.counts[i] as number;
      if (count > 0 && below + count >= rank) {
        const [low, high] = [lowerBound(i), lowerBound(i + 1)];
        return low + (high - low) * Math.min(1, Math.max(0, (rank - below) / count));
      }
      below += count;
    }
    return lowerBound(BUCKETS - 1);
  }

  /** The share of times that are at most this long. */
  shareUntil(seconds: number): number {
    if (this.total === 0) return Number.NaN;
    const bucket = this.#bucketOf(seconds);
    let below = 0;
    for (let i = 0; i < bucket; i++) below += this.counts[i] as number;
    const [low, high] = [lowerBound(bucket), lowerBound(bucket + 1)];
    const part = Math.min(1, (seconds - low) / (high - low));
    return (below + (this.counts[bucket] as number) * part) / this.total;
  }
}

/** Where a bucket begins, seconds. */
function lowerBound(bucket: number): number {
  if (bucket <= 0) return 0;
  const at = bucket - 1;
  const doubling = Math.floor(at / PER_DOUBLING);
  const width = 2 ** (doubling + LEAST_EXPONENT);
  return width * (1 + (at - doubling * PER_DOUBLING) / PER_DOUBLING);
}
