/** `lint --baseline`: what a team knows already. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { found, process } from './processes.ts';
import { chainwright, folderWith } from './surroundings.ts';

const MARKED = { 'chainwright.config.json': '{}' };
const JSON_OF = ['lint', '-f', 'json', '--max-warnings', '0', '--baseline', 'known.json'];

function textOf(cwd: string, name = 'known.json'): string {
  return readFileSync(join(cwd, name), 'utf8');
}

async function baselined(files: Readonly<Record<string, string>>): Promise<string> {
  const cwd = folderWith({ ...MARKED, ...files });
  expect((await chainwright(cwd, [...JSON_OF, '--update-baseline'])).code).toBe(0);
  return cwd;
}

const entriesOf = (cwd: string) =>
  JSON.parse(textOf(cwd)).findings.filter(({ rule }: { rule: string }) =>
    /^(no-performer|unused-declaration)$/.test(rule),
  );

test('known findings fail nothing, and are counted', async () => {
  const cwd = await baselined({ 'a.chain': process('Pay', { undone: ['Post', 'File'], unused: ['Ghost'] }) });
  const { code, out, err } = await chainwright(cwd, JSON_OF);
  expect({ code, err, open: found(out) }).toEqual({ code: 0, err: '', open: [] });
  const report = JSON.parse(out);
  expect(report.summary).toMatchObject({ errors: 0, warnings: 0, infos: 0, baselined: report.findings.length });
  expect(report.findings.length).toBeGreaterThanOrEqual(3);
});

test('its text is one line an entry, sorted, by file, rule and the thing that it is about', async () => {
  const cwd = await baselined({
    'b.chain': process('Bill', { undone: ['Send'] }),
    'a.chain': process('Pay', { undone: ['Post', 'File'], unused: ['Ghost'] }),
  });
  const lines = textOf(cwd).split('\n');
  expect(lines.slice(0, 3)).toEqual(['{', '  "version": 1,', '  "findings": [']);
  expect(entriesOf(cwd)).toEqual([
    { file: 'a.chain', rule: 'no-performer', about: 'Pay.File', count: 1 },
    { file: 'a.chain', rule: 'no-performer', about: 'Pay.Post', count: 1 },
    { file: 'a.chain', rule: 'unused-declaration', about: 'Ghost', count: 1 },
    { file: 'b.chain', rule: 'no-performer', about: 'Bill.Send', count: 1 },
  ]);
  expect(lines.filter((line) => line.includes('"rule"'))).toHaveLength(JSON.parse(textOf(cwd)).findings.length);
});

test('moved lines and other words leave a finding known; one more of it is new', async () => {
  const cwd = await baselined({ 'a.chain': process('Pay', { undone: ['Post'], unused: ['Ghost'] }) });
  writeFileSync(
    join(cwd, 'a.chain'),
    process('Pay', { before: '// moved\n\n', undone: ['Post', 'File'], unused: ['Ghost'] }),
  );
  const { code, out } = await chainwright(cwd, JSON_OF);
  expect({ code, open: found(out) }).toEqual({ code: 1, open: ['a.chain no-performer File'] });
});

test('what is mended is reported, does not fail, and is taken out by --update-baseline', async () => {
  const cwd = await baselined({ 'a.chain': process('Pay', { undone: ['Post'], unused: ['Ghost'] }) });
  writeFileSync(join(cwd, 'a.chain'), process('Pay', { undone: ['Post'] }));
  const stale = await chainwright(cwd, JSON_OF);
  expect(stale.code).toBe(0);
  expect(stale.err).toBe(
    'chainwright: known.json: no longer found: unused-declaration of Ghost in a.chain; --update-baseline takes them out\n',
  );
  expect((await chainwright(cwd, [...JSON_OF, '--quiet'])).err).toBe('');

  const updated = await chainwright(cwd, [...JSON_OF, '--update-baseline']);
  expect(updated.err).toMatch(/^chainwright: known\.json: \d+ known findings?, 0 new, 1 gone\n$/);
  expect(entriesOf(cwd)).toEqual([{ file: 'a.chain', rule: 'no-performer', about: 'Pay.Post', count: 1 }]);
  expect((await chainwright(cwd, JSON_OF)).err).toBe('');
});

test('files that this run did not check are neither stale nor forgotten', async () => {
  const cwd = await baselined({
    'a.chain': process('Pay', { unused: ['Ghost'] }),
    'b.chain': process('Bill', { unused: ['Ghost'] }),
    'gone.chain': process('Gone', { unused: ['Ghost'] }),
  });
  writeFileSync(join(cwd, 'a.chain'), process('Pay', {}));
  rmSync(join(cwd, 'gone.chain'));
  await chainwright(cwd, [...JSON_OF, '--update-baseline', 'a.chain']);
  expect(entriesOf(cwd)).toEqual([{ file: 'b.chain', rule: 'unused-declaration', about: 'Ghost', count: 1 }]);
});

test('a rule that is off says nothing about its entries', async () => {
  const cwd = await baselined({ 'a.chain': process('Pay', { unused: ['Ghost'] }) });
  const before = textOf(cwd);
  const off = await chainwright(cwd, [...JSON_OF, '--rule', 'unused-declaration=off', '--update-baseline']);
  expect(off.code).toBe(0);
  expect(textOf(cwd)).toBe(before);
});

test('its paths are relative to its own folder, from wherever the command runs', async () => {
  const cwd = folderWith({ ...MARKED, 'sub/a.chain': process('Pay', { undone: ['Post'] }) });
  mkdirSync(join(cwd, 'lint'));
  const argv = (baseline: string) => ['lint', '-f', 'json', '--max-warnings', '0', '--baseline', baseline];
  await chainwright(cwd, [...argv('lint/known.json'), '--update-baseline']);
  expect(JSON.parse(textOf(cwd, 'lint/known.json')).findings[0].file).toBe('../sub/a.chain');
  const within = await chainwright(join(cwd, 'sub'), argv('../lint/known.json'));
  expect({ code: within.code, open: found(within.out) }).toEqual({ code: 0, open: [] });

  renameSync(join(cwd, 'sub', 'a.chain'), join(cwd, 'sub', 'b.chain'));
  const moved = await chainwright(cwd, argv('lint/known.json'));
  expect({ code: moved.code, open: found(moved.out) }).toEqual({ code: 1, open: ['sub/b.chain no-performer Post'] });
});

test('errors of the language are never known', async () => {
  const cwd = folderWith({ ...MARKED, 'a.chain': 'chain Pay { owner Nobody' });
  const updated = await chainwright(cwd, [...JSON_OF, '--update-baseline']);
  expect(updated.code).toBe(1);
  expect(found(updated.out)).toContain('a.chain syntax');
  expect((await chainwright(cwd, JSON_OF)).code).toBe(1);
});

test('the same findings write nothing, and give the same text whatever their order', async () => {
  const cwd = await baselined({
    'a.chain': process('Pay', { unused: ['Ghost'] }),
    'b.chain': process('Bill', { unused: ['Ghost'] }),
  });
  const before = textOf(cwd);
  await chainwright(cwd, [...JSON_OF, '--update-baseline', 'b.chain', 'a.chain']);
  expect(textOf(cwd)).toBe(before);
  rmSync(join(cwd, 'known.json'));
  await chainwright(cwd, [...JSON_OF, '--update-baseline', 'b.chain', 'a.chain']);
  expect(textOf(cwd)).toBe(before);
});

test('of an entry that a merge left twice the larger count holds', async () => {
  const entry = { file: 'a.chain', rule: 'no-performer', about: 'Pay.Post' };
  const findings = [
    { ...entry, count: 2 },
    { ...entry, count: 1 },
  ];
  const cwd = folderWith({
    'a.chain': process('Pay', { undone: ['Post'] }),
    'known.json': JSON.stringify({ version: 1, findings }),
  });
  const { err, out } = await chainwright(cwd, JSON_OF);
  expect(found(out)).toEqual([]);
  expect(err).toBe(
    'chainwright: known.json: no longer found: no-performer of Pay.Post in a.chain; --update-baseline takes them out\n',
  );
});

describe('what is no baseline is one clear line', () => {
  test.each([
    ['nothing', undefined, 'there is no such baseline; --update-baseline makes it'],
    ['no JSON', '{ "version": 1', /^is no JSON: [^\n]+$/],
    ['other JSON', '[]', 'is no baseline, which has a version and findings'],
    [
      'a later version',
      '{ "version": 2, "findings": [] }',
      'is a baseline of version 2; this Chainwright reads version 1',
    ],
    ['a merge in progress', '{\n<<<<<<< HEAD\n', 'holds a merge that is not settled (<<<<<<<)'],
    [
      'an entry of another shape',
      '{ "version": 1, "findings": [{ "file": "\\u001b[2Ja", "count": -1 }] }',
      'entry 1 is no finding, which has file, rule, about and count: {"file":"\\u001b[2Ja","count":-1}',
    ],
  ])('%s', async (_, text, message) => {
    const cwd = folderWith({ 'a.chain': process('Pay', {}), ...(text === undefined ? {} : { 'known.json': text }) });
    const { code, out, err } = await chainwright(cwd, JSON_OF);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const said = err.replace(/^chainwright: known\.json: /, '').trimEnd();
    if (typeof message === 'string') expect(said).toBe(message);
    else expect(said).toMatch(message);
  });

  test('and --update-baseline does not write over it', async () => {
    const cwd = folderWith({ 'a.chain': process('Pay', {}), 'known.json': 'my notes' });
    expect((await chainwright(cwd, [...JSON_OF, '--update-baseline'])).code).toBe(2);
    expect(textOf(cwd)).toBe('my notes');
  });
});

test.each([
  [['--update-baseline'], '--update-baseline needs --baseline FILE: the file that it writes'],
  [
    ['--baseline', 'b.json', '--update-baseline', '--since', 'main'],
    '--update-baseline takes all findings, and --since only some: use one of them',
  ],
])('%s', async (options, message) => {
  const cwd = folderWith({ 'a.chain': process('Pay', {}) });
  expect(await chainwright(cwd, ['lint', ...options])).toEqual({ code: 2, out: '', err: `chainwright: ${message}\n` });
});
