/** Runs an action when calls have been quiet for a while, but never puts it off longer than a limit. */
export interface Quiet {
  /** Asks for the action. */
  call(): void;
  /** Forgets what was asked for. */
  cancel(): void;
}

export function quietly(action: () => void, quietMs: number, limitMs: number): Quiet {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first: number | undefined;
  const cancel = () => {
    clearTimeout(timer);
    first = undefined;
  };
  return {
    cancel,
    call() {
      const now = Date.now();
      first ??= now;
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          first = undefined;
          action();
        },
        Math.min(quietMs, first + limitMs - now),
      );
    },
  };
}
