/** What a report says, block by block, before anybody knows whether it becomes text or Markdown. */
export type Tone = 'error' | 'warning' | 'good' | 'strong' | 'faint';

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
  /** A share that is drawn as a bar before the text; more than 1 fills it. */
  readonly bar?: number;
}

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** Gives way first where there is little room. */
  readonly flexible?: true;
}

/** A column of numbers. */
export function right(title: string): Column {
  return { title, align: 'right' };
}

export interface Item {
  readonly text: string;
  readonly sign?: Cell;
}

/** `detail`: what one looks up rather than reads. */
export type Block = { readonly detail?: true } & (
  | { readonly kind: 'heading'; readonly text: string; readonly place: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: Tone }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      /** What stands below it. */
      readonly more?: readonly string[];
    }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly Item[] }
);

export interface Document {
  /** The one question, answered. */
  readonly answer: Cell;
  readonly blocks: readonly Block[];
}

export interface DocumentOptions {
  /** A document's URI as people know it: relative, with `/`. */
  readonly pathOf: (uri: string) => string;
}
