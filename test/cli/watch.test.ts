/** `lint --watch`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { changesIn } from '../../cli/src/files/changes.ts';
import { lintOnChange } from '../../cli/src/lint/watch.ts';
import { UserProblem } from '../../cli/src/problem.ts';
import { process as chain } from './processes.ts';
import { chainwright, folderWith } from './surroundings.ts';

async function* times(count: number) {
  for (let i = 0; i < count; i++) yield i;
}

function streams(isTerminal: boolean) {
  const written: string[] = [];
  const to = (name: string) => ({ write: (text: string) => void written.push(`${name}: ${text}`), isTerminal });
  return { written, io: { out: to('out'), err: to('err') } };
}

describe('the loop', () => {
  test('lints at first and after each change, and clears the screen of a terminal in between', async () => {
    for (const [isTerminal, clear] of [
      [true, ['out: \u001b[2J\u001b[3J\u001b[H']],
      [false, []],
    ] as const) {
      const { written, io } = streams(isTerminal);
      await lintOnChange(async () => io.out.write('findings'), times(3), io, false);
      const run = ['out: findings', 'err: waiting for changes; Ctrl-C ends\n'];
      expect(written).toEqual([...run, ...clear, ...run, ...clear, ...run]);
    }
  });

  test('says what cannot be read, and goes on', async () => {
    const { written, io } = streams(false);
    const refuse = () => Promise.reject(new UserProblem('a.chain: not UTF-8'));
    await lintOnChange(refuse, times(2), io, true);
    expect(written).toEqual(['err: chainwright: a.chain: not UTF-8\n', 'err: chainwright: a.chain: not UTF-8\n']);
  });

  test('does not go on over a bug', async () => {
    const { io } = streams(false);
    await expect(lintOnChange(() => Promise.reject(new TypeError('bug')), times(1), io, true)).rejects.toThrow('bug');
  });
});

test('what changes in a workspace is told; much at once is told once', async () => {
  const cwd = folderWith({ 'chainwright.config.json': '{}', 'a.chain': '', 'sub/b.chain': '' });
  const shared = join(folderWith({ 'shared.json': '{}' }), 'shared.json');
  const changes = changesIn({ folders: [cwd], recursive: true, files: [shared] });
  await changes.next();
  for (const change of [
    () => writeFileSync(join(cwd, 'a.chain'), '// one'),
    () => writeFileSync(join(cwd, 'sub', 'c.chain'), ''),
    () => rmSync(join(cwd, 'sub', 'b.chain')),
    () => writeFileSync(join(cwd, 'chainwright.config.json'), '{ }'),
    () => writeFileSync(join(cwd, '.gitignore'), 'x'),
    () => writeFileSync(shared, '{ }'),
  ]) {
    const told = changes.next();
    change();
    expect(await told).toMatchObject({ done: false });
  }
  await changes.return(undefined);
});

test('in a process of its own, until Ctrl-C', async () => {
  const cwd = folderWith({ 'chainwright.config.json': '{}', 'a.chain': chain('Pay') });
  const bundle = join(folderWith({}), 'main.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, '..', '..', 'cli', 'src', 'entry.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    loader: { '.md': 'text' },
    external: ['@chainwright/server/node'],
    define: { 'import.meta.url': 'here' },
    banner: { js: "const here=require('node:url').pathToFileURL(__filename).href;" },
  });
  const env = { ...process.env, XDG_CACHE_HOME: folderWith({}) };
  const child = spawn(process.execPath, [bundle, 'lint', '--watch'], { cwd, env });
  const exit = once(child, 'exit');
  const seen = reading(child);
  expect(await seen('waiting for changes')).not.toContain('no-performer');
  writeFileSync(join(cwd, 'a.chain'), chain('Pay', { undone: ['Post'] }));
  expect(await seen('waiting for changes')).toContain('no-performer');
  child.kill('SIGINT');
  expect(await exit).toEqual([130, null]);
});

/** What a process writes up to the next time that it says something. */
function reading({ stdout, stderr }: ChildProcess) {
  let text = '';
  let look = () => {};
  for (const stream of [stdout, stderr])
    stream?.on('data', (part: Buffer) => {
      text += part.toString('utf8');
      look();
    });
  return (phrase: string) =>
    new Promise<string>((resolve) => {
      look = () => {
        const at = text.indexOf(phrase);
        if (at < 0) return;
        resolve(text.slice(0, at));
        text = text.slice(at + phrase.length);
        look = () => {};
      };
      look();
    });
}

test('standard input cannot be watched', async () => {
  expect(await chainwright(folderWith({}), ['lint', '--watch', '-'])).toEqual({
    code: 2,
    out: '',
    err: 'chainwright: --watch needs files: standard input (-) is read once\n',
  });
});
