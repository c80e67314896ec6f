/** What a short simulation is made from: two plans with the same key get the same answer. */
import { printGoal } from '../../../model/index.ts';
import type { ShortPlan } from './plan.ts';

export function keyOfPlan({ design, figures, stages }: ShortPlan): string {
  const { chain, compiled } = design;
  const goals = chain.goals.map(printGoal);
  const { leadTimeSeconds, approximate } = figures;
  return JSON.stringify([goals, stages, leadTimeSeconds, approximate, compiled.program], (_, value: unknown) =>
    value instanceof Float64Array ||
    value instanceof Int32Array ||
    value instanceof Uint32Array ||
    value instanceof Uint8Array
      ? [...value]
      : value === Number.POSITIVE_INFINITY
        ? 'Infinity'
        : value,
  );
}
