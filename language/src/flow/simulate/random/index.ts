export * from './elementary.ts';
export { normalQuantile } from './normal.ts';
export { draw, rounded, Shape, type Shaped, shapedOf } from './sampler.ts';
export { keyOf, Streams } from './streams.ts';
