/** Long work in short turns: what is asked or typed in between is heard. */
import type { Steps } from '@chainwright/language/flow';

/** Nobody notices that they waited for so long. */
const TURN_MS = 8;

/** One piece of work at a time: to start another is to give up the one before. */
export class Turns {
  readonly #report: (error: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param report is told of what went wrong. */
  constructor(report: (error: unknown) => void) {
    this.#report = report;
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
      if (isDone) done(before + took);
      else this.#next(steps, before + took, done);
    }, 0);
  }
}
