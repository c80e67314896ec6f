export * from './week.ts';
export { openSpans, zoneOffset } from './zone.ts';
