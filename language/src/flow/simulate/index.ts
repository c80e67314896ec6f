/** Simulation: what formulas cannot say. */
export { aloneCrew, Cancelled, type Crew, runReplications, type Watch } from './crew.ts';
export { type Job, type Replication, replicate } from './replication.ts';
export * from './request.ts';
export { keyOfPlan, type ShortPlan, shortPlan, shortRun, shortRunOf } from './short/index.ts';
export { type Surroundings, simulate } from './simulate.ts';
export { type Interval, intervalOf, studentQuantile } from './statistics/index.ts';
