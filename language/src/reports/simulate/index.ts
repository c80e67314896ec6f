/** Simulations as what people and machines read. The schema stands apart, in `schema.ts`. */
export { simulateCsv } from './csv.ts';
export { simulateJson, simulateReport } from './json.ts';
export { simulateMarkdown } from './markdown.ts';
export { comparedScenarios, goalsSection, type Row, type Section, sectionsOf } from './table.ts';
export { type SimulateTextOptions, simulateText } from './text.ts';
export { effortLine, warningsOf } from './words.ts';
