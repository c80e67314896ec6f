/** What is counted while it runs. Sums alone: the room that they take does not depend on how many cases come. */
import { Histogram } from '../statistics/index.ts';
import type { Program } from './program.ts';

export class Tally {
  readonly histogram = new Histogram();
  /** Lead times in the hours of a goal. */
  readonly inHours: Histogram | undefined;
  /** Where they are told case by case. */
  readonly waits: Histogram | undefined;
  readonly touches: Histogram | undefined;
  cases = 0;
  leadSeconds = 0;
  inHoursSeconds = 0;
  faulty = 0;
  /** By point of the chain that is measured. */
  readonly visits: Float64Array;
  readonly waitSeconds: Float64Array;
  readonly touchSeconds: Float64Array;
  /** Seconds that cost nothing, because others of the batch pay for them. */
  readonly sharedSeconds: Float64Array;
  /** By station, within the window. */
  readonly served: Float64Array;
  readonly queueSeconds: Float64Array;
  readonly busySeconds: Float64Array;
  /** Cases that left within the window. */
  left = 0;
  /** Points passed at which time was spent. */
  spells = 0;

  constructor(program: Program) {
    const points = program.own;
    const stations = program.stations.length;
    this.visits = new Float64Array(points);
    this.waitSeconds = new Float64Array(points);
    this.touchSeconds = new Float64Array(points);
    this.sharedSeconds = new Float64Array(points);
    this.served = new Float64Array(stations);
    this.queueSeconds = new Float64Array(stations);
    this.busySeconds = new Float64Array(stations);
    this.waits = program.perCase ? new Histogram() : undefined;
    this.touches = program.perCase ? new Histogram() : undefined;
    this.inHours = program.goalTimetable < 0 ? undefined : new Histogram();
  }

  /** A measured case is done. */
  finish(leadSeconds: number, isFaulty: boolean): void {
    this.cases++;
    this.leadSeconds += leadSeconds;
    this.histogram.add(leadSeconds);
    if (isFaulty) this.faulty++;
  }

  finishInHours(seconds: number): void {
    this.inHoursSeconds += seconds;
    this.inHours?.add(seconds);
  }
}
