/** Short simulations, for goals that hold for a share of the cases. */
export { keyOfPlan } from './key.ts';
export { type ShortPlan, shortPlan } from './plan.ts';
export { shortRun, shortRunOf } from './short-run.ts';
