/** One replication: a run of the engine with chance of its own, in slices, so that it can be watched and stopped. */
import { Engine, openUntil, type Program, type Sample, type Span, TooMany } from './engine/index.ts';

/** Plain data: what a worker is told. */
export interface Job {
  readonly program: Program;
  readonly seed: number;
  readonly replication: number;
  readonly span: Span;
  /** Points passed at most. */
  readonly effort: number;
  /** Also the mean lead time of so many stretches of the measured cases. */
  readonly stretches?: number;
}

/** Plain data: what a worker answers. Sums are over the measured cases, those of stations over the window. */
export interface Replication {
  readonly cases: number;
  /** Measured cases that had not left when the effort was spent. */
  readonly unfinished: number;
  readonly leadSeconds: number;
  /** Counts of the histogram of lead times. */
  readonly leadTimes: Uint32Array;
  readonly inHoursSeconds: number;
  readonly leadTimesInHours?: Uint32Array;
  /** Counts of the histograms of waiting and touch time, where a goal asks for them. */
  readonly waits?: Uint32Array;
  readonly touches?: Uint32Array;
  readonly faulty: number;
  readonly visits: Float64Array;
  readonly waitSeconds: Float64Array;
  readonly touchSeconds: Float64Array;
  readonly sharedSeconds: Float64Array;
  readonly windowSeconds: number;
  /** Cases that left within the window. */
  readonly left: number;
  readonly served: Float64Array;
  readonly queueSeconds: Float64Array;
  readonly busySeconds: Float64Array;
  /** Open seconds of each station within the window. */
  readonly openSeconds: Float64Array;
  readonly conserved: boolean;
  /** Times spent somewhere, all cases: what the speed is counted in. */
  readonly spells: number;
  readonly samples: readonly Sample[];
  /** Means of the stretches that were asked for. */
  readonly series?: Float64Array;
}

/** Points passed in one slice: a few hundredths of a second. */
const SLICE = 100_000;

/** Yields the share that is done after each slice of so many points. */
export function* replicate(job: Job, slice = SLICE): Generator<number, Replication> {
  const { program, span, stretches } = job;
  const series = stretches === undefined ? undefined : new Series(stretches, span.cases);
  const engine = new Engine(program, { ...job, ...(series && { observe: series.add }) });
  try {
    while (!engine.run(slice) && engine.passes < job.effort)
      yield Math.min(1, engine.window.arrived / engine.window.expected);
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
  }
  return resultOf(program, engine, series);
}

function resultOf(program: Program, engine: Engine, series: Series | undefined): Replication {
  const { tally, window } = engine;
  const { leadSeconds, inHoursSeconds, faulty, visits, waitSeconds, touchSeconds, sharedSeconds } = tally;
  const { left, served, queueSeconds, busySeconds, spells, cases } = tally;
  const openSeconds = Float64Array.from(program.stations, ({ timetable }) => {
    const table = program.timetables[timetable];
    return table === undefined ? window.to - window.from : openUntil(table, window.to) - openUntil(table, window.from);
  });
  return {
    ...{ cases, unfinished: engine.pending, leadSeconds, leadTimes: tally.histogram.counts, inHoursSeconds, faulty },
    ...(tally.inHours && { leadTimesInHours: tally.inHours.counts }),
    ...(tally.waits && { waits: tally.waits.counts }),
    ...(tally.touches && { touches: tally.touches.counts }),
    ...{ visits, waitSeconds, touchSeconds, sharedSeconds },
    ...{ windowSeconds: window.to - window.from, left, served, queueSeconds, busySeconds, openSeconds },
    ...{ conserved: engine.isConserved(), spells, samples: window.samples },
    ...(series && { series: series.means() }),
  };
}

/** Mean lead time of stretches of cases, by the order in which they came. */
class Series {
  readonly #sums: Float64Array;
  readonly #counts: Float64Array;
  readonly #width: number;

  constructor(stretches: number, cases: number) {
    this.#sums = new Float64Array(stretches);
    this.#counts = new Float64Array(stretches);
    this.#width = Math.ceil(cases / stretches);
  }

  readonly add = (index: number, leadSeconds: number): void => {
    const at = Math.floor(index / this.#width);
    this.#sums[at] = (this.#sums[at] ?? 0) + leadSeconds;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  };

  means(): Float64Array {
    return this.#sums.map((sum, i) => sum / Math.max(1, this.#counts[i] ?? 1));
  }
}
