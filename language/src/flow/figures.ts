/**
 * The figures of a workspace: plain data, each a value or null. What is null for lack of a fact stands in `missing` with
 * the facts by name; what no formula gives exactly stands in `approximate` with the reason. Null without a missing fact
 * is unbounded: no limit, or a queue that grows for ever. Times are seconds, on the clock of the world unless they say
 * `open`; rates are per day, an open day where the demand has `during`.
 */
import type { Goal, Id, PoolKind, Value } from '../model/index.ts';

export interface Missing {
  readonly figure: string;
  /** As people say them: `takes of Assess`, `people of Handler`. */
  readonly facts: readonly string[];
}

export interface Approximate {
  readonly figure: string;
  readonly reason: string;
}

export interface PoolFigures {
  readonly pool: Id;
  readonly name: string;
  readonly kind: PoolKind;
  /** null: no limit, or not known. */
  readonly servers: number | null;
  /** Offered, as a share of the open time of all servers: 0.85; null: no limit. */
  readonly load: number | null;
  /** Mean wait of one visit in the queue. */
  readonly waitSeconds: number | null;
  /** The same on the clock that runs in open time only; only where demand and pools share their hours. */
  readonly openWaitSeconds?: number | null;
  /** Mean number of visits that wait. */
  readonly queueLength: number | null;
  readonly visitsPerDay: number | null;
  /** The chains whose cases come here, in the order of the text. */
  readonly chains: readonly Id[];
  /** A chain without a demand comes here too: the load is at least this. */
  readonly atLeast: boolean;
  readonly missing: readonly Missing[];
  readonly approximate: readonly Approximate[];
}

export interface CheckFigures {
  /** Its place in the node's `verifies`. */
  readonly check: number;
  readonly pool?: Id;
  readonly visitsPerCase: number;
  readonly waitSeconds: number | null;
  readonly touchSeconds: number | null;
}

export interface NodeFigures {
  readonly node: Id;
  readonly name: string;
  readonly visitsPerCase: number;
  /** Of one visit: in the queue, for its batch, or passing in a wait; of a step that runs a chain, all its waiting. */
  readonly waitSeconds: number | null;
  /** Of one visit: worked on the case, checks apart. */
  readonly touchSeconds: number | null;
  readonly checks: readonly CheckFigures[];
}

export interface GoalFigures {
  readonly goal: Goal;
  /** As the goal is written: `lead time < 3d for 90%`. */
  readonly text: string;
  /** null: it cannot be said; see `needs`. */
  readonly holds: boolean | null;
  /** In the goal's own terms: seconds of the clock that it means, cases a day, money a case, a share. */
  readonly value: number | null;
  readonly target: number;
  readonly needs?: { readonly facts: readonly string[] } | 'simulation';
  /** Where a short simulation judged it: the 95% interval of the value, and how many cases it stands on. */
  readonly sampled?: Omit<SampledGoal, 'holds' | 'value'>;
}

/** What a short simulation says of a goal for a share of the cases. */
export interface SampledGoal {
  /** null: too close to say. */
  readonly holds: boolean | null;
  /** Within which that share of the cases is done, in seconds of the goal's own clock. */
  readonly value: number;
  /** 95% confidence. */
  readonly low: number;
  readonly high: number;
  readonly cases: number;
}

/** A short simulation of a chain, by the text of its goals. */
export type ShortRun = ReadonlyMap<string, SampledGoal>;

export interface ChainFigures {
  readonly chain: Id;
  readonly name: string;
  /** A day of its rates is one on which its hours are open. */
  readonly countsOpenDays: boolean;
  readonly demandPerDay: number | null;
  readonly throughputPerDay: number | null;
  /** The demand at which the first pool is full, the other chains as they are. */
  readonly ceilingPerDay: number | null;
  /** That pool. */
  readonly bottleneck: Id | null;
  /** When that pool has no limit: the next. */
  readonly relieved: { readonly ceilingPerDay: number | null; readonly bottleneck: Id | null };
  readonly leadTimeSeconds: number | null;
  readonly openLeadTimeSeconds?: number | null;
  readonly waitingTimeSeconds: number | null;
  readonly touchTimeSeconds: number | null;
  readonly flowEfficiency: number | null;
  readonly workInProgress: number | null;
  /** By currency. */
  readonly costPerCase: Readonly<Record<string, number>> | null;
  readonly quality: number | null;
  readonly nodes: readonly NodeFigures[];
  /** A pool that its cases visit is full. */
  readonly overloaded: boolean;
  /** Visits that a queue grows by, a day; by pool. */
  readonly queueGrowthPerDay: ReadonlyMap<Id, number>;
  readonly missing: readonly Missing[];
  readonly approximate: readonly Approximate[];
}

export interface WorkspaceFigures {
  /** In the order of the text. */
  readonly chains: ReadonlyMap<Id, ChainFigures>;
  readonly pools: ReadonlyMap<Id, PoolFigures>;
}

/** A change that might help, and what it does to a chain. */
export interface Lift {
  readonly chain: Id;
  readonly change:
    | { readonly kind: 'people'; readonly pool: Id; readonly people: number }
    | { readonly kind: 'takes'; readonly node: Id; readonly factor: number };
  /** `one more Counsel (2 instead of 1)`. */
  readonly text: string;
  readonly ceilingPerDay: number | null;
  readonly leadTimeSeconds: number | null;
}

export interface Speeds {
  readonly ai: number;
  readonly systems: number;
  readonly people: number;
}

export interface TwoSpeeds {
  /** Shares of touch time, of waiting for whom, and of handoffs to whom; null: not known, or there is none. */
  readonly touch: Speeds | null;
  readonly waiting: Speeds | null;
  readonly handoffs: Speeds | null;
  /** Where a fast link feeds a slow one. */
  readonly feeds: readonly {
    readonly from: Id;
    readonly to: Id;
    readonly fromSeconds: number;
    readonly toSeconds: number;
  }[];
}

/** Minutes of a human pool for one case. */
export interface HumanUp {
  readonly pool: Id;
  readonly minutesPerCase: Readonly<Record<Value | 'checks' | 'unclassified', number>>;
}
