/** What a station does in the steady state, read backwards: from how many there are to how many are worked on. */
import { type Demand, waitGGc } from '../queueing/index.ts';

const POINTS = 64;

export function steadyOf(servers: number, { mean, second, variability }: Demand): Steady {
  const busy = new Float64Array(POINTS);
  const levels = new Float64Array(POINTS);
  for (let i = 1; i < POINTS; i++) {
    // Closer and closer towards full.
    const load = 1 - (1 - i / POINTS) ** 3;
    const arrivals = (load * servers) / mean;
    busy[i] = load * servers;
    levels[i] = load * servers + arrivals * waitGGc(servers, { arrivals, mean, second, variability });
  }
  return new Steady(servers, levels, busy);
}

export class Steady {
  /** Servers that are busy at the level asked for last. */
  busy = 0;
  /** How many more with one more. */
  slope = 0;
  readonly #servers: number;
  readonly #levels: Float64Array;
  readonly #busy: Float64Array;

  constructor(servers: number, levels: Float64Array, busy: Float64Array) {
    this.#servers = servers;
    this.#levels = levels;
    this.#busy = busy;
  }

  /** Into fields, for it is asked at every step. */
  at(level: number): this {
    const [levels, busy] = [this.#levels, this.#busy];
    const last = levels[POINTS - 1] ?? 0;
    if (level >= last) {
      // Nearly full, what is free falls with the length of the queue.
      const free = ((this.#servers - (busy[POINTS - 1] ?? 0)) * last) / level;
      this.busy = this.#servers - free;
      this.slope = free / level;
      return this;
    }
    let [low, high] = [0, POINTS - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((levels[middle] ?? 0) <= level) low = middle;
      else high = middle;
    }
    const [from, to] = [levels[low] ?? 0, levels[high] ?? 0];
    this.slope = ((busy[high] ?? 0) - (busy[low] ?? 0)) / (to - from);
    this.busy = (busy[low] ?? 0) + this.slope * (level - from);
    return this;
  }
}
