/** Large workspaces are read in several threads; `npm run build` makes the program that they run. */
import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readAhead } from '../../cli/src/reading/threads.ts';
import { process } from './processes.ts';
import { chainwright, folderWith } from './surroundings.ts';

const WORKER = join(import.meta.dirname, '..', '..', 'cli', 'bin', 'reading-worker.js');
const BUNDLE = join(WORKER, '..', '..', 'dist', 'reading-worker.cjs');
const readers = { count: 2, program: pathToFileURL(WORKER) };

/** Three times as much text as is worth a thread, in files that import, miss and break. */
const MANY: Readonly<Record<string, string>> = {
  'chainwright.config.json': '{}',
  'people.chain': 'role Boss { people 1 }\n',
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => {
      const imported = i % 3 === 0 ? 'import "./people.chain"\n' : i % 7 === 0 ? 'import "./gone.chain"\n' : '';
      const more = `chain More${i} { owner Boss  start S  end E  S -> E }\n`;
      const broken = i % 10 === 0 ? 'chain {\n' : '';
      const padding = `// ${'x'.repeat(98)}\n`.repeat(200);
      return [`p${i}.chain`, `${imported}${process(`Pay${i}`)}${more}${broken}${padding}`];
    }),
  ),
};
const EACH = ['--format', 'json', '--no-cache'];
const withoutTime = (out: string) => out.replace(/"durationMs": \d+/, '');

describe.skipIf(!existsSync(BUNDLE))('reading in threads', () => {
  test('finds what one thread finds', async () => {
    const cwd = folderWith(MANY);
    const [alone, together] = [
      await chainwright(cwd, ['lint', ...EACH]),
      await chainwright(cwd, ['lint', ...EACH], '', {}, undefined, readers),
    ];
    expect({ ...together, out: withoutTime(together.out) }).toEqual({ ...alone, out: withoutTime(alone.out) });
    expect(together.out).toContain('unresolved-name');
  });

  test('remembers what was asked of the file system', async () => {
    const cwd = folderWith(MANY);
    const env = { XDG_CACHE_HOME: folderWith({}) };
    const lint = () => chainwright(cwd, ['lint', '--format', 'json'], '', env, undefined, readers);
    const before = await lint();
    const outside = folderWith({ 'people.chain': MANY['people.chain'] ?? '' });
    rmSync(join(cwd, 'people.chain'));
    symlinkSync(join(outside, 'people.chain'), join(cwd, 'people.chain'));
    const after = await lint();
    expect([before, after].map(({ out }) => out.includes('import-outside-workspace'))).toEqual([false, true]);
  });

  test('each file is read by one, but for those that miss something', async () => {
    const { 'chainwright.config.json': _, ...chains } = MANY;
    const sources = Object.entries(chains).map(([name, text]) => ({ uri: `file:///w/${name}`, text }));
    const read = await readAhead(sources, 'file:///w/', readers);
    const whole = sources.filter(({ uri, text }) => uri.endsWith('/people.chain') || text.includes('people.chain'));
    expect(read.map(({ model }) => model.file).sort()).toEqual(whole.map(({ uri }) => uri).sort());
  });
});

test('what goes wrong in a thread is said in one line', async () => {
  const cwd = folderWith(MANY);
  const program = join(folderWith({ 'broken.cjs': '' }), 'broken.cjs');
  const broken = { count: 2, program: pathToFileURL(program) };
  const lint = () => chainwright(cwd, ['lint', ...EACH], '', {}, undefined, broken);
  expect(await lint()).toEqual({
    code: 2,
    out: '',
    err: 'chainwright: this is a bug in Chainwright: a thread that reads ended early, with code 0 (CHAINWRIGHT_TRACE=1 shows where)\n',
  });
  writeFileSync(program, 'throw new Error("no\\nreading");');
  expect((await lint()).err).toMatch(/^chainwright: this is a bug in Chainwright: no[^\n]*\n$/);
});
