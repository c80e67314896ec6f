/** What the command prints, whole: x.chain beside x.out. A change that is meant: npx vitest run test/cli -u */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chainwright, folderWith } from './surroundings.ts';

const GOLDEN = join(import.meta.dirname, 'golden');

function pairs(folder: string): string[] {
  return readdirSync(join(GOLDEN, folder)).flatMap((name) => (name.endsWith('.chain') ? [name.slice(0, -6)] : []));
}

function textOf(folder: string, name: string): string {
  return readFileSync(join(GOLDEN, folder, `${name}.chain`), 'utf8');
}

describe('lint', () => {
  test.each(pairs('lint'))('%s', async (name) => {
    const file = `${name}.chain`;
    const { code, out, err } = await chainwright(folderWith({ [file]: textOf('lint', name) }), ['lint', file]);
    await expect(`${out}${err}exit code ${code}\n`).toMatchFileSnapshot(join(GOLDEN, 'lint', `${name}.out`));
  });
});

describe('format', () => {
  test.each(pairs('format'))('%s', async (name) => {
    const text = textOf('format', name);
    const formatted = await chainwright(folderWith({}), ['format', '-'], text);
    expect(formatted).toMatchObject({ code: 0, err: '' });
    await expect(formatted.out).toMatchFileSnapshot(join(GOLDEN, 'format', `${name}.out`));

    const cwd = folderWith({ 'a.chain': text });
    expect(await chainwright(cwd, ['format', '--check'])).toEqual({ code: 1, out: 'a.chain\n', err: '' });
    expect(await chainwright(cwd, ['format'])).toEqual({ code: 0, out: '', err: 'formatted a.chain\n' });
    expect(readFileSync(join(cwd, 'a.chain'), 'utf8')).toBe(formatted.out);
    expect(await chainwright(cwd, ['format', '--check'])).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('queues', () => {
  const queues = async (name: string, ...options: string[]) => {
    const file = `${name}.chain`;
    const { code, out, err } = await chainwright(folderWith({ [file]: textOf('queues', name) }), [
      'queues',
      file,
      ...options,
    ]);
    return `${out}${err}exit code ${code}\n`;
  };
  const golden = (name: string) => join(GOLDEN, 'queues', name);

  test.each(pairs('queues'))('%s', async (name) => {
    await expect(await queues(name)).toMatchFileSnapshot(golden(`${name}.out`));
  });

  test('scenarios beside a chain', async () => {
    const options = ['--scenario', 'SecondJudge', '--scenario', 'LessWork'];
    await expect(await queues('overloaded', ...options)).toMatchFileSnapshot(golden('overloaded.scenarios.out'));
  });

  test('Markdown', async () => {
    await expect(await queues('busy', '--format', 'markdown')).toMatchFileSnapshot(golden('busy.md'));
  });
});
