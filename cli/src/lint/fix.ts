/** Stage 4 of `lint`: what may be mended without asking, until nothing of it is left. */

import { URI } from 'vscode-uri';
import { lineDiff } from '../files/line-diff.ts';
import { readBytes } from '../files/read.ts';
import { decode, encode, encodingOf } from '../files/text.ts';
import type { Asked } from '../files/workspace.ts';
import { writeWhole } from '../files/write.ts';
import type { Io } from '../io.ts';
import { UserProblem } from '../problem.ts';
import type { Check, Checked, Texts } from './check.ts';

/** `write` the files, or `show` as a diff what would be written. */
export type FixMode = 'write' | 'show';

export interface Change {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
}

export interface Mended {
  /** The workspace as it is with the fixes, and what is still found in it. */
  readonly texts: Texts;
  readonly checked: Checked;
  readonly changes: readonly Change[];
}

/** One fix may make room for another. More rounds than these no sound set of fixes needs. */
const MOST_ROUNDS = 10;

/** Only the files that were asked for change. */
export async function mend(texts: Texts, asked: ReadonlySet<string>, check: Check): Promise<Mended> {
  const { mendText } = await import('./language.ts');
  let sources = texts.sources;
  let checked = await check(texts, asked);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { findings } = checked;
    const mended = sources.map((source) => {
      if (!asked.has(source.uri)) return source;
      const text = mendText(
        source.text,
        findings.filter(({ file }) => file === source.uri),
      );
      return text === source.text ? source : { uri: source.uri, text };
    });
    if (mended.every((source, i) => source === sources[i])) break;
    sources = mended;
    checked = await check({ ...texts, sources }, asked);
  }
  const changes = sources.flatMap(({ uri, text }, i) => {
    const before = texts.sources[i]?.text;
    return before === undefined || before === text ? [] : [{ uri, before, after: text }];
  });
  return { texts: { ...texts, sources }, checked, changes };
}

/**
 * Writes what was mended. The text of standard input is the result of the command: what is found stands beside it, in
 * the surroundings that this returns.
 */
export function writeMended(
  { texts, changes }: Mended,
  asked: readonly Asked[],
  pathOf: (uri: string) => string,
  io: Io,
): Io {
  const typed = asked.find(({ bytes }) => bytes !== undefined);
  writeChanges(
    changes.filter(({ uri }) => uri !== typed?.uri),
    pathOf,
  );
  if (typed?.bytes === undefined) return io;
  const text = texts.sources.find(({ uri }) => uri === typed.uri)?.text ?? '';
  io.out.write(encode(text, { ...encodingOf(typed.bytes), lineEnding: '\n' }));
  return { ...io, out: io.err };
}

/** Writes each file whole or not at all, with its byte order mark; one that changed meanwhile is left alone. */
function writeChanges(changes: readonly Change[], pathOf: (uri: string) => string): void {
  for (const { uri, before, after } of changes) {
    const [path, name] = [URI.parse(uri).fsPath, pathOf(uri)];
    const bytes = readBytes(path, name);
    if (decode(bytes, name) !== before) throw new UserProblem(`${name}: changed while it was mended; run it again`);
    writeWhole(path, encode(after, { ...encodingOf(bytes), lineEnding: '\n' }), name);
  }
}

/** A unified diff for people to read: what a terminal or a runner would obey is shown as an escape. */
export async function showChanges(
  changes: readonly Change[],
  pathOf: (uri: string) => string,
  out: Io['out'],
): Promise<void> {
  for (const { uri, before, after } of changes) out.write(await lineDiff(pathOf(uri), before, after));
}
