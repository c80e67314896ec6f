/** The configuration as a user of the command meets it. What `config --print` says stands whole in golden/config. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configurationPrintSchema } from '../../language/src/config/print-schema.ts';
import { chainwright, folderWith } from './surroundings.ts';

const GOLDEN = join(import.meta.dirname, 'golden', 'config');

/** One warning: a step without an owner. */
const UNOWNED = `role Handler { people 2 }

chain Claims {
  start Notice
  step Read { by Handler }
  end Paid

  Notice -> Read
  Read   -> Paid
}
`;

const config = (value: object) => JSON.stringify(value);

async function rulesOf(cwd: string, ...argv: readonly string[]) {
  const { out, code } = await chainwright(cwd, ['lint', '--format', 'json', ...argv]);
  const { findings }: { findings: { rule: string; severity: string; file: string }[] } = JSON.parse(out);
  return { code, findings: findings.map(({ rule, severity, file }) => `${file} ${rule} ${severity}`) };
}

describe('lint', () => {
  test('speaks as the nearest configuration says', async () => {
    const cwd = folderWith({
      'chainwright.config.json': '{ "rules": { "no-owner": "error" } } // a comment',
      'a.chain': UNOWNED,
      'team/chainwright.config.json': config({ rules: { 'no-owner': 'off' } }),
      'team/b.chain': UNOWNED,
    });
    expect(await rulesOf(cwd)).toEqual({ code: 1, findings: ['a.chain no-owner error'] });
    expect(await rulesOf(cwd, '--no-config')).toMatchObject({
      code: 0,
      findings: ['a.chain no-owner warning', 'team/b.chain no-owner warning'],
    });
    expect(await rulesOf(cwd, '--rule', 'no-owner=info')).toMatchObject({
      findings: ['a.chain no-owner info', 'team/b.chain no-owner info'],
    });
  });

  test('fails at what the configuration of a file says', async () => {
    const cwd = folderWith({
      'chainwright.config.json': config({ failOn: 'warning' }),
      'a.chain': UNOWNED,
      'drafts/chainwright.config.json': config({ failOn: 'never', rules: { 'no-owner': 'error' } }),
      'drafts/b.chain': UNOWNED,
    });
    expect((await rulesOf(cwd, 'a.chain')).code).toBe(1);
    expect((await rulesOf(cwd, '--rule', 'no-owner=info', 'a.chain')).code).toBe(0);
    expect(await rulesOf(cwd, 'drafts')).toEqual({ code: 0, findings: ['drafts/b.chain no-owner error'] });
  });

  test('words that are vague here, and words that are not', async () => {
    const checked = (criterion: string) => UNOWNED.replace('by Handler', `by Handler verify "${criterion}" by Handler`);
    const cwd = folderWith({
      'chainwright.config.json': config({
        extends: 'chainwright:structure',
        rules: { 'vague-criterion': 'warning' },
        words: { add: ['snappy', '(.*)+$'], remove: ['timely'] },
      }),
      'a.chain': checked('the answer is snappy'),
      'b.chain': checked('the answer is timely'),
      'c.chain': checked(`the answer is ${'a'.repeat(200)}!`),
    });
    expect((await rulesOf(cwd)).findings).toEqual(['a.chain vague-criterion warning']);
  });

  test('leaves out what the configuration leaves out, and says so to who names it', async () => {
    const cwd = folderWith({
      'chainwright.config.json': config({ exclude: ['old'] }),
      'a.chain': 'role Handler { people 2 }\n',
      'old/b.chain': `import "../a.chain"\n${UNOWNED.replace(/^role.*\n/, '')}`,
    });
    expect((await rulesOf(cwd)).findings).toEqual(['a.chain unused-declaration info']);
    const named = await chainwright(cwd, ['lint', 'old/b.chain']);
    expect(named).toMatchObject({
      code: 0,
      err: 'chainwright: old/b.chain is left out: chainwright.config.json:1:12; --no-config takes it in\n',
    });
    expect((await chainwright(cwd, ['lint', '--quiet', 'old/b.chain'])).err).toBe('');
    expect((await rulesOf(cwd, '--no-config', 'old/b.chain')).findings).toEqual(['old/b.chain no-owner warning']);
  });

  test('what is left out is read where something that is not imports it', async () => {
    const cwd = folderWith({
      'chainwright.config.json': config({ include: ['claims'] }),
      'shared/people.chain': 'role Handler { people 2 }\n',
      'claims/a.chain': `import "../shared/people.chain"\n${UNOWNED.replace(/^role.*\n/, '')}`,
    });
    expect(await rulesOf(cwd)).toEqual({ code: 0, findings: ['claims/a.chain no-owner warning'] });
  });

  test.each([
    ['in a repository', { '.git/HEAD': 'ref: refs/heads/main\n' }],
    ['without one', {}],
  ])('a configuration in a folder below does not cut its files off from the rest, %s', async (_, repository) => {
    const cwd = folderWith({
      ...repository,
      'chainwright.config.json': '{}',
      'people.chain': 'role Handler { people 2 }\n',
      'team/chainwright.config.json': config({ rules: { 'no-owner': 'off' } }),
      'team/a.chain': `import "../people.chain"\n${UNOWNED.replace(/^role.*\n/, '')}`,
    });
    expect(await rulesOf(join(cwd, 'team'), 'a.chain')).toEqual({ code: 0, findings: [] });
  });

  test('a configuration that is named is used for all, its patterns from here', async () => {
    const cwd = folderWith({
      'chainwright.config.json': '{ nonsense',
      'ci/strict.json': config({ extends: './base.json', exclude: ['old'] }),
      'ci/base.json': config({ rules: { 'no-owner': 'error' } }),
      'a.chain': UNOWNED,
      'old/b.chain': UNOWNED,
    });
    const expected = { code: 1, findings: ['a.chain no-owner error'] };
    expect(await rulesOf(cwd, '--config', 'ci/strict.json')).toEqual(expected);
    expect((await chainwright(cwd, ['lint', '--config', 'ci/none.json'])).err).toBe(
      'chainwright: ci/none.json:1:1: there is no such file\n',
    );
    expect((await chainwright(cwd, ['lint', '--no-config', '--config', 'ci/strict.json'])).err).toBe(
      'chainwright: --config and --no-config: use one of them\n',
    );
  });
});

describe('format and render', () => {
  test('leave out what the configuration leaves out; standard input comes back as it is', async () => {
    const ugly = 'role   Handler { people 2 }\n';
    const cwd = folderWith({
      'chainwright.config.json': config({ exclude: ['old'] }),
      'a.chain': ugly,
      'old/b.chain': ugly,
    });
    expect((await chainwright(cwd, ['format', '--check'])).out).toBe('a.chain\n');
    const piped = await chainwright(cwd, ['format', '-', '--stdin-filename', 'old/b.chain'], ugly);
    expect(piped).toMatchObject({ code: 0, out: ugly });
    expect(piped.err).toContain('old/b.chain is left out');
    expect((await chainwright(cwd, ['render', 'old/b.chain'])).err).toContain('there is no chain to draw');
  });
});

describe('a bad configuration is told line by line, with exit code 2', () => {
  test.each(['lint', 'format', 'render'])('%s', async (command) => {
    const cwd = folderWith({
      'chainwright.config.json': '{\n  "rules": { "no-ower": "off" },\n  "failon": "error"\n}\n',
      'a.chain': UNOWNED,
    });
    expect(await chainwright(cwd, [command])).toEqual({
      code: 2,
      out: '',
      err:
        'chainwright: chainwright.config.json:2:14: rules.no-ower: there is no such rule; did you mean no-owner?\n' +
        'chainwright: chainwright.config.json:3:3: failon: there is no such key; did you mean failOn?\n',
    });
  });

  test('a folder, bytes that are no text, terminal escapes, and a base outside of the workspace', async () => {
    const said = async (content: string | Uint8Array) => {
      const cwd = folderWith({ 'w/chainwright.config.json': content, 'w/a.chain': UNOWNED, 'out.json': '{}' });
      symlinkSync(join(cwd, 'out.json'), join(cwd, 'w', 'link.json'));
      const { code, out, err } = await chainwright(join(cwd, 'w'), ['lint']);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      return err;
    };
    expect(await said(Buffer.from('{ "caf\xe9": 1 }', 'latin1'))).toContain('chainwright.config.json: not UTF-8');
    const escapes = await said('{ "\u001b[31m\u202e\\n::error::": 1 }');
    expect(escapes).not.toContain('\u001b');
    expect(escapes).not.toContain('\u202e');
    expect(escapes.split('\n')).toHaveLength(2);
    expect(await said(config({ extends: '../out.json' }))).toContain('extends: "../out.json" leaves the workspace');
    expect(await said(config({ extends: './link.json' }))).toContain('extends: "./link.json" leaves the workspace');

    const cwd = folderWith({ 'a.chain': UNOWNED });
    mkdirSync(join(cwd, 'chainwright.config.json'));
    expect((await chainwright(cwd, ['lint'])).err).toBe(
      'chainwright: chainwright.config.json: cannot be read: it is a folder\n',
    );
  });
});

describe('config --print', () => {
  const files = {
    'chainwright.config.json': `{
  // what all teams agreed on
  "extends": ["chainwright:strict", "./shared/base.json"],
  "failOn": "warning",
  "exclude": ["old/**", "**/*.draft.chain"],
  "rules": { "no-owner": "off", "single-person-queue": { "severity": "info" } },
  "words": { "add": ["snappy"], "remove": ["timely"] },
  "overrides": [{ "files": ["claims"], "rules": { "no-owner": "error" } }]
}
`,
    'shared/base.json': '{ "rules": { "no-start": "warning" } }\n',
    'claims/a.chain': UNOWNED,
  };

  test.each([
    ['text', []],
    ['json', ['--format', 'json']],
  ])('%s', async (kind, options) => {
    const { code, out, err } = await chainwright(folderWith(files), [
      'config',
      '--print',
      'claims/a.chain',
      ...options,
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    if (kind === 'json') configurationPrintSchema.parse(JSON.parse(out));
    await expect(shortened(out)).toMatchFileSnapshot(join(GOLDEN, `print.${kind}`));
  });

  test('of a file without a configuration, and of one that is left out', async () => {
    const alone = await chainwright(folderWith({}), ['config', '--print', 'none.chain']);
    expect(alone.out).toMatch(/^none\.chain\n {2}configuration {2}none\n/);
    const out = await chainwright(folderWith(files), ['config', '--print', 'old/x.chain']);
    expect(out.out).toMatch(/^ {2}linted +no$/m);
  });

  test('needs a file, and no folder', async () => {
    const cwd = folderWith(files);
    expect(await chainwright(cwd, ['config'])).toMatchObject({
      code: 2,
      err: 'chainwright: config needs a file: chainwright config --print FILE\n',
    });
    expect((await chainwright(cwd, ['config', '--print', 'claims'])).err).toContain('claims: is a folder');
  });
});

/** Of the rules only some, so that a new rule changes nothing here. */
function shortened(out: string): string {
  const some = new Set(['no-start', 'no-owner', 'dead-end', 'single-person-queue', 'unused-import']);
  if (out.startsWith('{')) {
    const value: { rules: Record<string, unknown> } = JSON.parse(out);
    const rules = Object.fromEntries(Object.entries(value.rules).filter(([id]) => some.has(id)));
    return `${JSON.stringify({ ...value, rules }, undefined, 2)}\n`;
  }
  const [general = '', rules = ''] = out.split('\n\n');
  const kept = rules.split('\n').filter((line) => some.has(line.trim().split(' ')[0] ?? ''));
  return `${general}\n\n${kept.join('\n').replaceAll(/ {2,}/g, '  ')}\n`;
}
