/** The mean of the longest of several times: how long a fork takes until its last branch is done. */
import { type Distribution, integrate, kinks, survival } from '../network/index.ts';

/** A time on the positive axis by its survival function. */
export interface Lasting {
  readonly survival: (t: number) => number;
  /** Where an integral over it must be split, ascending or not; the last is where nothing is left. */
  readonly breaks: readonly number[];
}

export function lastingOf(time: Distribution): Lasting {
  return { survival: (t) => survival(time, t), breaks: kinks(time) };
}

/**
 * A time of which only two moments are known: at least a fixed part and an exponential one where it varies less than an
 * exponential, a mixture of two exponentials with balanced means where it varies more (Whitt 1982, eq. 3.1; Tijms 1994).
 */
export function fitted(mean: number, second: number): Lasting {
  if (!(mean > 0)) return { survival: () => 0, breaks: [0] };
  const scv = Math.max(0, second / mean ** 2 - 1);
  const deviation = Math.sqrt(scv) * mean;
  const spread = (scale: number, from: number) => [0.25, 1, 3, 8, 20, 40].map((times) => from + times * scale);
  if (scv <= 1) {
    const fixed = mean - deviation;
    const left = (t: number) => (t < fixed ? 1 : deviation === 0 ? 0 : Math.exp(-(t - fixed) / deviation));
    return { survival: left, breaks: [fixed, ...spread(deviation, fixed)] };
  }
  const often = (1 + Math.sqrt((scv - 1) / (scv + 1))) / 2;
  const [short, long] = [mean / (2 * often), mean / (2 * (1 - often))];
  return {
    survival: (t) => often * Math.exp(-t / short) + (1 - often) * Math.exp(-t / long),
    breaks: [...spread(short, 0), ...spread(long, 0)],
  };
}

const MOST_PIECES = 400;

/** Moments of the maximum of independent times: E[max] = ∫ 1 - Π(1 - Sᵢ(t)) dt. */
export function maximum(times: readonly Lasting[]): { readonly mean: number; readonly second: number } {
  const all = [...new Set([0, ...times.flatMap((one) => one.breaks)])].sort((a, b) => a - b);
  // Where there are thousands they lie so close that a few of them are enough.
  const every = Math.ceil(all.length / MOST_PIECES);
  const breaks = all.filter((_, i) => i % every === 0 || i === all.length - 1);
  const left = (t: number) => {
    // 1 - Π(1 - S) without cancellation where all S are small.
    let some = 0;
    for (const one of times) some += (1 - some) * one.survival(t);
    return some;
  };
  return { mean: integrate(left, breaks), second: integrate((t) => 2 * t * left(t), breaks) };
}
