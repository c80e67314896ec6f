/** How the cases that leave a node divide over its alternatives. */
import type { Handoff } from '../../model/index.ts';

/** Half a point: what rounding may miss. */
const ROUNDING = 0.005 + 1e-9;

export interface Divided {
  /** One for each, 0 to 1, together 1 (none at all: empty). */
  readonly shares: readonly number[];
  /** The shares contradict each other, by more than rounding: what stands here is scaled. */
  readonly contradictory: boolean;
}

export interface Claim {
  readonly share: number | undefined;
  /** Takes the rest before the others that name no share. */
  readonly otherwise?: boolean;
}

export function divide(claims: readonly Claim[]): Divided {
  let said = 0;
  let [silent, first] = [0, 0];
  for (const { share, otherwise } of claims) {
    if (share !== undefined) said += share;
    else if (otherwise) first++;
    else silent++;
  }
  const rest = Math.max(0, 1 - said);
  const takes = ({ otherwise }: Claim) => first === 0 || otherwise === true;
  const shares = claims.map((claim) => claim.share ?? (takes(claim) ? rest / (first > 0 ? first : silent) : 0));
  let total = 0;
  for (const share of shares) total += share;
  const contradictory = claims.length > 0 && Math.abs(total - 1) > ROUNDING;
  return { shares: shares.map((share) => (total > 0 ? share / total : 1 / claims.length)), contradictory };
}

export function claimOf(handoff: Handoff): Claim {
  const otherwise = handoff.when?.value.trim().toLowerCase() === 'otherwise';
  return { share: handoff.share?.value, otherwise };
}
