/** What can be the main change of a comparison: what matters most comes first. */
import { batches, demands, durations, kinds, performers, shares, sizes } from './altered.ts';
import { anything, renames } from './anything.ts';
import {
  chainsThatCameOrWent,
  endsThatCameOrWent,
  forks,
  handoffsThatCameOrWent,
  orderOfWork,
  peopleThatWent,
  poolsThatCameOrWent,
  waitsThatCameOrWent,
  workThatCameOrWent,
} from './came-and-went.ts';
import { checks } from './checks.ts';
import type { Teller } from './told.ts';

export const TELLERS: readonly Teller[] = [
  chainsThatCameOrWent,
  workThatCameOrWent,
  endsThatCameOrWent,
  orderOfWork,
  kinds,
  checks,
  peopleThatWent,
  waitsThatCameOrWent,
  batches,
  forks,
  handoffsThatCameOrWent,
  performers,
  poolsThatCameOrWent,
  sizes,
  durations,
  demands,
  shares,
  renames,
  anything,
];
