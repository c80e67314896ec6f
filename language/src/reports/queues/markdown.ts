/** `queues` as Markdown, for a pull request or the summary of a build. */
import { type DocumentOptions, documentMarkdown } from '../document/index.ts';
import { documentOf } from './report.ts';
import type { QueuesView } from './view.ts';

export function queuesMarkdown(view: QueuesView, options: DocumentOptions): string {
  return documentMarkdown(documentOf(view, options));
}
