/** Every command line in the documentation is one that the command understands. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from '../../cli/src/arguments.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'extension/README.md',
  ...globSync('docs/**/*.md', { cwd: ROOT }),
].filter((page) => !page.includes('node_modules'));

/** In a block of a shell, and in the running text; up to a pipe, a redirection or a comment. */
function commandLinesOf(text: string): readonly string[] {
  const shell = [...text.matchAll(/^```(?:sh|console|bash)\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.split('\n').flatMap((line) => /^(?:\$ )?(?:npx )?chainwright\b(.*)$/.exec(line)?.[1] ?? []),
  );
  const inline = [...text.matchAll(/`(?:npx )?chainwright ([^`\n]+)`/g)].map(([, line = '']) => line);
  return [...shell, ...inline]
    .map((line) => line.replace(/\s(?:[|>#].*|\.\.\.|…)$/, '').trim())
    .filter((line) => line !== '');
}

/** What a shell makes of it; a value that is to be filled in stands as it is. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}

const LINES = PAGES.flatMap((page) =>
  commandLinesOf(readFileSync(join(ROOT, page), 'utf8')).map((line) => ({ page, line })),
);

test('there are command lines', () => expect(LINES.length).toBeGreaterThan(25));

describe('is understood', () => {
  test.each(LINES)('$page: chainwright $line', ({ line }) => {
    expect(() => parse(wordsOf(line))).not.toThrow();
  });
});
