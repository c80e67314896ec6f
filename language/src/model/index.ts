/** The model and everything that a rule, a figure or a picture may know of the language. */
export type { Duration, Money, Position, Range, Rate } from '../grammar/index.ts';
export * from '../grammar/words.ts';
export * from './facts.ts';
export * from './finding.ts';
export * from './model.ts';
export * from './text.ts';
export * from './units.ts';
export * from './workspace.ts';
