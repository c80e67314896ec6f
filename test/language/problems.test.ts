/**
 * Broken texts with what is said about them: under a line, a comment with carets where the problem stands, its code and
 * its words. `//- name.chain` starts another file of the same case. `vitest run -u` writes the comments anew; twice, for
 * messages name lines.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@chainwright/language/model';
import { expect, test } from 'vitest';
import { ROOT, readFiles } from './reading.ts';

const FOLDER = join(import.meta.dirname, 'problems');

/** The files of a case by their names; the lines between two separators stay as they are. */
function filesOf(text: string): Record<string, string> {
  const parts = text.split(/^\/\/- (.*)\n/m);
  if (parts.length === 1) return { 'main.chain': text };
  return Object.fromEntries(parts.flatMap((part, i) => (i % 2 === 1 ? [[part, parts[i + 1] ?? '']] : [])));
}

const isCaret = (line: string) => /^ *\/\/ *\^+ /.test(line);

/** The text with its problems under the lines where they stand. */
function annotated(text: string, problems: readonly Finding[]): string {
  const lines = text.split('\n');
  const out: string[] = [];
  for (const [number, line] of lines.entries()) {
    if (isCaret(line)) continue;
    out.push(line);
    for (const { range, rule, message } of problems.filter((one) => one.range.start.line === number)) {
      const from = range.start.character;
      const to = range.end.line === number ? range.end.character : line.length;
      expect({ line, message, from }).toMatchObject({ from: expect.toSatisfy((column) => column > 1) });
      out.push(`//${' '.repeat(from - 2)}${'^'.repeat(Math.max(1, to - from))} ${rule}: ${message}`);
    }
  }
  return out.join('\n');
}

test.each(readdirSync(FOLDER))('%s', async (name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const files = filesOf(text);
  const { problems } = readFiles(files);
  const said = Object.entries(files).map(([file, content]) => {
    const own = annotated(
      content,
      problems.filter((one) => one.file === ROOT + file),
    );
    return file === 'main.chain' && Object.keys(files).length === 1 ? own : `//- ${file}\n${own}`;
  });
  await expect(said.join('')).toMatchFileSnapshot(join(FOLDER, name));
});
