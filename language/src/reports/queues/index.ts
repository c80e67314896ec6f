/** Where work waits: what `queues` says, as data and as JSON, text and Markdown. The schema stands apart, in `schema.ts`. */
export type { DocumentOptions } from '../document/index.ts';
export { placeOfFact } from './facts.ts';
export { queuesJson, queuesReport, standingJson } from './json.ts';
export { queuesMarkdown } from './markdown.ts';
export { type QueuesTextOptions, queuesText } from './text.ts';
export { type ChainView, type QueuesView, queuesView, type ScenarioView } from './view.ts';
