/** What is done when the language server ends by itself: it starts again, until that helps no more. */

const MOST = 5;
const WITHIN_MS = 3 * 60 * 1000;

/** Counts ends; says whether to start again. After the last one it is over until somebody asks. */
export function restarting(now: () => number = Date.now): () => boolean {
  let ends: number[] = [];
  return () => {
    const at = now();
    ends = [...ends.filter((one) => at - one < WITHIN_MS), at];
    return ends.length < MOST;
  };
}
