/** A loop of many points: they are taken out one by one, those with the fewest ways first. */
import { Remaining, type Step } from './remaining.ts';
import type { Way } from './rows.ts';
import { divided } from './table.ts';

export class Tangle {
  readonly #steps: readonly Step[];

  /** @param leak what leaves each point for good. */
  constructor(rows: readonly (readonly Way[])[], leak: Float64Array) {
    this.#steps = stepsOf(rows, leak);
  }

  /** v = b + Pᵀv, in place. */
  flow(flow: Float64Array): void {
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
  }

  /** x = r + Px, in place. */
  value(value: Float64Array): void {
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
  }
}

function stepsOf(rows: readonly (readonly Way[])[], leak: Float64Array): readonly Step[] {
  const steps: Step[] = [];
  const rest = new Remaining(rows, [...rows.keys()], leak);
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
