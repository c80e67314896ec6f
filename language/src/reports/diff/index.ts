/** What a change does to the process, as text, Markdown and JSON. The schema stands apart, in `schema.ts`. */
export { type DriverFile, diffDriverText } from './driver.ts';
export { isFelt } from './figures.ts';
export { diffJson, diffReport } from './json.ts';
export { type DiffMarkdownOptions, diffMarkdown, MOST_CHARACTERS } from './markdown.ts';
export { chainTitle } from './report.ts';
export { type FigureCell, type FiguresTable, figuresTable } from './table.ts';
export { type DiffTextOptions, diffText } from './text.ts';
export type { DiffView, Doubt } from './view.ts';
export { changeInBrief, changeText, doubtText } from './words.ts';
