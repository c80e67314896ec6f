/**
 * The contract: what two workspaces differ in, as plain data. How it looks is decided in reports/ and picture/. Comments,
 * the order of lines, formatting, and the file in which a thing stands are no difference.
 */
import type { Standing } from '../flow/index.ts';
import type { Finding, Id, Range, Workspace } from '../model/index.ts';

/** Rising: how deep a change goes. */
export const CHANGE_LEVELS = ['none', 'task', 'workflow', 'process'] as const;
export type ChangeLevel = (typeof CHANGE_LEVELS)[number];

export const CHANGE_OPS = ['added', 'removed', 'changed', 'renamed'] as const;
export type ChangeOp = (typeof CHANGE_OPS)[number];

export const CHANGED_THINGS = [
  'chain',
  'node',
  'handoff',
  'pool',
  'field',
  'document',
  'hours',
  'goal',
  'scenario',
  'accept',
] as const;
export type ChangedThing = (typeof CHANGED_THINGS)[number];

/** Where it stands: in the head; what is gone, in the base. */
export interface ChangePlace {
  readonly side: 'base' | 'head';
  /** URI of the document. */
  readonly file: string;
  readonly range: Range;
}

export interface Change {
  /** `changed` is about one property; a thing of which three changed has three changes. */
  readonly op: ChangeOp;
  readonly what: ChangedThing;
  /**
   * As the head calls it; the base, where it is gone: `Assess`, `Assess -> Pay`, `Extract -> Assess on exception`. A goal
   * has the name of its figure (`lead time`), an accept that of its rule.
   */
  readonly name: string;
  /**
   * What it stands in, by the name of the head: the chain of a node, handoff, goal or scenario; of an accept `Chain`,
   * `Chain.Node` or the pool. Declarations stand in nothing.
   */
  readonly within?: string;
  /** Of `renamed`: as the base calls it. */
  readonly was?: string;
  /**
   * Of `changed`: as the language calls it: `takes`, `by`, `verify`, `share`, `via`, … Besides there are `title`, `kind`
   * (`step`, `agent`, …), `order of checks`, and in a scenario the fact that a line overrules (`Extract takes`).
   */
  readonly property?: string;
  /**
   * As the text says it, on one line and in the names of its side: the value of a property (absent: it has none), or the
   * whole declaration of what came or went, apart from what has changes of its own (the nodes of a chain, its goals,
   * what is accepted). The lines of a scenario are set apart by `; `.
   */
  readonly before?: string;
  readonly after?: string;
  readonly level: Exclude<ChangeLevel, 'none'>;
  readonly at?: ChangePlace;
  /** The thing (of a goal or an accept: what it stands in) on each side where it is: pictures mark by them. */
  readonly ids: { readonly base?: Id; readonly head?: Id };
}

/** One side of the comparison. */
export interface Side {
  /** As people call it: `main`, `HEAD`, `the working tree`, `old.chain`. */
  readonly label: string;
  readonly workspace: Workspace;
  /** Of the rules, settled against the accepts. */
  readonly findings: readonly Finding[];
  /**
   * What a file (by its URI) is called on both sides; only asked where things of one name stand in several files, and
   * for findings about a file as a whole. Without it: the path below the folder that all files of the side share.
   */
  readonly pathOf?: (file: string) => string;
}

/** A pool of people that lost work, and what became of their time. */
export interface HumanUpChange {
  /** As people call it. */
  readonly pool: string;
  readonly sentence: string;
}

export interface ChainComparison {
  /** As the head calls it; the base, where it is gone. */
  readonly name: string;
  /** URI: the head's; the base's, where it is gone. */
  readonly file: string;
  readonly level: ChangeLevel;
  /** Its own, and those of the pools, hours, fields and documents that it uses on either side, and of its scenarios. */
  readonly changes: readonly Change[];
  /** Absent where the chain is not there on that side, or no figures were asked for. */
  readonly base?: Standing;
  readonly head?: Standing;
  /** As people call it; null: none, or not known. `moved` is only true where it is known on both sides. */
  readonly bottleneck: { readonly before: string | null; readonly after: string | null; readonly moved: boolean };
  /** One sentence; claims nothing where facts are missing, and names them. */
  readonly verdict: string;
  readonly humanUp: readonly HumanUpChange[];
}

export interface FindingsChange {
  /** Of the head. */
  readonly added: readonly Finding[];
  /** Of the base. */
  readonly removed: readonly Finding[];
  readonly unchanged: number;
}

export interface Comparison {
  /** The labels of the sides. */
  readonly base: string;
  readonly head: string;
  readonly level: ChangeLevel;
  readonly verdict: string;
  /** Those that changed, or whose figures did (shared pools), in the head's order; then those that are gone. */
  readonly chains: readonly ChainComparison[];
  /** Changes of what no chain uses. */
  readonly changes: readonly Change[];
  readonly findings: FindingsChange;
}

export interface CompareOptions {
  /** false: the structure alone. */
  readonly figures?: boolean;
}
