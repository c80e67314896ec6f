/** What a rule is. The registry is a list of these; docs, explain, configuration and tests are made from it. */
import type { ChainModel, Edit, Fix, Id, Range, Related, Severity, Workspace } from '../model/index.ts';

export const RULE_GROUPS = ['structure', 'ownership', 'wall', 'flow', 'redesign', 'housekeeping'] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

export interface RuleContext {
  readonly workspace: Workspace;
  /** ISO date. */
  readonly today: string;
}

/** What a rule found in the file that it was given; the runner adds rule, severity and file. */
export interface Problem {
  readonly range: Range;
  readonly message: string;
  readonly chain?: string;
  readonly node?: string;
  readonly subject?: Id;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

export interface Rule {
  /** What people write in `accept` and in the configuration; it never changes once released. */
  readonly id: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /** One sentence: when it speaks. */
  readonly summary: string;
  /** The documentation page, Markdown: what, why, wrong and right example, when to accept, how to mend. */
  readonly page: string;
  readonly check: (model: ChainModel, context: RuleContext) => Iterable<Problem>;
}

export type { Edit, Fix };
