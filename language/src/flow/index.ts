/** Where work waits: networks, figures, scenarios, goals. */
export * from './analysis/index.ts';
export * from './calendar/index.ts';
export * from './figures.ts';
export * from './network/index.ts';
export * from './scenario.ts';
