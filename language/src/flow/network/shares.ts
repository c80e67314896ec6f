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
  const said = claims.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const silent = claims.filter(({ share }) => share === undefined);
  const takers = silent.some(({ otherwise }) => otherwise) ? silent.filter(({ otherwise }) => otherwise) : silent;
  const rest = Math.max(0, 1 - said);
  const raw = claims.map((claim) => claim.share ?? (takers.includes(claim) ? rest / takers.length : 0));
  const total = raw.reduce((sum, one) => sum + one, 0);
  const contradictory = claims.length > 0 && Math.abs(total - 1) > ROUNDING;
  if (total > 0) return { shares: raw.map((one) => one / total), contradictory };
  return { shares: raw.map(() => 1 / claims.length), contradictory };
}

export function claimOf(handoff: Handoff): Claim {
  const otherwise = handoff.when?.value.trim().toLowerCase() === 'otherwise';
  return { share: handoff.share?.value, otherwise };
}
