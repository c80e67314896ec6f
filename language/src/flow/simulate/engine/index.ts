export { type Compiled, compile, type Missing } from './compile.ts';
export { Engine } from './engine.ts';
export type { Program } from './program.ts';
export { nextOpen, openUntil, type Timetable, timetableOf } from './timetable.ts';
export { TooMany } from './tokens.ts';
export type { Sample, Span } from './window.ts';
