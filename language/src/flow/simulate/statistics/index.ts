export { Histogram } from './histogram.ts';
export * from './student.ts';
export { warmUpOf } from './warm-up.ts';
