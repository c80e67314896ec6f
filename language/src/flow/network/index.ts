export { networkOf } from './compile.ts';
export * from './distribution.ts';
export { integrate } from './integrate.ts';
export * from './network.ts';
export { claimOf, type Divided, divide } from './shares.ts';
export * from './system.ts';
