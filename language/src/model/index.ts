export * from './finding.ts';
export * from './facts.ts';
export * from './model.ts';
export * from './text.ts';
export * from './units.ts';
export * from './words.ts';
export * from './workspace.ts';
