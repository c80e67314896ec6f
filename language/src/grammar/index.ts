/** The syntax tree, for what stays close to the text: the features of an editor. */

export { Attached } from './attached.ts';
export * from './calendar.ts';
export * from './comments.ts';
export * from './format.ts';
export * as ast from './generated/ast.ts';
export * from './imports.ts';
export * from './junk.ts';
export * from './keywords.ts';
export { ChainLexer } from './lexer.ts';
export * from './nearest.ts';
export * from './order.ts';
export * from './problems.ts';
export * from './property-order.ts';
export { reread } from './reread.ts';
export * from './scope.ts';
export * from './services.ts';
export * from './symbols.ts';
export * from './values.ts';
export * from './walk.ts';
export * from './words.ts';
