/** How often a case passes each point: the traffic equations (Jackson 1957), solved directly. */
import type { ChainNetwork } from '../network/index.ts';
import { Elimination, Entangled } from './elimination.ts';
import { edgesOf, enteringOf, waysOf } from './ways.ts';

export interface Visits {
  /** Mean passes of one case, by point; empty when they cannot be had. */
  readonly perCase: Float64Array;
  /** Why they cannot be had: facts, as people say them. */
  readonly missing: readonly string[];
  /** Of runs whose sub-chain forks and ends several times: what each return counts for. */
  readonly returning: ReadonlyMap<number, number>;
  /** Joins to which their ways do not bring equally many. */
  readonly uneven: readonly number[];
  readonly solver?: Elimination;
}

/** Sub-chains within sub-chains settle from the inside out: one pass each. */
const MOST_PASSES = 60;
const EQUAL = 1e-9;
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

const NOTHING: Visits = { perCase: new Float64Array(0), missing: [], returning: new Map(), uneven: [] };

function solve(network: ChainNetwork): Visits {
  const entering = enteringOf(network);
  const forks = network.points.some(({ activity }) => activity === 'fork');
  let returning: ReadonlyMap<number, number> = new Map();
  let solver = new Elimination(waysOf(network, returning));
  let perCase = solver.flow(entering);
  for (let pass = 0; forks && pass < MOST_PASSES; pass++) {
    const next = returningOf(network, perCase);
    if (!differs(next, returning)) break;
    returning = next;
    solver = new Elimination(waysOf(network, returning));
    perCase = solver.flow(entering);
  }
  if (perCase.some((visits) => !(visits < ENDLESS) || visits < -EQUAL))
    return { ...NOTHING, missing: [`an end for the cases of ${network.name}`] };
  const uneven = forks ? unevenJoins(network, perCase) : [];
  return { perCase, missing: [], returning, uneven, solver };
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

function differs(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return a.size !== b.size || [...a].some(([run, factor]) => Math.abs((b.get(run) ?? 1) - factor) > EQUAL);
}

/** Joins whose slots are not filled equally often: they hold cases back for ever. */
function unevenJoins(network: ChainNetwork, perCase: Float64Array): readonly number[] {
  const filled = new Map<number, number[]>();
  for (const [i, point] of network.points.entries()) {
    if (point.slots !== undefined && !filled.has(i)) filled.set(i, Array<number>(point.slots).fill(0));
    for (const { to, slot, probability } of edgesOf(point)) {
      if (slot === undefined) continue;
      const slots = filled.get(to) ?? Array<number>(network.points[to]?.slots ?? 1).fill(0);
      filled.set(to, slots);
      slots[slot] = (slots[slot] ?? 0) + (perCase[i] ?? 0) * probability;
    }
  }
  return [...filled].flatMap(([join, slots]) => {
    const most = slots.reduce((a, b) => Math.max(a, b), 0);
    return most - slots.reduce((a, b) => Math.min(a, b), most) > 1e-6 * most ? [join] : [];
  });
}
