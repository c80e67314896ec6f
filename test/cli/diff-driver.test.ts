/** `chainwright diff --git` as git itself calls it, set up by the two lines of docs/git.md. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commit, GIT_ENV, git } from './repository.ts';
import { chainwright, folderWith } from './surroundings.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const COMMAND = join(ROOT, 'cli', 'bin', 'chainwright.js');
const [, SETUP = ''] = /^```sh\n([\s\S]*?)^```$/m.exec(readFileSync(join(ROOT, 'docs', 'git.md'), 'utf8')) ?? [];

const PAY = `import "./people.chain"
chain Pay {
  owner Clerk
  start Begun
  step Post { by Clerk  takes 10min }
  end Done
  Begun -> Post
  Post  -> Done
}
`;
const REVIEWED = PAY.replace('  end Done', '  step Review { by Clerk  takes 5min }\n  end Done').replace(
  'Post  -> Done',
  'Post  -> Review\n  Review -> Done',
);
const PEOPLE = 'role Clerk { people 2 }\n';

/** A repository of its own, set up as the page says, for a user of its own. */
function setUp(files: Readonly<Record<string, string | Uint8Array>>) {
  const home = folderWith({
    'bin/chainwright': `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n`,
  });
  chmodSync(join(home, 'bin', 'chainwright'), 0o755);
  const cwd = folderWith(files);
  const env = {
    ...GIT_ENV,
    HOME: home,
    GIT_CONFIG_GLOBAL: join(home, 'config'),
    PATH: `${join(home, 'bin')}:${process.env.PATH}`,
  };
  const run = (...args: string[]) => execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: 'pipe' });
  git(cwd, 'init', '--quiet', '--initial-branch', 'main');
  for (const line of SETUP.trim().split('\n')) execFileSync('sh', ['-c', line], { cwd, env });
  commit(cwd);
  return { cwd, run };
}

test('the page has two lines', () => {
  expect(SETUP.trim().split('\n')).toHaveLength(2);
});

describe('through git', () => {
  test('git diff and git log -p read as changes of the process', () => {
    const { cwd, run } = setUp({ 'sub/pay.chain': PAY, 'sub/people.chain': PEOPLE, 'readme.md': 'one\n' });
    writeFileSync(join(cwd, 'sub', 'pay.chain'), REVIEWED);
    writeFileSync(join(cwd, 'readme.md'), 'two\n');
    const shown = run('diff');
    expect(shown).toMatch(/^sub\/pay\.chain$/m);
    expect(shown).toMatch(/\+ (?:step )?Review/);
    expect(shown).not.toContain('step Review { by Clerk  takes 5min }\n+');
    expect(shown).toMatch(/^\+two$/m);
    commit(cwd, 'review');
    const log = run('log', '-p', '--ext-diff');
    expect(log).toMatch(/\n {4}review\n[\s\S]*sub\/pay\.chain\n[\s\S]*\+ (?:step )?Review[\s\S]*\n {4}work\n/);
    expect(run('diff', '--no-ext-diff', 'HEAD^')).toMatch(/^\+ {2}step Review/m);
  });

  test('only words that nobody lives by: said in one line', () => {
    const { cwd, run } = setUp({ 'pay.chain': PAY, 'people.chain': PEOPLE });
    writeFileSync(join(cwd, 'pay.chain'), `// a comment\n${PAY}`);
    expect(run('diff')).toBe('pay.chain\n\nNo change of the process: comments, order or layout.\n\n');
  });

  test('new files, files that go, files with another name, names that need quotes', () => {
    const odd = '-f "ü"\n.chain';
    const { cwd, run } = setUp({ 'pay.chain': PAY, 'people.chain': PEOPLE });
    renameSync(join(cwd, 'pay.chain'), join(cwd, 'payments.chain'));
    writeFileSync(join(cwd, 'payments.chain'), REVIEWED);
    writeFileSync(join(cwd, odd), 'system Odd\n');
    rmSync(join(cwd, 'people.chain'));
    git(cwd, 'add', '--all');
    const shown = run('diff', '--cached', '-M10%');
    expect(shown).toMatch(/^pay\.chain → payments\.chain$/m);
    expect(shown).toMatch(/^people\.chain$/m);
    expect(shown).toMatch(/^-f "ü"\\n\.chain$/m);
  });

  test('what cannot be read stops nothing, and what does not parse is shown as lines too', () => {
    const { cwd, run } = setUp({ 'a.chain': PAY, 'b.chain': PAY, 'c.chain': PAY, 'people.chain': PEOPLE });
    writeFileSync(join(cwd, 'a.chain'), Uint8Array.of(0x66, 0xff));
    writeFileSync(join(cwd, 'b.chain'), PAY.replace('step Post {', 'step Post {{'));
    writeFileSync(join(cwd, 'c.chain'), REVIEWED);
    const shown = run('diff');
    expect(shown).toContain('a.chain: not UTF-8: byte 0xff at offset 1');
    expect(shown).toMatch(/^b\.chain\n\nb\.chain:5 \(after\): [\s\S]*^\+ {2}step Post \{\{/m);
    expect(shown).toMatch(/^c\.chain\n[\s\S]*Review/m);
  });

  test('links and submodules, which have no process in them', () => {
    const { cwd, run } = setUp({ 'pay.chain': PAY, 'people.chain': PEOPLE });
    symlinkSync('pay.chain', join(cwd, 'link.chain'));
    git(cwd, 'add', '--all');
    expect(run('diff', '--cached')).toContain('+pay.chain');
  });

  test('a merge that is not resolved', () => {
    const { cwd, run } = setUp({ 'pay.chain': PAY, 'people.chain': PEOPLE });
    for (const [branch, time] of [
      ['one', '20min'],
      ['two', '30min'],
    ] as const) {
      git(cwd, 'checkout', '--quiet', '-b', branch, 'main');
      writeFileSync(join(cwd, 'pay.chain'), PAY.replace('10min', time));
      commit(cwd, branch);
    }
    expect(() => git(cwd, 'merge', '--quiet', 'one')).toThrow();
    expect(run('diff', '--cached')).toContain('pay.chain: the merge is not resolved');
    expect(run('diff')).toContain('++<<<<<<< HEAD');
  });

  test('in a folder below the top, and in a bare repository', () => {
    const { cwd, run } = setUp({ 'sub/pay.chain': PAY, 'sub/people.chain': PEOPLE });
    writeFileSync(join(cwd, 'sub', 'pay.chain'), REVIEWED);
    mkdirSync(join(cwd, 'other'));
    expect(run('-C', 'sub', 'diff')).toMatch(/\+ (?:step )?Review/);
    commit(cwd, 'review');
    const bare = join(folderWith({}), 'bare.git');
    git(cwd, 'clone', '--quiet', '--bare', cwd, bare);
    expect(run('-C', bare, '--git-dir=.', 'show', '--ext-diff', 'HEAD')).toMatch(/Review/);
  });
});

describe('by itself', () => {
  test('called by hand it says what it is for', async () => {
    const { code, out, err } = await chainwright(folderWith({}), ['diff', '--git']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^chainwright: diff --git is called by git[^\n]*docs\/git\.md[^\n]*\n$/);
  });

  test('colours and width behind a pager are those of git', async () => {
    const cwd = folderWith({ 'old.chain': PAY, 'new.chain': REVIEWED, 'people.chain': PEOPLE });
    const argv = ['diff', '--git', '--', 'pay.chain', 'old.chain', 'x', '100644', 'new.chain', 'y', '100644'];
    const plain = await chainwright(cwd, argv);
    const paged = await chainwright(cwd, argv, '', { GIT_PAGER_IN_USE: 'true', COLUMNS: '40' });
    expect(plain.out).not.toContain('\u001b');
    expect(paged.out).toContain('\u001b[1mpay.chain');
    expect((await chainwright(cwd, argv, '', { GIT_PAGER_IN_USE: 'true', NO_COLOR: '1' })).out).not.toContain('\u001b');
  });
});
