/** `diff` for people at a terminal. */
import { type DocumentOptions, documentText, type TextOptions } from '../document/index.ts';
import { documentOf } from './report.ts';
import type { DiffView } from './view.ts';

export interface DiffTextOptions extends DocumentOptions, TextOptions {}

export function diffText(view: DiffView, options: DiffTextOptions): string {
  return documentText(documentOf(view, options), options);
}
