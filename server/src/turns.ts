/** Long work in short turns: what is asked or typed in between is heard. */
import type { Steps } from '@chainwright/language/flow';

/** Nobody notices that they waited for so long. */
const TURN_MS = 8;

/** So long after the last thing that somebody did, nobody is in the middle of something. */
const CALM_MS = 30;
/** Who is always in the middle of something is held up once in so long. */
const LONGEST_PAUSE_MS = 100;

/** One piece of work at a time: to start another is to give up the one before. */
export class Turns {
  readonly #report: (error: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When somebody last did something. */
  #disturbed = Number.NEGATIVE_INFINITY;
  /** When the last turn ended. */
  #ended = Number.NEGATIVE_INFINITY;

  /** @param report is told of what went wrong. */
  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /** Somebody types or asks, and goes on to do so: the next turn waits. */
  disturb(): void {
    this.#disturbed = performance.now();
  }

  /** @param done is told how much time went into it. */
  start(steps: Steps<void>, done: (tookMs: number) => void): void {
    this.stop();
    this.#next(steps, 0, done);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #next(steps: Steps<void>, before: number, done: (tookMs: number) => void): void {
    this.#timer = setTimeout(() => {
      // Somebody may have done something since then.
      if (this.#pause() > 0) return this.#next(steps, before, done);
      const { took, isDone } = this.#turn(steps);
      if (isDone) done(before + took);
      else this.#next(steps, before + took, done);
    }, this.#pause());
  }

  #turn(steps: Steps<void>): { readonly took: number; readonly isDone: boolean } {
    const start = performance.now();
    let took = 0;
    let isDone = false;
    try {
      while (!isDone && took < TURN_MS) {
        isDone = steps.next().done === true;
        took = performance.now() - start;
      }
    } catch (error) {
      this.#report(error);
      isDone = true;
    }
    this.#ended = performance.now();
    return { took, isDone };
  }

  /** How long the next turn has to wait. */
  #pause(): number {
    const now = performance.now();
    return Math.max(0, Math.min(this.#disturbed + CALM_MS, this.#ended + LONGEST_PAUSE_MS) - now);
  }
}
