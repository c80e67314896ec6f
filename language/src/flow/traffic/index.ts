export * from './elimination.ts';
export * from './forks.ts';
export { type Asks, type FullVisits, fullVisitsOf } from './full-visits.ts';
export * from './links.ts';
export { Passage } from './passage.ts';
export * from './traffic.ts';
export * from './uses.ts';
export * from './visits.ts';
export { edgesOf, enteringOf, type Merges, timeoutShare, waysOf, weightOf } from './ways.ts';
