/** A finding: plain data. How it looks in a terminal, an editor or a file is decided in reports/ and in the server. */
import type { Range } from '../grammar/index.ts';
import type { Id } from './model.ts';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Related {
  readonly message: string;
  /** URI of the document. */
  readonly file: string;
  readonly range: Range;
}

/** Text to put in place of a range. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
  /** URI of the document, where it is not that of the finding. */
  readonly file?: string;
}

export interface Fix {
  readonly title: string;
  /** `safe` may be applied without asking; `suggested` is only offered. */
  readonly kind: 'safe' | 'suggested';
  readonly edits: readonly Edit[];
  /** Words in the edits that only say what belongs there: people write over them. */
  readonly placeholder?: string;
}

export interface Finding {
  /** The id of a rule, or one of the language's own: syntax, bad-value, unresolved-name, … */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** URI of the document. */
  readonly file: string;
  readonly range: Range;
  /** Name of the chain and of the node that it is about. */
  readonly chain?: string;
  readonly node?: string;
  /** Id of the pool, node or chain that it is about: the picture puts the badge there. */
  readonly subject?: Id;
  readonly related: readonly Related[];
  /** Those that are safe, and what the language itself suggests; `fixesOf` makes the rest when somebody asks. */
  readonly fixes: readonly Fix[];
  readonly accepted?: { readonly reason?: string; readonly until?: string };
  /** There when a baseline knows the finding already: it is counted, and fails nothing. */
  readonly baselined?: true;
}
