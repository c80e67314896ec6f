/**
 * ChainModel: what one `.chain` file says, resolved, plain, immutable and serialisable. Rules, figures, pictures and
 * diffs read this and nothing else. A Workspace is all the models that are seen together.
 *
 * Positions are zero-based lines and UTF-16 columns, as in LSP; reports turn them into what people count from 1.
 * Every name that the text uses is a Ref: what was written, where, and the id of what it means (absent when nothing
 * that fits carries the name; a diagnostic has said so, and rules stay silent about what follows from it).
 */
import type {
  Channel,
  Comparison,
  Duration,
  GoalFigure,
  Level,
  Money,
  NodeKind,
  Opening,
  PoolKind,
  Range,
  Rate,
  Reason,
  Stakes,
  Wall,
  WorkKind,
} from '../grammar/index.ts';

/**
 * `FILE#NAME` for a declaration, `FILE#CHAIN.NODE` for a node, `FILE#CHAIN/I` for the I-th handoff of a chain
 * (FILE is the document's URI, names are in NFC).
 */
export type Id = string;

export interface Ref {
  readonly name: string;
  /** Absent when the name is unresolved. */
  readonly id?: Id;
  readonly place: Range;
}

/** A value with the place where it is written. */
export interface Fact<T> {
  readonly value: T;
  readonly place: Range;
}

/** The distribution of a time. Shapes as in docs/language.md, `takes`. */
export type Takes = { readonly place: Range } & (
  | { readonly shape: 'exponential'; readonly mean: Duration }
  | { readonly shape: 'exactly'; readonly time: Duration }
  | { readonly shape: 'uniform'; readonly least: Duration; readonly most: Duration }
  | { readonly shape: 'triangular'; readonly least: Duration; readonly usual: Duration; readonly most: Duration }
  | { readonly shape: 'lognormal'; readonly mean: Duration; readonly deviation: Duration }
);

// ---- declarations ----

export interface Named {
  readonly id: Id;
  /** In NFC. */
  readonly name: string;
  readonly title?: string;
  /** The text of the documentation comment before it, without its stars. */
  readonly doc?: string;
  /** The name itself: where a finding about the thing as a whole stands. */
  readonly place: Range;
  /** The whole declaration, first word to closing brace. */
  readonly extent: Range;
}

export interface Import {
  /** As written, e.g. `./people.chain`. */
  readonly path: string;
  /** URI of the imported file; absent when it is missing or refused. */
  readonly file?: string;
  readonly place: Range;
}

export interface Field extends Named {}

export interface Document extends Named {}

export interface Hours extends Named {
  readonly openings: readonly Opening[];
  /** IANA name. */
  readonly zone?: string;
}

export interface Knowledge {
  readonly field: Ref;
  readonly level: Level;
  readonly place: Range;
}

export interface Accept {
  readonly rule: string;
  readonly because: string;
  /** ISO date; holds through the end of that day, UTC. */
  readonly until?: string;
  readonly place: Range;
}

/** Who works: a role (interchangeable people), a person, an agent (an AI), or a system (deterministic software). */
export interface Pool extends Named {
  readonly kind: PoolKind;
  /** Of a role. A person is always one. */
  readonly people?: Fact<number>;
  /** Of an agent or a system; without it there is no limit. */
  readonly parallel?: Fact<number>;
  readonly works?: Ref;
  readonly knows: readonly Knowledge[];
  readonly costs?: Fact<Money>;
  readonly backup?: Ref;
  /** Of an agent: which AI model it is. */
  readonly model?: Fact<string>;
  readonly accepts: readonly Accept[];
  /** Properties that stand in the text but could not be read: rules about their absence stay silent. */
  readonly unreadable: readonly string[];
}

// ---- chains ----

export interface Because {
  readonly reason: Reason;
  readonly text?: string;
  readonly place: Range;
}

export interface Demand {
  readonly rate: Rate;
  readonly during?: Ref;
  readonly place: Range;
}

export interface Goal {
  readonly figure: GoalFigure;
  readonly comparison: Comparison;
  readonly target:
    | { readonly kind: 'duration'; readonly duration: Duration }
    | { readonly kind: 'rate'; readonly rate: Rate }
    | { readonly kind: 'money'; readonly money: Money }
    | { readonly kind: 'share'; readonly share: number };
  /** `for 90%` is 0.9; absent: the mean is meant. */
  readonly percentile?: number;
  readonly place: Range;
}

export interface StartChannel {
  /** A free word. */
  readonly channel: string;
  readonly share?: number;
  readonly place: Range;
}

export interface Verify {
  readonly criterion: string;
  /** Documents or systems. */
  readonly against: readonly Ref[];
  readonly by?: Ref;
  readonly takes?: Takes;
  /** Share of cases that are checked, 0 to 1; absent: all. */
  readonly sample?: number;
  /** Share of faulty outputs that the check finds, 0 to 1; absent: all. */
  readonly catches?: number;
  readonly place: Range;
}

export interface Performer {
  readonly pool: Ref;
  /** The AI that a person works with. */
  readonly with?: Ref;
  readonly place: Range;
}

export type Batch = { readonly because?: Because; readonly place: Range } & (
  | { readonly kind: 'count'; readonly size: number }
  | { readonly kind: 'interval'; readonly every: Duration }
);

/** A start, step, decision, wait or end. A property that a kind cannot have is absent (or empty). */
export interface Node extends Named {
  readonly kind: NodeKind;
  /** Of a start: its share of the demand. */
  readonly share?: Fact<number>;
  /** Of a start. */
  readonly channels: readonly StartChannel[];
  readonly by?: Performer;
  readonly owner?: Ref;
  readonly work?: Fact<WorkKind>;
  readonly field?: Ref;
  readonly takes?: Takes;
  readonly in: readonly Ref[];
  readonly out: readonly Ref[];
  readonly verifies: readonly Verify[];
  readonly quality?: Fact<number>;
  readonly guardrails: readonly Fact<string>[];
  readonly learnsFrom: readonly Ref[];
  readonly stakes?: Fact<Stakes>;
  readonly wall?: Fact<Wall> & { readonly because?: string };
  readonly because?: Because;
  readonly batch?: Batch;
  /** Another chain. */
  readonly runs?: Ref;
  readonly accepts: readonly Accept[];
  /** Properties that stand in the text but could not be read: rules about their absence stay silent. */
  readonly unreadable: readonly string[];
}

/** When a handoff is taken, other than as one of the alternatives. */
export type Trigger = { readonly place: Range } & (
  | { readonly kind: 'exception'; readonly share: number }
  | { readonly kind: 'reject' }
  | { readonly kind: 'timeout'; readonly after: Duration }
  /** The sub-chain that the node `runs` finished at this end. */
  | { readonly kind: 'end'; readonly end: Ref }
);

/** One line `A -> B`. More than one `from` is a join (waits for all), more than one `to` a fork (all happen). */
export interface Handoff {
  readonly id: Id;
  readonly from: readonly Ref[];
  readonly to: readonly Ref[];
  /** 0 to 1. */
  readonly share?: Fact<number>;
  readonly when?: Fact<string>;
  readonly via?: Fact<Channel>;
  readonly carrying: readonly Ref[];
  readonly wait?: Takes;
  readonly because?: Because;
  readonly on?: Trigger;
  /** The whole line. */
  readonly place: Range;
  readonly unreadable: readonly string[];
}

export interface Chain extends Named {
  readonly redesigns?: Ref;
  /** A role or person (another kind of pool is a finding). */
  readonly owner?: Ref;
  readonly demand?: Demand;
  readonly goals: readonly Goal[];
  readonly because?: Because;
  readonly accepts: readonly Accept[];
  readonly nodes: readonly Node[];
  readonly handoffs: readonly Handoff[];
  readonly unreadable: readonly string[];
}

/** One fact that a scenario overrules. */
export type Overrule = { readonly place: Range } & (
  | { readonly kind: 'takes'; readonly node: Ref; readonly takes: Takes }
  | { readonly kind: 'by'; readonly node: Ref; readonly by: Performer }
  | { readonly kind: 'quality'; readonly node: Ref; readonly quality: number }
  | { readonly kind: 'people'; readonly pool: Ref; readonly people: number }
  | { readonly kind: 'parallel'; readonly pool: Ref; readonly parallel: number }
  | { readonly kind: 'demand'; readonly rate: Rate }
  | { readonly kind: 'share'; readonly from: readonly Ref[]; readonly to: readonly Ref[]; readonly share: number }
);

export interface Scenario extends Named {
  readonly of: Ref;
  readonly overrules: readonly Overrule[];
}

/** What one file says. Lists are in the order of the text; duplicates of a name (the later ones) are left out. */
export interface ChainModel {
  /** URI of the document. */
  readonly file: string;
  readonly imports: readonly Import[];
  readonly fields: readonly Field[];
  readonly hours: readonly Hours[];
  readonly pools: readonly Pool[];
  readonly documents: readonly Document[];
  readonly chains: readonly Chain[];
  readonly scenarios: readonly Scenario[];
}

/** Everything that is seen together, and where to find a thing by its id. */
export interface Workspace {
  readonly models: readonly ChainModel[];
  readonly pools: ReadonlyMap<Id, Pool>;
  readonly fields: ReadonlyMap<Id, Field>;
  readonly hours: ReadonlyMap<Id, Hours>;
  readonly documents: ReadonlyMap<Id, Document>;
  readonly chains: ReadonlyMap<Id, Chain>;
  readonly nodes: ReadonlyMap<Id, Node>;
  /** How many models name a thing (other than by its own declaration). */
  readonly named: { readonly times: (id: Id) => number };
}
