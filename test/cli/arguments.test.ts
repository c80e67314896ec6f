import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../cli/src/commands.ts';
import { commandsPage } from '../../cli/src/help.ts';
import { chainwright, folderWith } from './surroundings.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describe('wrong use is one line that names it, and exit code 2', () => {
  test.each([
    [['lintt'], 'unknown command "lintt"; did you mean lint?'],
    [
      ['paint'],
      'unknown command "paint"; there is lint, init, explain, format, queues, simulate, diff, render, config, lsp',
    ],
    [['lint', '--formt', 'json'], 'unknown option --formt of lint; did you mean --format?'],
    [['lint', '-x'], 'unknown option -x of lint'],
    [
      ['lint', '--format', 'xml'],
      '--format cannot be "xml"; there is stylish, json, sarif, github, gitlab, junit, checkstyle, rdjson, markdown',
    ],
    [['lint', '--format', 'jsn'], '--format cannot be "jsn"; did you mean json?'],
    [['lint', '--format'], '--format needs a value: --format FORMAT'],
    [['lint', '--quiet=yes'], '--quiet takes no value'],
    [['lint', '--max-warnings', 'many'], '--max-warnings cannot be "many"; it is a whole number such as 0'],
    [['lint', '--max-warnings=-1'], '--max-warnings cannot be "-1"; it is a whole number such as 0'],
    [['lint', '--today', '2027-02-30'], '--today cannot be "2027-02-30"; it is a date such as 2027-03-31'],
    [['lint', '--__proto__'], 'unknown option --__proto__ of lint'],
    [['explain', 'a', 'b'], 'explain does not take "b"'],
    [['lsp'], 'lsp needs --stdio'],
    [['lint', 'none.chain'], 'none.chain: no such file or folder'],
    [['lint', 'none/*.chain'], 'none/*.chain: no file matches'],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await chainwright(folderWith({ 'a.chain': '' }), argv);
    expect(err.split('\n')).toHaveLength(2);
    expect(err).toContain(`chainwright: ${message}`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

test('--version, --help and the help of each command', async () => {
  const cwd = folderWith({});
  expect((await chainwright(cwd, ['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(await chainwright(cwd, ['--help'])).toMatchObject({ code: 0, err: '' });
  for (const { name, options } of COMMANDS) {
    const { code, out } = await chainwright(cwd, [name, '--help']);
    expect(code).toBe(0);
    for (const option of options) {
      const rows = out.split('\n').filter((line) => line.match(/^ {2}(?:-., )?--([\w-]+)/)?.[1] === option.name);
      expect(rows, `--${option.name} of ${name}`).toHaveLength(1);
    }
  }
});

test('nothing typed shows what there is, on stderr', async () => {
  const { code, out, err } = await chainwright(folderWith({}), []);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('Usage: chainwright COMMAND');
});

test('docs/commands.md is what the list of commands says', () => {
  expect(readFileSync(join(ROOT, 'docs', 'commands.md'), 'utf8')).toBe(commandsPage());
});
