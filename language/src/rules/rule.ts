/** What a rule is. The registry is a list of these; docs, explain, configuration and tests are made from it. */
import type { ShortRun, WorkspaceFigures } from '../flow/index.ts';
import type { Accept, Chain, ChainModel, Fix, Id, Range, Related, Severity, Workspace } from '../model/index.ts';
import type { RuleSettings } from './settings.ts';

export const RULE_GROUPS = ['structure', 'ownership', 'wall', 'flow', 'redesign', 'housekeeping'] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** What there is to say about any rule, however it works. */
export interface Rule {
  /** What people write in `accept` and in the configuration; it never changes once released. */
  readonly id: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /** One sentence: when it speaks. */
  readonly summary: string;
  /** The documentation page, Markdown: what, why, wrong and right example, when to accept, how to mend. */
  readonly page: string;
}

export interface RuleContext {
  readonly workspace: Workspace;
  /** ISO date. */
  readonly today: string;
  /** Where the text could not be read, by file: what is missing there may only be broken. */
  readonly unreadable: ReadonlyMap<string, readonly Range[]>;
  /** What the team's configuration says for the file that is checked. */
  readonly settings: RuleSettings;
  /** Worked out when the first rule asks, once for all rules and files. Only rules that say so may ask. */
  readonly figures: WorkspaceFigures;
  /** What a short simulation says of the goals that no formula judges; undefined: none has been, or can be. */
  readonly shortRunOf: (chain: Chain) => ShortRun | undefined;
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

/** A rule about the process: it reads one file's model, and the workspace where it needs to look further. */
export interface ProcessRule extends Rule {
  /** Its findings follow from the figures: any file that shares people with this one can change them. */
  readonly asks?: 'figures';
  readonly check: (model: ChainModel, context: RuleContext) => Iterable<Problem>;
}

/** One `accept`, once all other rules have spoken. */
export interface AcceptUse {
  readonly accept: Accept;
  /** How many findings it covers. */
  readonly covers: number;
  readonly expired: boolean;
  /** `checked` by this version, only `known` to it, one of the `language`'s own errors, or `unknown`. */
  readonly rule: 'checked' | 'known' | 'language' | 'unknown';
}

/** A rule about an `accept`: its message, or nothing to say. */
export interface AcceptRule extends Rule {
  readonly judge: (use: AcceptUse) => string | undefined;
}
