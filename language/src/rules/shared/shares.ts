/** Shares that must add up. */

/** Half a point: what rounding may miss. */
const TOLERANCE = 0.005 + 1e-9;

/** The sum, when it cannot be right: too much, or all have a share and something is missing. */
export function wrongSum(shares: readonly (number | undefined)[]): number | undefined {
  const known = shares.filter((share) => share !== undefined);
  const sum = known.reduce((total, share) => total + share, 0);
  if (sum > 1 + TOLERANCE) return sum;
  return known.length > 0 && known.length === shares.length && sum < 1 - TOLERANCE ? sum : undefined;
}
