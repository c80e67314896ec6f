/** The model and everything that a rule, a figure or a picture may know of the language. */
export type { Duration, Money, Opening, Position, Range, Rate } from '../grammar/index.ts';
export { KEYWORDS, type KeywordFacts, keywordsOf, type PlaceKind } from '../grammar/keywords.ts';
export { nearest } from '../grammar/nearest.ts';
export { PROPERTY_ORDER } from '../grammar/property-order.ts';
export * from '../grammar/words.ts';
export { type Built, buildModel } from './build/index.ts';
export type { Earlier } from './earlier.ts';
export * from './facts.ts';
export * from './finding.ts';
export * from './format-text.ts';
export * from './model.ts';
export * from './order-text.ts';
export * from './print.ts';
export * from './quantities.ts';
export * from './reading.ts';
export * from './text.ts';
export * from './units.ts';
export * from './workspace.ts';
