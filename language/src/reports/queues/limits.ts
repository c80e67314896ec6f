/** How much of a list is shown, and what is too little to be said. */
export const MOST_POOLS = 10;
export const MOST_STOPS = 8;
export const MOST_LIFTS = 5;
export const MOST_FEEDS = 3;
export const MOST_CHAINS = 40;
export const UNLIMITED = 'nobody in it has a limit';

/** Seconds: nobody feels a shorter wait. */
export const SHORTEST = 1;

/** The first so many, and how many are left. */
export function cut<T>(all: readonly T[], most: number): { readonly shown: readonly T[]; readonly rest: readonly T[] } {
  // One line more would say no more than the last row.
  const end = all.length <= most + 1 ? all.length : most;
  return { shown: all.slice(0, end), rest: all.slice(end) };
}
