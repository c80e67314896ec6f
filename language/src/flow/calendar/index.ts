export * from './week.ts';
export { openSpans, winterOffset, zoneOffset } from './zone.ts';
