export * from './calendar.ts';
export * from './keywords.ts';
export * from './nearest.ts';
export * from './values.ts';
export * from './words.ts';
