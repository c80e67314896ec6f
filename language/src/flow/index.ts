/** Where work waits: networks, figures, scenarios, goals. */
export { analyse, noFigures, poolsMetBy } from './analysis/index.ts';
export * from './approximate.ts';
export * from './calendar/index.ts';
export * from './chain-standing.ts';
export * from './figure-names.ts';
export * from './figures.ts';
export * from './goals.ts';
export * from './human-up.ts';
export * from './least.ts';
export * from './lift.ts';
export * from './network/index.ts';
export * from './sampled.ts';
export * from './scenario.ts';
export * from './simulate/index.ts';
export * from './standing.ts';
export * from './steps.ts';
export * from './two-speeds.ts';
export * from './waiting.ts';
