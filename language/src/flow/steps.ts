/** Work that can be left lying between two of its steps, so that who waits for something else does not wait for all of it. */
export type Steps<Result> = Generator<void, Result, void>;

/** All of it, without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
