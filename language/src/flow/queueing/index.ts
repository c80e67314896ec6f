export * from './erlang.ts';
export * from './general.ts';
export * from './maximum.ts';
export * from './qna.ts';
