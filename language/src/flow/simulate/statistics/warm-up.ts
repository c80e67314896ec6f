/**
 * How many cases to leave out, because it began empty: MSER-5 (White 1997; White, Cobb & Spratt 2000). Of all beginnings
 * that could be cut off, the one after which the mean of the rest is known best.
 */

/** What is averaged before: five neighbours. */
const BATCH = 5;

/**
 * @param series a mean a stretch of cases, in order.
 * @returns stretches to leave out; undefined when it is more than half of them: the series is too short to say.
 */
export function warmUpOf(series: ArrayLike<number>): number | undefined {
  const count = Math.floor(series.length / BATCH);
  const means = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < BATCH; j++) means[i] = (means[i] as number) + (series[i * BATCH + j] as number) / BATCH;
  }
  let [sum, squares] = [0, 0];
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let cut = count - 1; cut >= 0; cut--) {
    const value = means[cut] as number;
    const rest = count - cut;
    sum += value;
    squares += value * value;
    if (rest < BATCH) continue;
    const error = (squares - (sum * sum) / rest) / (rest * rest);
    // Equally good ones keep more.
    if (error <= least) [best, least] = [cut, error];
  }
  return best > count / 2 ? undefined : best * BATCH;
}
