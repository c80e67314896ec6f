export * from './values.ts';
export * from './words.ts';
