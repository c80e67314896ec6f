/** Which cases are measured: after so many others, so many. The window is open from the first of them to the last. */
import { Flag } from './tokens.ts';

export interface Span {
  readonly warmUp: number;
  readonly cases: number;
}

/** Queue lengths at one instant. */
export interface Sample {
  readonly seconds: number;
  readonly queues: readonly number[];
}

/** It is asked for the time only when that is needed: a time in the call would cost a place in memory at each case. */
export interface Clock {
  readonly now: number;
}

const SAMPLES = 200;

export class Window {
  /** Cases of the measured chain that came. */
  arrived = 0;
  isOpen = false;
  from = Number.NaN;
  to = Number.NaN;
  readonly samples: Sample[] = [];
  /** Cases that come before all measured ones have. */
  readonly expected: number;
  readonly #clock: Clock;
  readonly #warmUp: number;
  readonly #queues: Int32Array;
  /** The case with which the next sample is taken, and from each to the next. */
  #sampleAt: number;
  readonly #sampleEvery: number;

  /** @param queues lengths of the queues, as they are at any time. */
  constructor({ warmUp, cases }: Span, queues: Int32Array, clock: Clock) {
    this.#clock = clock;
    this.#warmUp = warmUp;
    this.#queues = queues;
    this.expected = warmUp + cases + 1;
    this.#sampleAt = warmUp;
    this.#sampleEvery = Math.ceil(cases / SAMPLES);
  }

  /** One more case comes. @returns what it is: Flag. */
  count(): number {
    const index = this.arrived++;
    if (index < this.#warmUp) return 0;
    if (index === this.#warmUp) {
      this.isOpen = true;
      this.from = this.#clock.now;
    }
    if (index >= this.expected - 1) {
      if (this.isOpen) this.to = this.#clock.now;
      this.isOpen = false;
      return 0;
    }
    if (index === this.#sampleAt) {
      this.#sampleAt += this.#sampleEvery;
      this.samples.push({ seconds: this.#clock.now - this.from, queues: Array.from(this.#queues) });
    }
    return Flag.measured;
  }

  /** Which of the measured cases it is that came last. */
  get index(): number {
    return this.arrived - 1 - this.#warmUp;
  }
}
