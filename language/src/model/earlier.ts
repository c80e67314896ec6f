/** Of two readings of nearly the same texts: which models of the one hold in the other, so that they are made once. */
import type { Finding } from './finding.ts';
import type { FileReading } from './reader.ts';
import type { Reading, Source } from './reading.ts';

/** What was read, and what that came to. */
export interface Earlier {
  readonly sources: readonly Source[];
  readonly reading: Reading;
}

/**
 * The models that would come out the same, by URI. A model stands on its own text and on what it imports directly; a name
 * that it misses is also looked for in all other files.
 */
export function keptFrom(
  { sources, reading }: Earlier,
  textOf: (uri: string) => string | undefined,
): ReadonlyMap<string, FileReading> {
  const texts = new Map(sources.map(({ uri, text }) => [uri, text]));
  const isSame = (uri: string) => texts.has(uri) && texts.get(uri) === textOf(uri);
  const problems = new Map<string, Finding[]>();
  for (const problem of reading.problems) {
    const own = problems.get(problem.file);
    if (own === undefined) problems.set(problem.file, [problem]);
    else own.push(problem);
  }
  const kept = new Map<string, FileReading>();
  for (const model of reading.models) {
    const own = problems.get(model.file) ?? [];
    const standsOnTheSame = model.imports.every(({ file }) => file !== undefined && isSame(file));
    if (standsOnTheSame && isSame(model.file) && !own.some(({ rule }) => rule === 'unresolved-name'))
      kept.set(model.file, { model, problems: own });
  }
  return kept;
}
