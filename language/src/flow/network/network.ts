/**
 * ChainNetwork: one chain as the network of points that its cases pass, plain and serialisable. It is the contract
 * between the model and both engines: the analysis and the simulation read this and the FlowSystem (system.ts), never
 * the chain itself, so that shares, exceptions, rejects, timeouts, checks and sub-chains are understood in one place.
 *
 * A case is one token, or several after a fork. A token that comes to a point
 *   1. waits until the batch of the point is complete, if it has one (the batch is one visit, its cases leave together;
 *      all points of one node share one batch, whichever chain runs it; no case, no batch);
 *   2. stands in the one queue of `pool`, first come first served, if it names a pool that has a limit, and then takes
 *      one server for `time`, which runs in the pool's open hours only; without a pool, or where the pool has no limit
 *      and no hours, `time` just passes;
 *   3. goes on by one of `next`, drawn by its probabilities (they add up to 1, or are none at a dead end). A `fork`
 *      sends a token along each of `next`. A `join` holds tokens back until one has come by each of its `slots`, and
 *      lets one go on for all. An `end` takes the token out; a case is done when its last token is. (Tokens that wait at
 *      a join for others that left another way hold nobody up: a case with no other token is done.)
 *
 * A point with `timeout` draws its time; when that is longer than `afterSeconds`, the token leaves by `timeout.next`
 * after `afterSeconds`. An edge that `escapes` marks the case as faulty for good: quality is the share of cases that
 * were never marked. Between `enter` and `return` of the same `run` a token is inside a sub-chain; where it forked there,
 * only the last of its tokens to come to a `return` of that run goes on.
 *
 * Checks are expanded: a step with timed checks has points for sound and for faulty outputs, so that all of the routing
 * is memoryless. Visits to a check are the sum over both.
 */
import type { Id } from '../../model/index.ts';
import type { Distribution } from './distribution.ts';

export interface Edge {
  /** Index of a point. */
  readonly to: number;
  readonly probability: number;
  /** A fault leaves with the case that no check found. */
  readonly escapes?: true;
  /** Which of the slots of the join `to` it fills. */
  readonly slot?: number;
}

export type Activity =
  /** Takes no time: starts, decisions of nobody, the choice among alternatives. */
  | 'pass'
  /** Somebody or something works on the case: touch time. */
  | 'work'
  /** A check of an output: touch time. */
  | 'check'
  /** Time passes and nobody works: a `wait`. */
  | 'wait'
  /** Time passes on the way: a `wait` on a handoff. */
  | 'handoff'
  | 'fork'
  | 'join'
  /** A sub-chain begins. */
  | 'enter'
  /** A sub-chain ends. */
  | 'return'
  | 'end';

export type Batch =
  | { readonly kind: 'count'; readonly size: number }
  /** From midnight of the zone of the pool's hours (UTC without). */
  | { readonly kind: 'interval'; readonly everySeconds: number };

export interface Point {
  readonly activity: Activity;
  /** The node that it belongs to: of the chain itself, or of a chain that it runs. */
  readonly node: Id;
  /** The node of the chain itself within whose `runs` the point stands; absent: the point is the chain's own. */
  readonly within?: Id;
  /** Of a check: its place in the node's `verifies`. */
  readonly check?: number;
  /** Of `handoff`, `fork` and `join`. */
  readonly handoff?: Id;
  /** Who is busy meanwhile; absent: nobody. */
  readonly pool?: Id;
  /** Works with the pool, costs per visit, never queues. */
  readonly assistant?: Id;
  /** Absent: no time, or it is unknown (then `gaps` names it). */
  readonly time?: Distribution;
  readonly batch?: Batch;
  readonly timeout?: { readonly afterSeconds: number; readonly next: readonly Edge[] };
  /** Of a join: how many it waits for. */
  readonly slots?: number;
  /** Of `enter` and `return`: which run of a sub-chain. */
  readonly run?: number;
  /** Of `enter`: the chain that is run. */
  readonly runs?: Id;
  readonly next: readonly Edge[];
}

/**
 * What a fact is needed for: `routing` for every figure, `time` for what the point asks of time and pools, `quality` for
 * quality alone. With `checks` the figures stand as if the checks of that output found nothing, with `criteria` as if
 * all outputs were right of which nobody says what is right.
 */
export type GapKind = 'routing' | 'time' | 'quality' | 'checks' | 'criteria';

/** A fact that the text does not give, or that cannot be. */
export interface Gap {
  readonly kind: GapKind;
  /** As people say it: `takes of Assess`. */
  readonly fact: string;
  /** Where it is missing; absent: the chain as a whole. */
  readonly point?: number;
}

export interface ChainNetwork {
  readonly chain: Id;
  readonly name: string;
  readonly points: readonly Point[];
  /** Where cases enter; the probabilities add up to 1. */
  readonly entries: readonly Edge[];
  readonly gaps: readonly Gap[];
  /** The point of each node of the chain itself at which its visits are counted. */
  readonly heads: ReadonlyMap<Id, number>;
}
