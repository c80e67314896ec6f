export { Chance, type ChanceTable, chanceTable } from './chance.ts';
export * from './elementary.ts';
export { normalQuantile } from './normal.ts';
export { rounded, Shape, type Shaped, shapedOf } from './sampler.ts';
export { keyOf } from './streams.ts';
