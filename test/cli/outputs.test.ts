/** `lint` in several formats at once, each where it was asked for; and nothing forged by what files are called. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINT_FORMATS } from '@chainwright/language/formats';
import { describe, expect, test } from 'vitest';
import { HOSTILE } from '../reports/hostile-strings.ts';
import { readGitlab, readRdjson, readSarif } from '../reports/readers.ts';
import { commandsIn } from '../reports/runner.ts';
import { chainwright, folderWith } from './surroundings.ts';

const BROKEN = 'chain Pay {\n  start In\n  step Check { by Nobody }\n  end Out\n  In -> Check -> Out\n}\n';

describe('each --output belongs to the --format before it', () => {
  test('two files and standard output', async () => {
    const cwd = folderWith({ 'a.chain': BROKEN });
    const options = '--format sarif --output out/a.sarif --format github --format gitlab -o quality.json';
    const { code, out, err } = await chainwright(cwd, ['lint', 'a.chain', ...options.split(' ')]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
    expect(readSarif(read('out/a.sarif')).results.map(({ ruleId }) => ruleId)).toContain('unresolved-name');
    expect(readGitlab(read('quality.json')).map(({ check_name }) => check_name)).toContain('unresolved-name');
    expect(commandsIn(out).map(({ properties }) => properties.title)).toContain('unresolved-name');
  });

  test('one of each, in any order; a dash is standard output', async () => {
    const cwd = folderWith({ 'a.chain': BROKEN });
    const plain = await chainwright(cwd, ['lint', '--format', 'checkstyle']);
    expect(await chainwright(cwd, ['lint', '-o', '-', '-f', 'checkstyle'])).toEqual(plain);
    expect((await chainwright(cwd, ['lint', '-o', 'a.xml', '-f', 'checkstyle'])).out).toBe('');
    expect(readFileSync(join(cwd, 'a.xml'), 'utf8')).toBe(plain.out);
    expect((await chainwright(cwd, ['lint', '-o', 'a.txt'])).out).toBe('');
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toContain('unresolved-name');
  });

  test.each([
    ['-f json -f github', 'json and github would both go to standard output; give one of them another --output'],
    ['-f json -f github -o -', 'json and github would both go to standard output; give one of them another --output'],
    ['-f json -o a -f sarif -o a', 'json and sarif would both go to "a"; give one of them another --output'],
    ['-f json -o a -o b', '--output "b" has no --format of its own; each --output belongs to the --format before it'],
    ['-o a -o b', '--output "b" has no --format of its own; each --output belongs to the --format before it'],
    [
      '-o a -f json -f sarif',
      '--output "a" has no --format of its own; each --output belongs to the --format before it',
    ],
    ['-o a -f json -o b', '--output "a" has no --format of its own; each --output belongs to the --format before it'],
  ])('%s is wrong use, and nothing is written', async (options, message) => {
    const cwd = folderWith({ 'a.chain': BROKEN });
    expect(await chainwright(cwd, ['lint', ...options.split(' ')])).toEqual({
      code: 2,
      out: '',
      err: `chainwright: ${message}\n`,
    });
    expect(readdirSync(cwd)).toEqual(['a.chain']);
  });
});

test('where a service wants paths of the repository, they start at its root, wherever the command runs', async () => {
  const root = folderWith({ 'claims/a.chain': BROKEN });
  mkdirSync(join(root, '.git'));
  const lint = async (format: string) =>
    (await chainwright(join(root, 'claims'), ['lint', 'a.chain', '-f', format])).out;
  expect(commandsIn(await lint('github'))[0]?.properties.file).toBe('claims/a.chain');
  expect(readGitlab(await lint('gitlab'))[0]?.location.path).toBe('claims/a.chain');
  const [result] = readSarif(await lint('sarif')).results;
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('claims/a.chain');
  expect(readRdjson(await lint('rdjson'))[0]?.location.path).toBe('a.chain');
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out.
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** What a file can be called: no separator, no NUL, not too long. */
const NAMES = HOSTILE.map((text) => `${text.replace(/[/\0]|\p{Surrogate}/gu, '').slice(0, 40)}.chain`);

describe('nothing forged by hostile names of files and hostile texts', () => {
  const title = (text: string) => JSON.stringify(text.replace(/["\\\n\r\0]|\p{Surrogate}/gu, '').slice(0, 200));
  const files = Object.fromEntries(
    NAMES.map((name, i) => [name, `chain Pay ${title(HOSTILE[i] ?? '')} {\n  start In\n  end Out\n  In -> Out\n}\n`]),
  );

  test.each(LINT_FORMATS.map(({ name }) => name))('%s', async (format) => {
    const { code, out, err } = await chainwright(folderWith(files), ['lint', '--format', format]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).not.toMatch(OBEYED);
    const commands = commandsIn(out).map(({ name }) => name);
    expect(commands.filter((name) => format !== 'github' || !['error', 'warning', 'notice'].includes(name))).toEqual(
      [],
    );
  });

  test.each([['format', '--check'], ['format'], ['lint', '--fix', '--dry-run'], ['render', '--output', 'pictures']])(
    '%s %s',
    async (...argv) => {
      const { out, err } = await chainwright(folderWith(files), argv);
      for (const text of [out, err]) {
        expect(text).not.toMatch(OBEYED);
        expect(commandsIn(text)).toEqual([]);
      }
    },
  );

  test.each(['text', 'json'])('config --print as %s', async (format) => {
    for (const name of NAMES) {
      const { out, err } = await chainwright(folderWith({}), ['config', `--print=${name}`, '--format', format]);
      expect(out + err).not.toMatch(OBEYED);
      expect(commandsIn(out + err)).toEqual([]);
    }
  });

  test.each([
    ['a rule', (text: string) => ({ rules: { [text]: 'error' } })],
    ['a severity', (text: string) => ({ rules: { 'no-end': text } })],
    ['what it extends', (text: string) => ({ extends: text })],
    ['a word', (text: string) => ({ words: { add: [text] }, rules: { 'no-end': 'loud' } })],
    ['a key', (text: string) => ({ [text]: 1 })],
  ])('a configuration with hostile text for %s is told in lines of ours', async (_, configuration) => {
    for (const text of HOSTILE) {
      const cwd = folderWith({ 'chainwright.config.json': JSON.stringify(configuration(text)), 'a.chain': '' });
      const { code, err } = await chainwright(cwd, ['lint']);
      expect([0, 2]).toContain(code);
      expect(err).not.toMatch(OBEYED);
      expect(commandsIn(err)).toEqual([]);
      for (const line of err.split('\n').slice(0, -1)) expect(line).toMatch(/^chainwright: /);
    }
  });

  test('what the command complains about is one line', async () => {
    for (const name of NAMES) {
      const { code, out, err } = await chainwright(folderWith({}), ['lint', '--', `missing${name}`]);
      expect({ code, out, lines: err.split('\n').length, commands: commandsIn(err) }).toEqual({
        ...{ code: 2, out: '', lines: 2, commands: [] },
      });
      expect(err).not.toMatch(OBEYED);
    }
  });
});
