/** What of two versions could not be read: a comparison of the rest must not pass for one of the whole. */
import type { Doubt } from '@chainwright/language/diff-report';
import type { Finding, Source } from '@chainwright/language/model';
import type { Version } from './versions.ts';

/** Of files that are the same on both sides nothing can have come or gone. */
export function doubtsOf(
  base: { readonly version: Version; readonly problems: readonly Finding[] },
  head: { readonly version: Version; readonly problems: readonly Finding[] },
): readonly Doubt[] {
  const sides = [
    { ...base, side: 'base' as const, other: textsOf(head.version) },
    { ...head, side: 'head' as const, other: textsOf(base.version) },
  ];
  return sides.flatMap(({ version, problems, side, other }) => {
    const broken = Map.groupBy(
      problems.filter(({ rule }) => rule === 'syntax'),
      ({ file }) => file,
    );
    return version.texts.sources.flatMap((source): readonly Doubt[] => {
      const errors = broken.get(source.uri) ?? [];
      if (errors.length === 0 || other.get(version.pathOf(source.uri)) === source.text) return [];
      const conflict = conflictIn(source);
      const first = Math.min(...errors.map(({ range }) => range.start.line)) + 1;
      return [
        { side, file: source.uri, line: conflict ?? first, errors: errors.length, isConflict: conflict !== undefined },
      ];
    });
  });
}

function textsOf({ texts, pathOf }: Version): ReadonlyMap<string, string> {
  return new Map(texts.sources.map(({ uri, text }) => [pathOf(uri), text]));
}

/** The line of the first `<<<<<<<` that a `=======` and a `>>>>>>>` follow, from 1. */
function conflictIn({ text }: Source): number | undefined {
  const marks: string[] = [];
  let first: number | undefined;
  for (const [i, line] of text.split('\n').entries()) {
    const mark = /^(?:<{7}(?= )|={7}(?=\r?$)|>{7}(?= ))/.exec(line)?.[0].charAt(0);
    if (mark === undefined) continue;
    if (mark === '<') first ??= i + 1;
    if (first !== undefined) marks.push(mark);
  }
  return marks.indexOf('>') > marks.indexOf('=') && marks.includes('=') ? first : undefined;
}
