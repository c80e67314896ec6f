/** How long visits wait in the queue of each pool. */
import type { Id } from '../../model/index.ts';
import { openShare, weekKey } from '../calendar/index.ts';
import type { Batch, Station } from '../network/index.ts';
import {
  arrivalVariability,
  erlangC,
  type QnaStation,
  type QnaStream,
  scvOf,
  waitGGc,
  waitMG1,
  waitMMc,
} from '../queueing/index.ts';
import type { Steps } from '../steps.ts';
import { bunchesOf, doubtsOf, loadDoubtsOf } from './exactness.ts';
import { clockOf } from './hours.ts';
import { type Rhythm, type Rhythms, rhythmsOf } from './rhythms.ts';
import type { Scene } from './scene.ts';
import { type Stream, type Streams, streamsOf } from './streams.ts';
import { type Departures, tidesOf } from './tides.ts';
import { batchesPerSecond, type Total, type Totals } from './totals.ts';

/** One pool as it stands in a scene. */
export interface Queue {
  readonly station: Station;
  readonly total: Total;
  readonly openShare: number;
  /** Offered share of the open time of all servers; undefined: no limit, or not known. */
  readonly load?: number;
  /** The queue grows without end. */
  readonly full: boolean;
  /** Mean wait of a visit on the clock of the world, seconds; undefined: not known, or without end. */
  readonly wait?: number;
  /** How much longer a visit is worked on than its work takes, because closing interrupts it; absent: by the open share. */
  readonly stretch?: number;
  /** When visits end, where visits keep other hours. */
  readonly departures?: Departures;
  /** The wait of the visits of one chain, where they come at other times than those of others. */
  readonly waitOf?: (chain: Id) => number;
  /** E[wait²], roughly. */
  readonly waitSecond?: number;
  /** The mean wait on the clock of the pool's hours, where its chains keep them. */
  readonly openWait?: number;
  /** Why the wait is approximate. */
  readonly doubt?: string;
  /** Why the load is. */
  readonly loadDoubt?: string;
  readonly missing: readonly string[];
  readonly around: Surroundings;
}

export type Queues = ReadonlyMap<Id, Queue>;

const FULL = 1 - 1e-12;

/** What hangs on the scene alone: it is asked for what is offered, and for what gets through. */
class Circumstances {
  readonly #scene: Scene;
  #streams: Streams | undefined;
  #hours: Hours | undefined;
  #rhythms: Rhythms | undefined;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  get streams(): Streams {
    this.#streams ??= streamsOf(this.#scene);
    return this.#streams;
  }

  get hours(): Hours {
    this.#hours ??= hoursOf(this.#scene);
    return this.#hours;
  }

  get rhythms(): Rhythms {
    this.#rhythms ??= rhythmsOf(this.#scene, this.streams);
    return this.#rhythms;
  }
}

const circumstances = new WeakMap<Scene, Circumstances>();

function circumstancesOf(scene: Scene): Circumstances {
  const known = circumstances.get(scene) ?? new Circumstances(scene);
  circumstances.set(scene, known);
  return known;
}

/** @param totals what the pools are asked for; @param full pools that are full, where `totals` counts what gets through. */
export function* queuesIn(scene: Scene, totals: Totals, full: ReadonlySet<Id> = new Set()): Steps<Queues> {
  const around = circumstancesOf(scene);
  const input = { scene, totals, streams: () => around.streams, full };
  const doubts = doubtsOf(input);
  const loadDoubts = loadDoubtsOf(input);
  const variability = doubts.size === 0 ? undefined : variabilityOf(scene, totals, around.streams);
  const strangers = around.hours;
  const rhythms = strangers.mixed.size === 0 ? undefined : around.rhythms;
  const queues = new Map<Id, Queue>();
  for (const [pool, station] of scene.stations) {
    yield;
    const total = totals.pools.get(pool) ?? NOBODY;
    const doubt = doubts.get(pool);
    const loadDoubt = loadDoubts.get(pool);
    queues.set(
      pool,
      queueOf(station, total, {
        full: full.has(pool),
        ...(doubt !== undefined && { doubt }),
        ...(loadDoubt !== undefined && { loadDoubt }),
        variability: doubt === undefined ? 1 : (variability?.get(pool) ?? 1),
        ...(strangers.mixed.has(pool) && { rhythm: rhythms?.get(pool) ?? SILENCE }),
        keepsHours: !strangers.outside.has(pool),
      }),
    );
  }
  for (let round = 0; round < ROUNDS && strangers.mixed.size > 1; round++) {
    if (!(yield* followDepartures(queues, scene, around.streams))) break;
  }
  return queues;
}

/** What leaves one pool comes to the next, and from there back: what is left after so many rounds is less than other doubts. */
const ROUNDS = 2;

/**
 * Pools in other hours than their visits get these when they leave the pool before, no longer evenly over its hours.
 * @returns whether any do.
 */
function* followDepartures(queues: Map<Id, Queue>, scene: Scene, streams: Streams): Steps<boolean> {
  const leaving = new Map([...queues].flatMap(([pool, { departures }]) => (departures ? [[pool, departures]] : [])));
  const followers = [...queues].filter(
    ([pool, { departures }]) =>
      departures !== undefined && streams.get(pool)?.some(({ from }) => from !== undefined && leaving.has(from)),
  );
  if (followers.length === 0) return false;
  const rhythms = rhythmsOf(scene, streams, leaving);
  for (const [pool, { station, total, around }] of followers) {
    yield;
    queues.set(pool, queueOf(station, total, { ...around, rhythm: rhythms.get(pool) ?? SILENCE }));
  }
  return true;
}

const SILENCE: Rhythm = { all: new Map(), of: () => undefined };

const NOBODY: Total = { visits: 0, work: 0, second: 0, batched: false, missing: [], atLeast: false, chains: [] };

/** What the wait at a pool hangs on beside its visits. */
export interface Surroundings {
  readonly full: boolean;
  readonly doubt?: string;
  readonly loadDoubt?: string;
  readonly variability: number;
  /** When its visits come, where not in its own hours. */
  readonly rhythm?: Rhythm;
  /** All demand that comes here keeps its hours. */
  readonly keepsHours: boolean;
}

export function queueOf(station: Station, total: Total, around: Surroundings): Queue {
  const share = openShare(station.week);
  const missing = [...(station.gap === undefined ? [] : [station.gap]), ...total.missing];
  const doubt = around.doubt === undefined ? {} : { doubt: around.doubt };
  const loadDoubt = around.loadDoubt === undefined ? {} : { loadDoubt: around.loadDoubt };
  const base = { station, total, openShare: share, missing, around, ...doubt, ...loadDoubt };
  if (station.servers === 'unlimited') return { ...base, full: false, wait: 0, waitSecond: 0 };
  if (missing.length > 0 || station.servers === 'unknown') return { ...base, full: false };
  const load = total.work / (station.servers * share);
  if (around.full || load >= FULL) return { ...base, load, full: true };
  const { wait, ...rest } = waitingOf(station, station.servers, total, share, around);
  // Who waits at all waits an exponential time (exact for M/M/c): E[W²] = 2E[W]² / P(wait). For the opening anybody waits.
  const some = around.rhythm === undefined ? erlangC(station.servers, total.work / share) : 1;
  return {
    ...base,
    load,
    full: false,
    wait,
    ...rest,
    waitSecond: some > 0 ? (2 * wait ** 2) / some : 0,
    ...(station.week !== undefined && around.keepsHours && { openWait: wait * share }),
  };
}

interface Waiting {
  /** On the clock of the world. */
  readonly wait: number;
  /** Mean time from the beginning of a work to its end, by the time worked. */
  readonly stretch: number;
  readonly departures?: Departures;
  readonly waitOf?: (chain: Id) => number;
}

/** The wait on the open clock, stretched by the time that it is closed. */
function waitingOf(station: Station, servers: number, total: Total, share: number, around: Surroundings): Waiting {
  const even = { wait: 0, stretch: 1 / share };
  if (!(total.work > 0)) return even;
  const { rhythm, variability } = around;
  if (rhythm === undefined) return { ...even, wait: openWait(servers, total, share, around) / share };
  const [mean, second] = [total.work / total.visits, total.second / total.visits];
  const demand = { arrivals: total.visits, mean, second, variability };
  const { waitOf, ...tides } = tidesOf(station, servers, demand, rhythm.all);
  return {
    ...tides,
    waitOf: (chain) => {
      const own = rhythm.of(chain);
      return own === undefined ? tides.wait : waitOf(own);
    },
  };
}

/** @param share of the week in which all of it happens. */
function openWait(servers: number, total: Total, share: number, { doubt, variability }: Surroundings): number {
  const arrivals = total.visits / share;
  const mean = total.work / total.visits;
  const demand = { arrivals, mean, second: total.second / total.visits, variability };
  if (doubt === undefined && total.exponential !== undefined) return waitMMc(servers, arrivals, total.exponential);
  if (doubt === undefined && servers === 1) return waitMG1(demand);
  return waitGGc(servers, demand);
}

/** Pools to which cases come by way of other clocks, or outside of their hours. */
interface Hours {
  readonly mixed: ReadonlySet<Id>;
  readonly outside: ReadonlySet<Id>;
}

function hoursOf(scene: Scene): Hours {
  const mixed = new Set<Id>();
  const outside = new Set<Id>();
  for (const member of scene.members) {
    if (member.arrivals === undefined) continue;
    const demand = weekKey(member.arrivals.week);
    const strays = clockOf(member, scene.stations) === undefined;
    for (const { pool } of member.traffic.uses) {
      if (strays) mixed.add(pool);
      if (weekKey(scene.stations.get(pool)?.week) !== demand) outside.add(pool);
    }
  }
  return { mixed, outside };
}

/** Whitt's variability of arrivals at each pool that anybody visits. */
function variabilityOf(scene: Scene, totals: Totals, streams: Streams): ReadonlyMap<Id, number> {
  const pools = [...totals.pools.keys()];
  const place = new Map(pools.map((pool, index) => [pool, index]));
  const stations = pools.map((pool): QnaStation => {
    const total = totals.pools.get(pool) ?? NOBODY;
    const station = scene.stations.get(pool);
    const servers = typeof station?.servers === 'number' ? station.servers : Number.POSITIVE_INFINITY;
    const mean = total.visits > 0 ? total.work / total.visits : 0;
    return {
      servers,
      arrivals: total.visits,
      load: total.work / (servers * openShare(station?.week)),
      service: total.visits > 0 ? scvOf(mean, total.second / total.visits) : 0,
    };
  });
  const links = [...streams].flatMap(([pool, into]) =>
    into.map((stream) => qnaStream(stream, place.get(pool) ?? 0, place)),
  );
  const found = arrivalVariability(stations, links);
  const bunches = bunchesOf(scene, totals);
  return new Map(pools.map((pool, index) => [pool, (found[index] ?? 1) * (bunches.get(pool) ?? 1)]));
}

function qnaStream(stream: Stream, to: number, place: ReadonlyMap<Id, number>): QnaStream {
  const { from, into, outOf, rate } = stream;
  if (into !== undefined)
    return { from: { variability: collected(into, rate) }, to, rate: batchesPerSecond(into, rate) };
  if (outOf !== undefined) return { from: { variability: released(outOf, rate) }, to, rate };
  const source = from === undefined ? undefined : place.get(from);
  return { from: source ?? { variability: 1 }, to, rate };
}

/** Every N-th of Poisson arrivals varies by 1/N; of intervals, those in which nobody came are left out. */
function collected(batch: Batch, rate: number): number {
  return batch.kind === 'count' ? 1 / batch.size : Math.exp(-rate * batch.everySeconds);
}

/** Cases that leave together come in bunches of the size of their batch. */
function released(batch: Batch, rate: number): number {
  return batch.kind === 'count' ? batch.size : 1 + rate * batch.everySeconds;
}
