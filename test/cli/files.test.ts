/** Which files a command sees, and what it says of those that it cannot read. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../cli/src/files/read.ts';
import { decode, encode, encodingOf } from '../../cli/src/files/text.ts';
import { walk } from '../../cli/src/files/walk.ts';
import { open, select } from '../../cli/src/files/workspace.ts';
import { writeWhole } from '../../cli/src/files/write.ts';
import type { Io } from '../../cli/src/io.ts';
import { folderWith } from './surroundings.ts';

const silent = { write: () => {}, isTerminal: false };
const io = (cwd: string): Io => ({
  cwd,
  env: {},
  out: silent,
  err: silent,
  stdin: async () => Buffer.from('x'),
  today: () => '2026-11-23',
});
const seen = async (cwd: string, operands: string[]) => {
  const { root, asked, sources } = await open(await select(operands, io(cwd)), io(cwd));
  return {
    root: basename(root),
    asked: asked.map((one) => one.name),
    sources: sources.map((one) => basename(one.uri)).sort(),
  };
};

describe('the workspace', () => {
  const marked = {
    'top/chainwright.config.json': '{}',
    'top/a.chain': '',
    'top/sub/b.chain': '',
    'top/sub/deep/c.chain': '',
  };

  test('is the nearest folder upward with a configuration; only what was asked for is reported', async () => {
    const cwd = join(folderWith(marked), 'top', 'sub');
    expect(await seen(cwd, ['b.chain'])).toEqual({
      root: 'top',
      asked: ['b.chain'],
      sources: ['a.chain', 'b.chain', 'c.chain'],
    });
  });

  test('is what was asked for when nothing was named', async () => {
    const cwd = join(folderWith(marked), 'top', 'sub');
    expect((await seen(cwd, [])).asked).toEqual(['../a.chain', 'b.chain', 'deep/c.chain']);
  });

  test('without a mark reaches no further than the folder itself', async () => {
    const cwd = folderWith({ 'a.chain': '', 'b.chain': '', 'disk/c.chain': '' });
    expect(await seen(cwd, ['a.chain'])).toMatchObject({ sources: ['a.chain', 'b.chain'] });
  });

  test('takes folders, globs, and a file only once', async () => {
    const cwd = folderWith(marked);
    expect((await seen(cwd, ['top/sub', 'top/**/*.chain'])).asked).toEqual([
      'top/sub/b.chain',
      'top/sub/deep/c.chain',
      'top/a.chain',
    ]);
  });
});

test('the walk keeps out of what .gitignore names, node_modules, .git and symbolic links', async () => {
  const folder = folderWith({
    '.gitignore': 'built/\n*.old.chain\n',
    'a.chain': '',
    'b.old.chain': '',
    'built/c.chain': '',
    'sub/.gitignore': '!b.old.chain\nprivate.chain\n',
    'sub/b.old.chain': '',
    'sub/private.chain': '',
    'x.chain/inner.chain': '',
    'node_modules/d.chain': '',
    '.git/e.chain': '',
  });
  symlinkSync(folder, join(folder, 'circle'));
  symlinkSync(join(folder, 'a.chain'), join(folder, 'link.chain'));
  expect((await walk(folder)).map((path) => relative(folder, path))).toEqual([
    'a.chain',
    'sub/b.old.chain',
    'x.chain/inner.chain',
  ]);
});

describe('what cannot be read is said in one line', () => {
  const cannot = (path: string) => () => readText(path, basename(path));

  test('a folder, a missing file, a broken link, a circle of links', () => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'x.chain'));
    symlinkSync('nowhere', join(folder, 'broken.chain'));
    symlinkSync('circle.chain', join(folder, 'circle.chain'));
    expect(cannot(join(folder, 'x.chain'))).toThrow('x.chain: cannot be read: it is a folder');
    expect(cannot(join(folder, 'none.chain'))).toThrow('none.chain: cannot be read: no such file or folder');
    expect(cannot(join(folder, 'broken.chain'))).toThrow('broken.chain: cannot be read: no such file or folder');
    expect(cannot(join(folder, 'circle.chain'))).toThrow(
      'circle.chain: cannot be read: its symbolic links run in a circle',
    );
  });

  test.skipIf(process.platform === 'win32')('a pipe and a device do not hang', () => {
    const pipe = join(folderWith({}), 'pipe.chain');
    execFileSync('mkfifo', [pipe]);
    expect(cannot(pipe)).toThrow('it is no regular file');
    expect(cannot('/dev/zero')).toThrow('it is no regular file');
  });

  test('a file that nobody wrote by hand', () => {
    const folder = folderWith({ 'big.chain': Buffer.alloc(9 * 1024 * 1024, '\n') });
    expect(cannot(join(folder, 'big.chain'))).toThrow('big.chain: 9.0 MB is too much for one file');
  });

  test('bytes that are no UTF-8, with their place', () => {
    expect(() => decode(Buffer.from('one\ntwo \xe9t\xe9', 'latin1'), 'a.chain')).toThrow(
      'a.chain: not UTF-8: byte 0xe9 at offset 8, line 2; save it as UTF-8',
    );
    expect(() => decode(Buffer.from('\uFEFFx', 'utf16le'), 'a.chain')).toThrow(
      'a.chain: this is UTF-16; save it as UTF-8',
    );
  });

  test('the place is that of the first bad byte, whatever stands before it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(0xff, 0xc0, 0x80), (before, bad) => {
        const start = Buffer.from(before);
        const bytes = Buffer.concat([start, Buffer.from([bad]), Buffer.from('after')]);
        expect(() => decode(bytes, 'a')).toThrow(`at offset ${start.length},`);
      }),
    );
  });
});

test('byte order mark and line endings survive', () => {
  const bytes = Buffer.from('\uFEFFa\r\nb\r\n');
  expect(decode(bytes, 'a')).toBe('a\r\nb\r\n');
  expect(encode('a\nb\n', encodingOf(bytes))).toBe('\uFEFFa\r\nb\r\n');
});

test('a file is written through its symbolic link, keeps its mode, and leaves nothing beside it', async () => {
  const folder = folderWith({ 'real.chain': 'old' });
  execFileSync('chmod', ['640', join(folder, 'real.chain')]);
  symlinkSync('real.chain', join(folder, 'link.chain'));
  writeWhole(join(folder, 'link.chain'), 'new', 'link.chain');
  expect(readFileSync(join(folder, 'real.chain'), 'utf8')).toBe('new');
  expect(statSync(join(folder, 'real.chain')).mode & 0o777).toBe(0o640);
  expect((await walk(folder)).map((path) => basename(path))).toEqual(['real.chain']);
  expect(() => writeWhole(folder, 'x', 'here')).toThrow('here: cannot be written: it is a folder');
});
