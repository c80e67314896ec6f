/** The walls of docs/ARCHITECTURE.md: which way imports may run. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const listed = (...args: string[]) =>
  execFileSync('git', ['ls-files', '-z', ...args], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);

/** Inside language/src a folder may import the folders after it; what stands together may not import each other. */
const LAYERS = [['reports', 'picture', 'config', 'first'], ['diff'], ['rules'], ['flow'], ['model'], ['grammar']];
const PACKAGES = [['action'], ['extension', 'cli'], ['server'], ['language']];

interface Import {
  readonly from: string;
  readonly to: string;
}

const sources = listed('--cached', '--others', '--exclude-standard', '*.ts').filter((file) =>
  /^(language|server|cli|extension|action)\/src\//.test(file),
);
const imports = sources.filter((file) => !file.endsWith('.test.ts')).flatMap(importsOf);

/** Imports within the repository get the path of what they import; others keep their name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(/(?:^|[\s;])(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g);
  return [...found].map((match) => ({ from: file, to: resolved(file, match[1] ?? match[2] ?? '') }));
}

function resolved(from: string, to: string): string {
  if (to.startsWith('.')) return posix.join(dirname(from), to);
  const own = /^@chainwright\/(\w+)\/(\w+)$/.exec(to);
  return own ? `${own[1]}/src/${own[2]}/index.ts` : to;
}

const layerOf = (_path: string, layers: readonly (readonly string[])[], part: string | undefined) =>
  part === undefined ? -1 : layers.findIndex((layer) => layer.includes(part));

const packageOf = (path: string) => path.split('/')[0];
const folderOf = (path: string) => /^language\/src\/(\w+)\//.exec(path)?.[1];

/** Imports that run up the layers, or across one. */
function against(layers: readonly (readonly string[])[], partOf: (path: string) => string | undefined): Import[] {
  return imports.filter(({ from, to }) => {
    const [above, below] = [layerOf(from, layers, partOf(from)), layerOf(to, layers, partOf(to))];
    return above >= 0 && below >= 0 && partOf(from) !== partOf(to) && above >= below;
  });
}

describe('walls', () => {
  test('there is something to look at', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  test('action -> extension, cli -> server -> language', () => {
    expect(against(PACKAGES, packageOf)).toEqual([]);
  });

  test('reports, picture, config -> diff -> rules -> flow -> model -> grammar', () => {
    expect(against(LAYERS, folderOf)).toEqual([]);
  });

  test('a folder of language/ is imported through its index.ts, but for the data of the grammar', () => {
    const inside = imports.filter(
      ({ from, to }) => folderOf(to) !== undefined && folderOf(from) !== folderOf(to) && !to.endsWith('/index.ts'),
    );
    expect(inside.filter(({ from, to }) => !(folderOf(from) === 'model' && folderOf(to) === 'grammar'))).toEqual([]);
  });

  test('language/ knows no file system, no process and no editor', () => {
    const foreign = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'vscode']);
    expect(imports.filter(({ from, to }) => packageOf(from) === 'language' && foreign.has(to))).toEqual([]);
  });

  test('only the grammar, the folder that builds the model, and the server see the syntax tree', () => {
    const readers = new Set(
      imports.filter(({ to }) => to.endsWith('grammar/generated/ast.ts')).map(({ from }) => from),
    );
    const outside = [...readers].filter((file) => folderOf(file) !== 'grammar' && packageOf(file) !== 'server');
    expect(outside.filter((file) => !file.startsWith('language/src/model/build/'))).toEqual([]);
  });
});

test('nothing in the repository names a folder of the machine that it was written on', () => {
  const here = new RegExp(`(?<![\\w.])${ROOT.replace(/[^\w/]/g, '\\$&')}(?![\\w-])`);
  const named = listed('--cached')
    .filter((file) => !file.endsWith('package-lock.json') && file !== relative(ROOT, import.meta.filename))
    .filter((file) => here.test(readFileSync(join(ROOT, file), 'latin1')));
  expect(named).toEqual([]);
});
