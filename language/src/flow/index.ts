/** Where work waits: networks, figures, scenarios, goals. */
export * from './calendar/index.ts';
export * from './network/index.ts';
