/**
 * Program: networks, stations and arrivals as flat arrays, which the engine runs. Plain data: it is made once, and every
 * worker is given it. The points of the chain that is measured come first.
 */
import type { Timetable } from './timetable.ts';

export const Kind = { pass: 0, serve: 1, delay: 2, fork: 3, join: 4, enter: 5, return: 6, end: 7 } as const;

export interface PointTable {
  readonly count: number;
  readonly kind: Uint8Array;
  /** Of `serve`: who. */
  readonly station: Int32Array;
  /** Hours in which the time of `serve` and `delay` runs; −1: always. */
  readonly timetable: Int32Array;
  /** The distribution of the time: see Shaped. */
  readonly shape: Uint8Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
  /** The time is touch time: somebody works on the case. */
  readonly touches: Uint8Array;
  readonly timeStream: Int32Array;
  readonly wayStream: Int32Array;
  /** Ways out of point p are edges ways[p] to ways[p + 1] − 1. */
  readonly ways: Int32Array;
  /** Infinity: never. */
  readonly timeout: Float64Array;
  /** Ways out after a timeout: the same, in the same list of edges. */
  readonly lateFrom: Int32Array;
  readonly lateTo: Int32Array;
  /** Cases that make a batch; 0: not by number. */
  readonly batchSize: Int32Array;
  /** Its number among `batches`, which leave by the clock; −1: none. */
  readonly batchClock: Int32Array;
  readonly slots: Int32Array;
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
  /** Cases a second, in open time. */
  readonly perOpenSecond: number;
  readonly timetable: number;
  readonly stream: number;
  readonly entryStream: number;
  /** Edges of the entries. */
  readonly from: number;
  readonly to: number;
}

/** Batches that leave at multiples of an interval from midnight of a zone. */
export interface BatchClock {
  readonly point: number;
  readonly everySeconds: number;
  readonly zone?: string;
}

export interface Program {
  readonly points: PointTable;
  readonly edges: EdgeTable;
  readonly stations: readonly ProgramStation[];
  /** The first is the one that is measured. */
  readonly sources: readonly Source[];
  readonly batches: readonly BatchClock[];
  readonly timetables: readonly Timetable[];
  /** Points of the chain that is measured: 0 to `own` − 1. */
  readonly own: number;
  readonly streamKeys: Uint32Array;
  /** Lead times are also measured in these hours: those of goals in working days. −1: not. */
  readonly goalTimetable: number;
}
