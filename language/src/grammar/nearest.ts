import { distance } from 'fastest-levenshtein';

/** The candidate most like what was written, or undefined when none is near enough to be meant. */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const text = written.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - text.length) >= bestDistance) continue;
    const d = distance(text, candidate.toLowerCase());
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** ` Did you mean X?`, or nothing. */
export function didYouMean(written: string, candidates: Iterable<string>): string {
  const name = nearest(written, candidates);
  return name === undefined ? '' : ` Did you mean ${name}?`;
}
