/** `lint --since REF`: what a change brings, in real repositories. */
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { process as chain, found } from './processes.ts';
import { commit, GIT_ENV as ENV, git, repository } from './repository.ts';
import { chainwright, folderWith } from './surroundings.ts';

async function since(cwd: string, ref = 'main', ...more: string[]) {
  const { code, out, err } = await chainwright(cwd, ['lint', '-f', 'json', '--since', ref, ...more], '', ENV);
  return { code, err, new: code === 2 ? [] : found(out) };
}

const OLD = chain('Pay', { undone: ['Post'], unused: ['Ghost'] });

describe('what counts as new', () => {
  test('nothing, when nothing changed', async () => {
    const cwd = repository({ 'a.chain': OLD });
    expect(await since(cwd)).toEqual({ code: 0, err: '', new: [] });
    expect(await since(cwd, 'HEAD')).toEqual({ code: 0, err: '', new: [] });
  });

  test('what is committed, staged, unsaved to git, or in files that git does not know yet', async () => {
    const cwd = repository({ 'a.chain': OLD });
    const states = [() => commit(cwd), () => git(cwd, 'add', '--all'), () => {}];
    for (const [i, settle] of states.entries()) {
      const names = ['One', 'Two', 'Three'].slice(0, i + 1);
      writeFileSync(
        join(cwd, 'a.chain'),
        chain('Pay', { before: '\n\n', undone: ['Post', ...names], unused: ['Ghost'] }),
      );
      settle();
      expect((await since(cwd)).new).toEqual(names.map((name) => `a.chain no-performer ${name}`));
    }
    writeFileSync(join(cwd, 'new.chain'), chain('Bill', { unused: ['Ghost'] }));
    expect((await since(cwd)).new).toContain('new.chain unused-declaration');
  });

  test('not what main has got in the meantime', async () => {
    const cwd = repository({ 'a.chain': OLD });
    git(cwd, 'checkout', '--quiet', 'main');
    writeFileSync(join(cwd, 'a.chain'), chain('Pay'));
    commit(cwd);
    git(cwd, 'checkout', '--quiet', 'change');
    expect((await since(cwd)).new).toEqual([]);
  });

  test('not what only moved to another file', async () => {
    const cwd = repository({ 'a.chain': OLD, 'people.chain': 'role Boss { people 1 }\n' });
    mkdirSync(join(cwd, 'sub'));
    git(cwd, 'mv', 'a.chain', 'sub/b.chain');
    writeFileSync(
      join(cwd, 'sub', 'b.chain'),
      chain('Pay', { before: '// moved\n', undone: ['Post'], unused: ['Ghost'] }),
    );
    expect((await since(cwd)).new).toEqual([]);
    commit(cwd);
    expect((await since(cwd)).new).toEqual([]);
  });

  test('not what moved without a word to git', async () => {
    const cwd = repository({ 'a.chain': OLD, 'b.chain': chain('Bill', { undone: ['Send'] }) });
    renameSync(join(cwd, 'a.chain'), join(cwd, 'c.chain'));
    expect((await since(cwd)).new).toEqual([]);
    writeFileSync(join(cwd, 'd.chain'), chain('Bill', { undone: ['Send'] }));
    expect((await since(cwd)).new).toContain('d.chain no-performer Send');
  });

  test('what a change in one file does to another', async () => {
    const importing = `import "./people.chain"\n${chain('Pay')}`.replace('by PayClerk', 'by Boss');
    const cwd = repository({ 'a.chain': importing, 'people.chain': 'role Boss { people 1 }\n' });
    expect((await since(cwd)).new).toEqual([]);
    writeFileSync(join(cwd, 'people.chain'), 'role Chief { people 1 }\n');
    expect((await since(cwd)).new.filter((one) => one.startsWith('a.chain'))).not.toEqual([]);
  });

  test('a finding whose accept the change takes away', async () => {
    const accepted = OLD.replace('  step Post', '  step Post { accept no-performer because "we know" }');
    const cwd = repository({ 'a.chain': accepted });
    writeFileSync(join(cwd, 'a.chain'), OLD);
    expect((await since(cwd)).new).toEqual(['a.chain no-performer Post']);
  });

  test('only of the files that were asked for', async () => {
    const cwd = repository({ 'a.chain': OLD, 'b.chain': chain('Bill', {}) });
    writeFileSync(join(cwd, 'a.chain'), chain('Pay', { undone: ['Post', 'More'], unused: ['Ghost'] }));
    writeFileSync(join(cwd, 'b.chain'), chain('Bill', { unused: ['Ghost'] }));
    expect((await since(cwd, 'main', 'b.chain')).new).toEqual(['b.chain unused-declaration']);
  });

  test('what the baseline knows stays known', async () => {
    const cwd = repository({ 'a.chain': OLD });
    writeFileSync(join(cwd, 'a.chain'), chain('Pay', { undone: ['Post', 'More'], unused: ['Ghost'] }));
    await chainwright(cwd, ['lint', '--baseline', 'known.json', '--update-baseline'], '', ENV);
    expect(await since(cwd, 'main', '--baseline', 'known.json')).toEqual({ code: 0, err: '', new: [] });
  });

  test('standard input stands for its file', async () => {
    const cwd = repository({ 'a.chain': OLD });
    const text = chain('Pay', { undone: ['Post', 'More'], unused: ['Ghost'] });
    const argv = ['lint', '-f', 'json', '--since', 'main', '-', '--stdin-filename', 'a.chain'];
    expect(found((await chainwright(cwd, argv, text, ENV)).out)).toEqual(['a.chain no-performer More']);
  });
});

describe('where the workspace lies', () => {
  test('in a folder of the repository, under a name that must be quoted, behind a symbolic link', async () => {
    const cwd = repository({ 'it"s\n é/w/chainwright.config.json': '{}', 'it"s\n é/w/a.chain': OLD });
    symlinkSync(join(cwd, 'it"s\n é'), join(cwd, 'link'));
    for (const folder of ['it"s\n é', 'link']) {
      const inside = join(cwd, folder, 'w');
      writeFileSync(join(inside, 'a.chain'), OLD);
      expect((await since(inside)).new).toEqual([]);
      writeFileSync(join(inside, 'a.chain'), chain('Pay', { undone: ['Post', 'More'], unused: ['Ghost'] }));
      expect((await since(inside)).new).toEqual(['a.chain no-performer More']);
    }
  });

  test('imports lead through the past as well', async () => {
    const importing = `import "./people.chain"\n${OLD}`.replace('step Post', 'step Post { by Boss }');
    const cwd = repository({ 'sub/a.chain': importing, 'sub/people.chain': 'role Boss { people 1 }\n' });
    symlinkSync(join(cwd, 'sub'), join(cwd, 'way'));
    expect((await since(join(cwd, 'way'))).new).toEqual([]);
  });

  test('with a submodule and a symbolic link inside', async () => {
    const other = repository({ 'c.chain': chain('Sub', { unused: ['Ghost'] }) });
    const cwd = repository({ 'a.chain': OLD });
    git(cwd, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', pathToFileURL(other).href, 'sub');
    symlinkSync('a.chain', join(cwd, 'link.chain'));
    commit(cwd);
    expect((await since(cwd, 'HEAD')).new).toEqual([]);
    expect((await since(cwd, 'main')).new).toEqual(['sub/c.chain unused-declaration']);
  });

  test('in a hook, which names another folder', async () => {
    const cwd = repository({ 'w/chainwright.config.json': '{}', 'w/a.chain': OLD });
    const env = { ...ENV, GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index' };
    const { code, err } = await chainwright(join(cwd, 'w'), ['lint', '--since', 'main'], '', env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('nothing is written: no index, no lock, no file', async () => {
    const cwd = repository({ 'a.chain': OLD });
    renameSync(join(cwd, 'a.chain'), join(cwd, 'b.chain'));
    const before = git(cwd, 'status', '--porcelain');
    await since(cwd);
    expect(git(cwd, 'status', '--porcelain')).toBe(before);
  });
});

describe('what cannot be compared is one clear line', () => {
  const refused = async (cwd: string, ref: string, env: Readonly<Record<string, string | undefined>> = ENV) => {
    const { code, out, err } = await chainwright(cwd, ['lint', `--since=${ref}`], '', env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err;
  };

  test('no repository', async () => {
    const cwd = folderWith({ 'a.chain': OLD });
    expect(await refused(cwd, 'main', { ...ENV, GIT_CEILING_DIRECTORIES: join(cwd, '..') })).toBe(
      `chainwright: --since: ${cwd} is in no git repository\n`,
    );
  });

  test('no git', async () => {
    const cwd = repository({ 'a.chain': OLD });
    expect(await refused(cwd, 'main', { ...ENV, PATH: join(cwd, 'nowhere') })).toBe(
      'chainwright: --since: git is needed and was not found; install it or put it in PATH\n',
    );
  });

  test('no commit', async () => {
    const cwd = folderWith({ 'a.chain': OLD });
    git(cwd, 'init', '--quiet');
    expect(await refused(cwd, 'HEAD')).toBe('chainwright: --since: this repository has no commit yet\n');
  });

  test('no such revision', async () => {
    const cwd = repository({ 'a.chain': OLD });
    expect(await refused(cwd, 'mian')).toBe('chainwright: --since: git knows no revision "mian"; did you mean main?\n');
  });

  test.each([
    '--upload-pack=touch owned',
    '--output=owned',
    '-h',
    'main --',
    'main..change',
    '$(touch owned)',
    ':a.chain',
    'x\ny',
  ])('a revision that is none: %j', async (ref) => {
    const cwd = repository({ 'a.chain': OLD });
    expect(await refused(cwd, ref)).toMatch(/^chainwright: --since: git knows no revision [^\n]*\n$/);
    expect(git(cwd, 'status', '--porcelain')).toBe('');
  });

  test('a shallow clone', async () => {
    const cwd = repository({ 'a.chain': OLD });
    commit(cwd, 'on change');
    git(cwd, 'checkout', '--quiet', 'main');
    commit(cwd, 'on main');
    const shallow = join(folderWith({}), 'clone');
    git(cwd, 'clone', '--quiet', '--depth', '1', '--no-single-branch', pathToFileURL(cwd).href, shallow);
    expect(await refused(shallow, 'origin/change')).toBe(
      'chainwright: --since: origin/change and HEAD have no commit in common in this shallow clone; ' +
        'fetch the whole history (git fetch --unshallow, or fetch-depth: 0 for actions/checkout)\n',
    );
    expect(await refused(shallow, 'elsewhere')).toContain('; this is a shallow clone: fetch the whole history');
  });

  test('histories that never met', async () => {
    const cwd = repository({ 'a.chain': OLD });
    git(cwd, 'checkout', '--quiet', '--orphan', 'other');
    commit(cwd, 'a new beginning');
    expect(await refused(cwd, 'main')).toBe('chainwright: --since: main and HEAD have no commit in common\n');
  });
});
