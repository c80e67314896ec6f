/** Findings and rules as what people and machines read. The schemas stand apart, in `lint-schema.ts`; so do `queues/` and `simulate/`. */
export { type ExplainOptions, explainJson, explainMarkdown, explainText } from './explain.ts';
export { type JsonOptions, lintJson, lintReport } from './json.ts';
export type { Render, ReportOptions } from './options.ts';
export { COLORED, type Palette, PLAIN } from './palette.ts';
export { commandMessage, inert, jsonText, markdownText, visible } from './sanitise/index.ts';
export { type StylishOptions, stylish } from './stylish.ts';
export { isOpen, type Summary, summaryOf } from './summary.ts';
