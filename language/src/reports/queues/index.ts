/** Where work waits: what `queues` says, as data and as JSON, text and Markdown. The schema stands apart, in `schema.ts`. */
export { type QueuesJsonOptions, queuesJson, queuesReport } from './json.ts';
export { type ChainView, type QueuesView, queuesView, type ScenarioView, type Standing } from './view.ts';
