/** What reports have in common: a document of paragraphs, tables and lists, as text for a terminal and as Markdown. */
export {
  type Block,
  type Cell,
  type Column,
  type Document,
  type DocumentOptions,
  type Item,
  right,
  type Tone,
} from './document.ts';
export { blockMarkdown, documentMarkdown } from './markdown.ts';
export { barOf, tableLines } from './table.ts';
export { documentText, type TextOptions } from './text.ts';
