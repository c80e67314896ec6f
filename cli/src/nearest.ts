/** What to say after a name that there is none of: the nearest right one, else all that there are. */
import { nearest } from '@chainwright/language/nearest';

export function suggestion(name: string, candidates: readonly string[], prefix = ''): string {
  const near = nearest(name, candidates);
  if (near !== undefined) return `; did you mean ${prefix}${near}?`;
  return candidates.length > 0 ? `; there is ${candidates.map((one) => prefix + one).join(', ')}` : '';
}
