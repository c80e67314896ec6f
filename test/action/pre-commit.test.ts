/** .pre-commit-hooks.yaml, as far as pre-commit's part can be done without it: packed, installed and started by name. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from '../cli/surroundings.ts';

const ROOT = join(import.meta.dirname, '..', '..');

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
}

const hooks: readonly Hook[] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));

let prefix = '';
beforeAll(() => {
  prefix = mkdtempSync(join(tmpdir(), 'chainwright-hooks-'));
  const npm = (...args: string[]) =>
    execFileSync('npm', [...args, '--loglevel=error'], { cwd: ROOT, encoding: 'utf8' });
  const archive = npm('pack', '--pack-destination', prefix, '--ignore-scripts').trim().split('\n').at(-1) ?? '';
  npm('install', '--global', '--offline', '--prefix', prefix, join(prefix, archive));
});
afterAll(() => rmSync(prefix, { recursive: true, force: true }));

function start({ entry }: Hook, cwd: string, files: readonly string[]) {
  const [command = '', ...args] = entry.split(' ');
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(':') };
  const { status, stdout } = spawnSync(join(prefix, 'bin', command), [...args, ...files], {
    cwd,
    env,
    encoding: 'utf8',
  });
  return { status, stdout };
}

const hook = (id: string) => hooks.find((one) => one.id === id) ?? expect.fail(`no hook ${id}`);

const FINE = 'role Clerk { people 2 }\nchain Pay {\n  owner Clerk\n  start In\n  end Out\n\n  In -> Out\n}\n';

test('chainwright-lint stops a commit with an error, and no other', () => {
  const cwd = folderWith({ 'fine.chain': FINE, 'broken.chain': FINE.replace('In -> Out', 'In -> Nowhere') });
  expect(start(hook('chainwright-lint'), cwd, ['fine.chain'])).toMatchObject({ status: 0 });
  const { status, stdout } = start(hook('chainwright-lint'), cwd, ['fine.chain', 'broken.chain']);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^broken\.chain:7:9 /m);
});

test('chainwright-format lays out what is committed', () => {
  const cwd = folderWith({ 'messy.chain': FINE.replace('  owner', '\t\towner') });
  expect(start(hook('chainwright-format'), cwd, ['messy.chain'])).toMatchObject({ status: 0 });
  expect(readFileSync(join(cwd, 'messy.chain'), 'utf8')).toBe(FINE);
});

test('hooks are for files that are processes', () => {
  for (const { files, language } of hooks) {
    expect(language).toBe('node');
    expect(['a.chain', 'b/c.chain', 'a.chain.md', 'chain'].map((name) => new RegExp(files).test(name))).toEqual([
      ...[true, true, false, false],
    ]);
  }
});
