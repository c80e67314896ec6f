/** How often a case passes each point: the traffic equations (Jackson 1957), solved directly. */
import type { ChainNetwork } from '../network/index.ts';
import { Elimination, Entangled } from './elimination.ts';
import { edgesOf, enteringOf, type Merges, NO_MERGES, waysOf } from './ways.ts';

export interface Visits {
  /** Mean passes of one case, by point; empty when they cannot be had. */
  readonly perCase: Float64Array;
  /** Why they cannot be had: facts, as people say them. */
  readonly missing: readonly string[];
  /** How branches that were not joined as they were forked become one case again. */
  readonly merges: Merges;
  readonly solver?: Elimination;
}

/** Sub-chains and forks within each other settle from the inside out: one pass each. */
const MOST_PASSES = 60;
const EQUAL = 1e-9;
/** Less than this is rounding. */
const UNEVEN = 1e-6;
/** More visits than this are a loop that rounding alone lets out of. */
const ENDLESS = 1e12;

export function visitsOf(network: ChainNetwork): Visits {
  const missing = network.gaps.filter(({ kind }) => kind === 'routing').map(({ fact }) => fact);
  if (missing.length > 0) return { ...NOTHING, missing: [...new Set(missing)] };
  try {
    return solve(network);
  } catch (error) {
    if (!(error instanceof Entangled)) throw error;
    return { ...NOTHING, missing: [`fewer ways between the nodes of ${network.name}`] };
  }
}

const NOTHING: Visits = { perCase: new Float64Array(0), missing: [], merges: NO_MERGES };

function solve(network: ChainNetwork): Visits {
  const entering = enteringOf(network);
  const forks = network.points.some(({ activity }) => activity === 'fork');
  let merges = NO_MERGES;
  let solver = new Elimination(waysOf(network, merges));
  let perCase = solver.flow(entering);
  for (let pass = 0; forks && pass < MOST_PASSES; pass++) {
    const next = { returning: returningOf(network, perCase), joining: joiningOf(network, perCase) };
    if (!differs(next.returning, merges.returning) && !differs(next.joining, merges.joining)) break;
    merges = next;
    solver = new Elimination(waysOf(network, merges));
    perCase = solver.flow(entering);
  }
  if (perCase.some((visits) => !(visits < ENDLESS) || visits < -EQUAL))
    return { ...NOTHING, missing: [`an end for the cases of ${network.name}`] };
  return { perCase, missing: [], merges, solver };
}

/** A run that is entered once and left m times, by branches that were never joined, goes on once. */
function returningOf(network: ChainNetwork, perCase: Float64Array): ReadonlyMap<number, number> {
  const entered = new Map<number, number>();
  const left = new Map<number, number>();
  for (const [i, { activity, run }] of network.points.entries()) {
    if (run === undefined) continue;
    const side = activity === 'enter' ? entered : left;
    side.set(run, (side.get(run) ?? 0) + (perCase[i] ?? 0));
  }
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
function joiningOf(network: ChainNetwork, perCase: Float64Array): ReadonlyMap<number, number> {
  const joining = new Map<number, number>();
  for (const [join, slots] of filledSlots(network, perCase)) {
    const most = slots.reduce((a, b) => Math.max(a, b), 0);
    const sum = slots.reduce((a, b) => a + b, 0);
    const goingOn = slots.reduce((product, one) => product * (one / most), most);
    const factor = (slots.length * goingOn) / sum;
    if (most > 0 && Number.isFinite(factor) && Math.abs(factor - 1) > UNEVEN) joining.set(join, factor);
  }
  return joining;
}

function filledSlots(network: ChainNetwork, perCase: Float64Array): ReadonlyMap<number, readonly number[]> {
  const filled = new Map<number, number[]>();
  for (const [i, point] of network.points.entries()) {
    for (const { to, slot, probability } of edgesOf(point)) {
      if (slot === undefined) continue;
      const slots = filled.get(to) ?? Array<number>(network.points[to]?.slots ?? 1).fill(0);
      filled.set(to, slots);
      slots[slot] = (slots[slot] ?? 0) + (perCase[i] ?? 0) * probability;
    }
  }
  return filled;
}

function differs(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return a.size !== b.size || [...a].some(([key, factor]) => Math.abs((b.get(key) ?? 1) - factor) > EQUAL);
}
