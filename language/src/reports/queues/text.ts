/** `queues` for people at a terminal. */
import { type DocumentOptions, documentText, type TextOptions } from '../document/index.ts';
import { documentOf } from './report.ts';
import type { QueuesView } from './view.ts';

export interface QueuesTextOptions extends DocumentOptions, TextOptions {}

export function queuesText(view: QueuesView, options: QueuesTextOptions): string {
  return documentText(documentOf(view, options), options);
}
