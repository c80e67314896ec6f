/**
 * Solves the linear equations of a network that cases move through, directly: by state reduction (Grassmann, Taksar &
 * Heyman 1985). Points are taken out one by one, those with the fewest ways first, and what went through them goes by
 * their neighbours. The diagonal is never subtracted from 1 but added up from what leaves, so that loops which almost
 * never end lose no digits, and those which never do are seen for certain.
 */
import { peel } from './peel.ts';
import { Remaining, type Step, type Way } from './remaining.ts';

export type { Way } from './remaining.ts';

export class Elimination {
  readonly #steps: readonly Step[];
  readonly #size: number;

  /** @param rows weights of the ways out of each point, probabilities as a rule; what a row lacks to 1 leaves for good. */
  constructor(rows: readonly (readonly Way[])[]) {
    this.#size = rows.length;
    this.#steps = eliminate(rows);
  }

  /** v = b + Pᵀv: how often each point is passed when `b` enter. Infinity where a loop never ends. */
  flow(entering: ArrayLike<number>): Float64Array {
    const flow = new Float64Array(this.#size);
    flow.set(entering);
    for (const { point, leaving, outs } of this.#steps) {
      const passing = flow[point] ?? 0;
      if (passing === 0 || leaving === 0) continue;
      for (const { to, weight } of outs) flow[to] = (flow[to] ?? 0) + (passing * weight) / leaving;
    }
    for (let i = this.#steps.length - 1; i >= 0; i--) {
      const step = this.#steps[i];
      if (step === undefined) continue;
      let sum = flow[step.point] ?? 0;
      for (const { to: from, weight } of step.ins) sum += (flow[from] ?? 0) * weight;
      flow[step.point] = divided(sum, step.leaving);
    }
    return flow;
  }

  /** x = r + Px: what a case collects from each point on, when every point gives `r`. */
  value(reward: ArrayLike<number>): Float64Array {
    const value = new Float64Array(this.#size);
    value.set(reward);
    for (const { point, leaving, ins } of this.#steps) {
      const gained = value[point] ?? 0;
      if (gained === 0) continue;
      for (const { to: from, weight } of ins) value[from] = (value[from] ?? 0) + weight * divided(gained, leaving);
    }
    for (let i = this.#steps.length - 1; i >= 0; i--) {
      const step = this.#steps[i];
      if (step === undefined) continue;
      let sum = value[step.point] ?? 0;
      for (const { to, weight } of step.outs) sum += weight * (value[to] ?? 0);
      value[step.point] = divided(sum, step.leaving);
    }
    return value;
  }
}

/** Nothing, over and over again, is nothing. */
function divided(sum: number, leaving: number): number {
  return sum === 0 ? 0 : sum / leaving;
}

/** Takes the points out one by one: first those outside of all loops, which leave no new ways behind. */
function eliminate(rows: readonly (readonly Way[])[]): readonly Step[] {
  const { before, after, core, leak } = peel(rows);
  const steps: Step[] = [...before, ...after];
  if (core.length === 0) return steps;
  const rest = new Remaining(rows, core, leak);
  for (let next = rest.fewest(); next !== undefined; next = rest.fewest()) {
    if (next.fill > DENSE && rest.size <= LARGEST_TABLE) return [...steps, ...eliminateDense(rest)];
    if (next.fill > MOST_FILL) throw new Entangled(`${rest.size} points that all lead to each other`);
    steps.push(rest.take(next.point));
  }
  return steps;
}

/** Beyond this many new ways by one point, what is left is nearly full, and is better handled as a table. */
const DENSE = 400;
/** A table of more points than this would take seconds. */
const LARGEST_TABLE = 1_500;
/** Nor can a point be taken out that leaves so many new ways behind. */
const MOST_FILL = 10_000;

/** So many ways lead from everywhere to everywhere that nobody could compute it in time. */
export class Entangled extends Error {}

function eliminateDense(rest: Remaining): readonly Step[] {
  const points = rest.points();
  const size = points.length;
  const { table, leak } = rest.table(points);
  const steps: Step[] = [];
  for (let k = 0; k < size; k++) {
    const row = k * size;
    let leaving = leak[k] ?? 0;
    for (let j = k + 1; j < size; j++) leaving += table[row + j] ?? 0;
    leaving = Math.max(0, leaving);
    const [ins, outs]: [Way[], Way[]] = [[], []];
    for (let j = k + 1; j < size; j++) {
      const [to, weight, back] = [points[j] ?? 0, table[row + j] ?? 0, table[j * size + k] ?? 0];
      if (weight !== 0) outs.push({ to, weight });
      if (back !== 0) ins.push({ to, weight: back });
    }
    steps.push({ point: points[k] ?? 0, leaving, ins, outs });
    for (let i = k + 1; i < size; i++) {
      const back = table[i * size + k] ?? 0;
      if (back === 0) continue;
      leak[i] = (leak[i] ?? 0) + (leaving === 0 ? back : (back / leaving) * (leak[k] ?? 0));
      if (leaving === 0) continue;
      const share = back / leaving;
      const target = i * size;
      for (let j = k + 1; j < size; j++) table[target + j] = (table[target + j] ?? 0) + share * (table[row + j] ?? 0);
      table[target + i] = 0;
    }
  }
  return steps;
}
