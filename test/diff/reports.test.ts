/** What reviewers read of the cases: Markdown beside each, text for a terminal, JSON. `vitest run test/diff -u` writes it anew. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diffReportSchema } from '../../language/src/reports/diff/schema.ts';
import { chainwright, folderWith } from '../cli/surroundings.ts';

const CASES = join(import.meta.dirname, 'cases');
/** The day after what some of them accept has run out. */
const TODAY = '2026-09-01';

/** The command on a copy of a case: two files, or two folders. */
async function diff(name: string, ...options: string[]): Promise<string> {
  const cwd = folderWith({});
  cpSync(join(CASES, name), cwd, { recursive: true });
  const isFile = readdirSync(cwd).includes('before.chain');
  const operands = isFile ? ['before.chain', 'after.chain'] : ['before', 'after'];
  const { code, out, err } = await chainwright(cwd, ['diff', ...operands, '--today', TODAY, ...options], '', {}, 80);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

describe.each(readdirSync(CASES))('%s', (name) => {
  test('as Markdown', async () => {
    await expect(await diff(name, '--format', 'markdown')).toMatchFileSnapshot(join(CASES, name, 'expected.md'));
  });

  test('as JSON', async () => {
    const report = diffReportSchema.parse(JSON.parse(await diff(name, '--format', 'json')));
    const told = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8'));
    expect({ level: report.level, chains: report.chains.map(({ name: one }) => one) }).toEqual({
      level: told.level,
      chains: told.chains.map(({ name: one }: { name: string }) => one),
    });
  });

  test('in a terminal of 80 columns', async () => {
    const lines = (await diff(name)).split('\n');
    expect(lines.filter((line) => line.length > 80 && / .* /.test(line.trim()))).toEqual([]);
  });
});

test.each(['ai-in-front-of-a-full-pool', 'shared-people-suffer', 'text-that-cannot-be-read'])(
  '%s in a terminal',
  async (name) => {
    await expect(await diff(name)).toMatchFileSnapshot(join(CASES, name, 'expected.txt'));
  },
);
