/** What is asked of a simulation, and what it answers: plain data. */
import type { Goal, Id } from '../../model/index.ts';
import type { Missing as MissingFigure } from '../figures.ts';
import type { Interval } from './statistics/index.ts';

export interface SimulationRequest {
  readonly chain: Id;
  /** Scenarios of that chain, beside the chain as it is. */
  readonly scenarios?: readonly Id[];
  /** A whole number from 0 to 2⁵³ − 1. */
  readonly seed?: number;
  /** Measured cases at most, over all replications. */
  readonly cases?: number;
  /** Into how many replications these are divided, at most. */
  readonly replications?: number;
  /** Stops when the mean lead time is known to this share of it: 0.01. */
  readonly precision?: number;
  /** Cases of each replication that are not measured; without it, found. */
  readonly warmUp?: number;
}

export const DEFAULTS = { seed: 1, cases: 1_000_000, replications: 20, precision: 0.01 } as const;

/** `precision` is reached; all `cases` or `replications` are done; `overloaded` cannot be simulated to an end. */
export type StoppedBy = 'precision' | 'cases' | 'replications' | 'effort' | 'overloaded';

export interface LeadTime extends Interval {
  readonly p50: Interval;
  readonly p90: Interval;
  readonly p95: Interval;
  readonly p99: Interval;
}

export interface PoolRun {
  readonly pool: Id;
  readonly name: string;
  /** null: no limit. */
  readonly load: Interval | null;
  /** Of one visit, in the queue; null: it grows for ever, or nobody came. */
  readonly waitSeconds: Interval | null;
  readonly queueLength: Interval | null;
}

export interface NodeRun {
  readonly node: Id;
  readonly name: string;
  readonly visitsPerCase: Interval;
  /** Of one visit, for its batch, in the queue, over closed hours, or passing in a wait; null: nobody came. */
  readonly waitSeconds: Interval | null;
}

export interface GoalRun {
  readonly goal: Goal;
  readonly text: string;
  /** null: it cannot be said. */
  readonly holds: boolean | null;
  /** In the goal's own terms; of a percentile goal the time within which that share of the cases is done. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly target: number;
  /** All of the interval holds, or none of it does. */
  readonly certain: boolean;
}

/** Cases by lead time: `counts[i]` from `edges[i]` to `edges[i + 1]` seconds. */
export interface LeadTimeHistogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** Queue lengths of the pools, in the order of `pools`, in the first replication. */
export interface QueueSample {
  readonly seconds: number;
  readonly queues: readonly number[];
}

export interface SimulationRun {
  /** null: the chain as it is. */
  readonly scenario: string | null;
  readonly cases: number;
  readonly replications: number;
  /** Cases of each replication that were not measured. */
  readonly warmUp: number;
  readonly stoppedBy: StoppedBy;
  readonly overloaded: boolean;
  /** By pool name: visits a day by which its queue grows. */
  readonly queueGrowthPerDay: Readonly<Record<string, number>>;
  /** null: overloaded. */
  readonly leadTimeSeconds: LeadTime | null;
  readonly waitingTimeSeconds: Interval | null;
  readonly touchTimeSeconds: Interval | null;
  readonly throughputPerDay: Interval | null;
  readonly workInProgress: Interval | null;
  /** By currency. */
  readonly costPerCase: Readonly<Record<string, Interval>> | null;
  readonly quality: Interval | null;
  readonly pools: readonly PoolRun[];
  readonly nodes: readonly NodeRun[];
  readonly goals: readonly GoalRun[];
  /** Cases in = cases out + cases inside, in every replication. */
  readonly conserved: boolean;
  /** Measured cases that had not left when the effort was spent: what is said of times leaves them out. */
  readonly unfinished: number;
  readonly missing: readonly MissingFigure[];
  readonly histogram: LeadTimeHistogram;
  readonly queueSamples: readonly QueueSample[];
  readonly visits: number;
}

/** What a scenario changes, with the interval of the difference: replications are compared in pairs. */
export interface Difference {
  readonly scenario: string;
  /** `leadTimeSeconds`, `leadTimeSeconds.p90`, `costPerCase.EUR`, `pools.Handler.load`, … */
  readonly figure: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface Simulation {
  readonly chain: Id;
  readonly name: string;
  readonly seed: number;
  /** The chain as it is, then each scenario. */
  readonly runs: readonly SimulationRun[];
  readonly differences: readonly Difference[];
}

/** Why there is nothing to simulate. */
export interface Refusal {
  readonly scenario: string | null;
  /** As people say them: `takes of Assess`. */
  readonly facts: readonly string[];
}

export type SimulationOutcome =
  | { readonly kind: 'done'; readonly simulation: Simulation }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'cancelled' };
