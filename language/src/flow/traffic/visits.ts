/** How often a case passes each point: the traffic equations (Jackson 1957), solved directly. */
import type { ChainNetwork } from '../network/index.ts';
import { Elimination } from './elimination.ts';
import { Entangled } from './tangle.ts';
import { enteringOf, type Merges, NO_MERGES, type Ways, weightsOf } from './ways.ts';

export interface Visits {
  /** Mean passes of one case, by point; empty when they cannot be had. */
  readonly perCase: Float64Array;
  /** Why they cannot be had: facts, as people say them. */
  readonly missing: readonly string[];
  /** How branches that were not joined as they were forked become one case again. */
  readonly merges: Merges;
  /** By way: how much of a case it brings. */
  readonly weights: Float64Array;
}

/** Sub-chains and forks within each other settle from the inside out: one pass each. */
const MOST_PASSES = 60;
const EQUAL = 1e-9;
/** Less than this is rounding. */
const UNEVEN = 1e-6;
/** More visits than this are a loop that rounding alone lets out of. */
const ENDLESS = 1e12;

export function visitsOf(network: ChainNetwork, ways: Ways): Visits {
  const missing = network.gaps.filter(({ kind }) => kind === 'routing').map(({ fact }) => fact);
  if (missing.length > 0) return { ...NOTHING, missing: [...new Set(missing)] };
  try {
    return solve(network, ways);
  } catch (error) {
    if (!(error instanceof Entangled)) throw error;
    return { ...NOTHING, missing: [`fewer ways between the nodes of ${network.name}`] };
  }
}

const NOTHING: Visits = {
  perCase: new Float64Array(0),
  missing: [],
  merges: NO_MERGES,
  weights: new Float64Array(0),
};

function solve(network: ChainNetwork, ways: Ways): Visits {
  const entering = enteringOf(network);
  const forks = network.points.some(({ activity }) => activity === 'fork');
  const { starts, to, loops } = ways;
  let merges = NO_MERGES;
  let weights = weightsOf(network, ways, merges);
  let perCase = new Elimination({ starts, to, weights }, loops).flow(entering);
  for (let pass = 0; forks && pass < MOST_PASSES; pass++) {
    const next = { returning: returningOf(network, perCase), joining: joiningOf(network, ways, perCase) };
    if (!differs(next.returning, merges.returning) && !differs(next.joining, merges.joining)) break;
    merges = next;
    weights = weightsOf(network, ways, merges);
    perCase = new Elimination({ starts, to, weights }, loops).flow(entering);
  }
  if (perCase.some((visits) => !(visits < ENDLESS) || visits < -EQUAL))
    return { ...NOTHING, missing: [`an end for the cases of ${network.name}`] };
  return { perCase, missing: [], merges, weights };
}

/** A run that is entered once and left m times, by branches that were never joined, goes on once. */
function returningOf(network: ChainNetwork, perCase: Float64Array): ReadonlyMap<number, number> {
  const entered = new Map<number, number>();
  const left = new Map<number, number>();
  network.points.forEach(({ activity, run }, i) => {
    if (run === undefined) return;
    const side = activity === 'enter' ? entered : left;
    side.set(run, (side.get(run) ?? 0) + (perCase[i] ?? 0));
  });
  const returning = new Map<number, number>();
  for (const [run, count] of left) {
    const once = entered.get(run) ?? 0;
    if (once > 0 && count > 0 && Number.isFinite(count / once) && Math.abs(count / once - 1) > EQUAL)
      returning.set(run, once / count);
  }
  return returning;
}

/**
 * A join whose slots are not filled equally often goes on when all of them are: as often as the fullest, times the parts
 * of it that the others are, as if branches left by other ways independently of each other.
 */
function joiningOf(network: ChainNetwork, ways: Ways, perCase: Float64Array): ReadonlyMap<number, number> {
  const joining = new Map<number, number>();
  for (const [join, slots] of filledSlots(network, ways, perCase)) {
    const most = slots.reduce((a, b) => Math.max(a, b), 0);
    const sum = slots.reduce((a, b) => a + b, 0);
    const goingOn = slots.reduce((product, one) => product * (one / most), most);
    const factor = (slots.length * goingOn) / sum;
    if (most > 0 && Number.isFinite(factor) && Math.abs(factor - 1) > UNEVEN) joining.set(join, factor);
  }
  return joining;
}

function filledSlots(
  { points }: ChainNetwork,
  { starts, to, slots, probabilities }: Ways,
  perCase: Float64Array,
): ReadonlyMap<number, readonly number[]> {
  const filled = new Map<number, number[]>();
  for (let from = 0; from < points.length; from++) {
    for (let at = starts[from] ?? 0; at < (starts[from + 1] ?? 0); at++) {
      const [join, slot] = [to[at] ?? 0, slots[at] ?? -1];
      if (slot < 0) continue;
      const known = filled.get(join) ?? Array<number>(points[join]?.slots ?? 1).fill(0);
      filled.set(join, known);
      known[slot] = (known[slot] ?? 0) + (perCase[from] ?? 0) * (probabilities[at] ?? 0);
    }
  }
  return filled;
}

function differs(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return a.size !== b.size || [...a].some(([key, factor]) => Math.abs((b.get(key) ?? 1) - factor) > EQUAL);
}
