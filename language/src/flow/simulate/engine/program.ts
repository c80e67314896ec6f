/**
 * Program: networks, stations and arrivals as flat arrays, which the engine runs. Plain data: it is made once, and every
 * worker is given it. One chain is measured: its own cases, and those that other chains run through it.
 */
import type { ChanceTable } from '../random/index.ts';
import type { Timetable } from './timetable.ts';

export const Kind = { pass: 0, serve: 1, delay: 2, fork: 3, join: 4, enter: 5, return: 6, end: 7 } as const;

export interface PointTable {
  readonly count: number;
  readonly kind: Uint8Array;
  /** Of `serve`: who; −1: it is none. */
  readonly station: Int32Array;
  /** Hours in which the time of `serve` and `delay` runs; −1: always. */
  readonly timetable: Int32Array;
  /** The time is touch time: somebody works on the case. */
  readonly touches: Uint8Array;
  /** What decides the time, and the way out. */
  readonly timeStream: Int32Array;
  readonly wayStream: Int32Array;
  /** Ways out of point p are edges ways[p] to ways[p + 1] − 1. */
  readonly ways: Int32Array;
  /** The one point that always comes next, where there is nothing to decide or to note on the way; −1: see the ways. */
  readonly straight: Int32Array;
  /** Infinity: never. */
  readonly timeout: Float64Array;
  /** Ways out after a timeout: the same, in the same list of edges. */
  readonly lateFrom: Int32Array;
  readonly lateTo: Int32Array;
  /** The batch that cases are collected for; −1: none. */
  readonly batch: Int32Array;
  readonly slots: Int32Array;
  /** Which point of the measured chain it is, in its own place or in a chain that runs it; −1: none. */
  readonly measured: Int32Array;
  /** Of `enter`: the measured chain begins here. */
  readonly begins: Uint8Array;
}

export interface EdgeTable {
  readonly to: Int32Array;
  /** Taken when the random share is below; the last of a point takes all. */
  readonly upTo: Float64Array;
  readonly slot: Int32Array;
  readonly escapes: Uint8Array;
}

export interface ProgramStation {
  readonly servers: number;
  /** −1: always open. */
  readonly timetable: number;
}

export interface Source {
  /** Its cases are those of the measured chain. */
  readonly isMeasured: boolean;
  /** Cases a second, in open time. */
  readonly perOpenSecond: number;
  readonly timetable: number;
  readonly stream: number;
  readonly entryStream: number;
  /** Edges of the entries. */
  readonly from: number;
  readonly to: number;
}

/** Cases that are collected: until they are so many, or until a multiple of an interval from midnight of a zone. */
export interface ProgramBatch {
  /** 0: by interval. */
  readonly size: number;
  readonly everySeconds: number;
  readonly zone?: string;
}

export interface Program {
  readonly points: PointTable;
  readonly edges: EdgeTable;
  readonly stations: readonly ProgramStation[];
  readonly sources: readonly Source[];
  readonly batches: readonly ProgramBatch[];
  readonly timetables: readonly Timetable[];
  /** How many points the measured chain has. */
  readonly own: number;
  readonly chance: ChanceTable;
  /** Waiting and touch time are also told case by case, for goals that ask for a share of the cases. */
  readonly perCase: boolean;
  /** Decides at which time of the week a replication begins, and how long before it is measured. */
  readonly beginStream: number;
  /** What repeats in time, seconds: a replication begins anywhere in it. 0: nothing does. */
  readonly cycleSeconds: number;
  /** Cases in which what is collected by number repeats: the first measured one is any of them. */
  readonly cycleCases: number;
  /** Lead times are also measured in these hours: those of goals in working days. −1: not. */
  readonly goalTimetable: number;
}
