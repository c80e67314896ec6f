/** How many cases, in how many replications, at what effort. */
import type { SimulationRequest } from './request.ts';
import { DEFAULTS } from './request.ts';

export interface Budget {
  /** Measured cases of one replication. */
  readonly cases: number;
  readonly replications: number;
  /** Points passed at most in one replication of so many cases, stragglers included. */
  readonly effortOf: (cases: number) => number;
  /** The effort allows fewer cases than were asked for. */
  readonly isCut: boolean;
}

/** Points passed at most for all measured cases: ten seconds or so. */
const MOST_EFFORT = 50_000_000;
/** Intervals need some replications, and each of them some cases, before it is longer than its beginning. */
const FEWEST_REPLICATIONS = 5;
const FEWEST_CASES = 1_000;
/** A case that takes more would leave time for too few. */
export const HARDEST_CASE = MOST_EFFORT / (FEWEST_REPLICATIONS * 100);

/** @param effort points passed for one case. */
export function budgetOf(request: SimulationRequest, effort: number): Budget {
  const asked = request.cases ?? DEFAULTS.cases;
  const affordable = request.cases === undefined ? Math.floor(MOST_EFFORT / effort) : asked;
  const total = Math.min(asked, affordable);
  const fitting = Math.max(FEWEST_REPLICATIONS, Math.floor(total / FEWEST_CASES));
  const replications = request.replications ?? Math.min(DEFAULTS.replications, fitting);
  const whole = Math.max(MOST_EFFORT, effort * total);
  return {
    cases: Math.max(1, Math.ceil(total / replications)),
    replications,
    effortOf: (cases) => Math.min(5_000_000 + 10 * effort * cases, (2 * whole) / replications),
    isCut: affordable < asked,
  };
}
