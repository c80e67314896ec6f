/** From what a newcomer says of a process to a first file. */
export type { Answers } from './answers.ts';
export { type FirstChain, firstChain } from './first-chain.ts';
export * from './questions.ts';
export { answersOf, problemOf } from './said.ts';
