import { distance } from 'fastest-levenshtein';

/** The candidate most like what was written, or undefined when none is near enough to be meant. */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const text = written.toLowerCase();
  let best: string | undefined;
  let bestDistance = text.length < 2 ? 1 : Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - text.length) >= bestDistance) continue;
    const d = isSwapped(text, candidate.toLowerCase()) ? 1 : distance(text, candidate.toLowerCase());
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** `emial` for `email`: two neighbours in the wrong order are one slip, not two. */
function isSwapped(written: string, candidate: string): boolean {
  const at = [...written].findIndex((letter, i) => letter !== candidate[i]);
  const swapped = `${written.slice(0, at)}${written[at + 1] ?? ''}${written[at] ?? ''}${written.slice(at + 2)}`;
  return at >= 0 && swapped === candidate;
}

/** ` Did you mean X?`, or nothing. */
export function didYouMean(written: string, candidates: Iterable<string>): string {
  const name = nearest(written, candidates);
  return name === undefined ? '' : ` Did you mean ${name}?`;
}
