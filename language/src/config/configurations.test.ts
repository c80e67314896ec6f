import { describe, expect, test } from 'vitest';
import { type ConfigurationPort, Configurations, type Origin } from './index.ts';

const ROOT = 'file:///work';

/** Configurations of a workspace that has just these files. */
function portOf(files: Readonly<Record<string, string | object>>): ConfigurationPort {
  const texts = new Map(
    Object.entries(files).map(([name, content]) => [
      `${ROOT}/${name}`,
      typeof content === 'string' ? content : JSON.stringify(content),
    ]),
  );
  return {
    read: async (uri) => texts.get(uri),
    realUri: (uri) => (texts.has(uri) || uri === ROOT ? uri : undefined),
    rootOf: () => ROOT,
  };
}

async function loaded(files: Readonly<Record<string, string | object>>, file = 'a.chain') {
  const configurations = new Configurations(portOf(files));
  await configurations.load([`${ROOT}/${file}`]);
  return { configurations, holds: configurations.of(`${ROOT}/${file}`) };
}

async function problemsOf(content: string | object, more: Readonly<Record<string, string | object>> = {}) {
  const { configurations } = await loaded({ 'chainwright.config.json': content, ...more });
  return configurations.problems.map(({ file, range: { start }, message }) => {
    const name = file.slice(ROOT.length + 1);
    return `${name}:${start.line + 1}:${start.character + 1}: ${message}`;
  });
}

function nameOf(origin: Origin | undefined): string {
  if (origin?.kind === 'file') return `${origin.file.slice(ROOT.length + 1)}:${origin.range.start.line + 1}`;
  return origin?.kind === 'preset' ? origin.preset : 'default';
}

describe('what holds', () => {
  test('without a configuration: the rules as they are', async () => {
    const { holds } = await loaded({});
    expect(holds).toMatchObject({ file: undefined, isIncluded: true, failOn: { value: 'error' } });
    expect(holds.settings).toEqual({ severities: {}, vagueWords: { add: [], remove: [] }, hotLoad: 0.85 });
  });

  test('of the nearest file, and nothing of those above unless it says so', async () => {
    const files = {
      'chainwright.config.json': { rules: { 'no-owner': 'error', 'dead-end': 'off' }, failOn: 'warning' },
      'team/chainwright.config.json': { rules: { 'no-owner': 'off' } },
      'other/chainwright.config.json': { extends: '../chainwright.config.json', rules: { 'no-owner': 'info' } },
    };
    const { configurations, holds } = await loaded(files, 'team/sub/a.chain');
    expect(holds.settings.severities).toEqual({ 'no-owner': 'off' });
    expect(holds.failOn.value).toBe('error');
    await configurations.load([`${ROOT}/other/a.chain`, `${ROOT}/elsewhere/a.chain`]);
    const other = configurations.of(`${ROOT}/other/a.chain`);
    expect(other.settings.severities).toEqual({ 'no-owner': 'info', 'dead-end': 'off' });
    expect(other.failOn.value).toBe('warning');
    expect(configurations.of(`${ROOT}/elsewhere/a.chain`).settings.severities['no-owner']).toBe('error');
    expect(configurations.problems).toEqual([]);
  });

  test('the later wins: bases in their order, the file itself, its overrides; and each value knows its place', async () => {
    const files = {
      'chainwright.config.json': `{
        // a team's own
        "extends": ["chainwright:strict", "./shared/base.json"],
        "rules": {
          "no-owner": "off",
          "hot-pool": { "load": 0.9 },
        },
        "words": { "add": ["snappy"] },
        "overrides": [
          { "files": ["drafts/**"],
            "rules": { "no-owner": "info" },
            "words": { "remove": ["snappy"], "add": ["lean"] } },
          { "files": ["drafts/old"], "rules": { "no-owner": "warning" } }
        ],
      }`,
      'shared/base.json': { rules: { 'no-goal': 'off', 'no-owner': 'info' }, words: { remove: ['timely'] } },
    };
    const { configurations, holds } = await loaded(files);
    expect(configurations.problems).toEqual([]);
    const severities = (uri: string) => configurations.of(`${ROOT}/${uri}`).settings.severities;
    expect([holds.settings.severities['no-owner'], holds.settings.severities['no-goal']]).toEqual(['off', 'off']);
    expect(holds.settings.severities['single-person-queue']).toBe('error');
    await configurations.load([`${ROOT}/drafts/a.chain`, `${ROOT}/drafts/old/a.chain`]);
    expect(severities('drafts/a.chain')['no-owner']).toBe('info');
    expect(severities('drafts/old/a.chain')['no-owner']).toBe('warning');
    await configurations.load([`${ROOT}/b.chain`]);
    expect(configurations.of(`${ROOT}/b.chain`).settings).toBe(holds.settings);
    expect(holds.settings.hotLoad).toBe(0.9);
    expect(holds.settings.vagueWords).toEqual({ add: ['snappy'], remove: ['timely'] });
    expect(configurations.of(`${ROOT}/drafts/a.chain`).settings.vagueWords).toEqual({
      add: ['lean'],
      remove: ['timely', 'snappy'],
    });
    const { severities: from, hotLoad, remove } = holds.origins;
    expect(['no-owner', 'no-goal', 'dead-end'].map((id) => nameOf(from.get(id)))).toEqual([
      'chainwright.config.json:5',
      'shared/base.json:1',
      'chainwright:strict',
    ]);
    expect(nameOf(hotLoad)).toBe('chainwright.config.json:6');
    expect(remove.map((one) => nameOf(one.from))).toEqual(['shared/base.json:1']);
    expect(holds.bases).toEqual(['chainwright:strict', `${ROOT}/shared/base.json`]);
  });

  test('patterns are relative to the folder of the file that they stand in', async () => {
    const { configurations } = await loaded({
      'chainwright.config.json': { exclude: ['old/**'] },
      'team/chainwright.config.json': { extends: '../chainwright.config.json' },
    });
    const files = ['old/a.chain', 'team/old/a.chain', 'a.chain'].map((name) => `${ROOT}/${name}`);
    await configurations.load(files);
    expect(files.map((file) => configurations.of(file).isIncluded)).toEqual([false, true, true]);
  });

  test('include and exclude, with names that need percent signs', async () => {
    const { configurations } = await loaded({
      'chainwright.config.json': { include: ['sales & co'], exclude: ['**/dräft?.chain'] },
    });
    const files = ['sales%20%26%20co/a.chain', 'sales%20%26%20co/dr%C3%A4ft1.chain', 'a.chain'];
    await configurations.load(files.map((name) => `${ROOT}/${name}`));
    expect(files.map((name) => configurations.of(`${ROOT}/${name}`).isIncluded)).toEqual([true, false, false]);
  });

  test('a file that was chosen holds for all, with patterns relative to the folder that was given', async () => {
    const files = { 'shared/strict.json': { exclude: ['old'], rules: { 'no-goal': 'error' } } };
    const chosen = { file: `${ROOT}/shared/strict.json`, folder: ROOT };
    const configurations = new Configurations(portOf({ ...files, 'chainwright.config.json': '{ nonsense' }), chosen);
    await configurations.load([`${ROOT}/a.chain`]);
    expect(configurations.problems).toEqual([]);
    expect(configurations.of(`${ROOT}/a.chain`).settings.severities).toEqual({ 'no-goal': 'error' });
    expect(configurations.of(`${ROOT}/old/a.chain`).isIncluded).toBe(false);
  });

  test('of a file that got worse: its last good state, and what is wrong with it', async () => {
    let text = '{ "rules": { "no-owner": "off" } }';
    const configurations = new Configurations({ ...portOf({}), read: async () => text });
    const file = `${ROOT}/a.chain`;
    await configurations.load([file]);
    text = '{ "rules": { "no-owner": "of" } }';
    configurations.forget();
    await configurations.load([file]);
    expect(configurations.of(file).settings.severities).toEqual({ 'no-owner': 'off' });
    expect(configurations.problems).toHaveLength(1);
    text = '{}';
    configurations.forget();
    await configurations.load([file]);
    expect(configurations.of(file).settings.severities).toEqual({});
    expect(configurations.problems).toEqual([]);
  });
});

describe('what is wrong is said in one line, with its key and its place', () => {
  test.each<[string | object, string]>([
    ['', '1:1: it is empty; {} is a configuration without a wish'],
    ['{ "rules": }', '1:12: this is no JSON: value expected'],
    ['[]', '1:1: the configuration: cannot be a list; it is an object: { … }'],
    [{ rulez: {} }, '1:2: rulez: there is no such key; did you mean rules?'],
    ['{ "rules": {\n  "no-ower": "off" } }', '2:3: rules.no-ower: there is no such rule; did you mean no-owner?'],
    [
      { rules: { whatever: 'off' } },
      '1:11: rules.whatever: there is no such rule; chainwright explain lists the rules',
    ],
    [{ rules: { syntax: 'off' } }, '1:11: rules.syntax: an error of the language itself has no severity to choose'],
    [
      { rules: { 'no-owner': 'eror' } },
      '1:22: rules.no-owner: cannot be "eror"; it is off, info, warning or error, or { "severity": "warning" }; did you mean error?',
    ],
    [
      { rules: { 'hot-pool': ['error'] } },
      '1:22: rules.hot-pool: cannot be a list; it is off, info, warning or error, or { "severity": "warning", "load": 0.9 }',
    ],
    [
      { rules: { 'hot-pool': { load: 85 } } },
      '1:30: rules.hot-pool.load: cannot be 85; it is a share between 0 and 1, such as 0.85 for 85%',
    ],
    [{ rules: { 'no-owner': { load: 0.9 } } }, '1:23: rules.no-owner.load: there is no such key; there is severity'],
    [
      { overrides: [{ files: ['a'], rules: { 'no-owner': 3 } }] },
      '1:50: overrides[0].rules.no-owner: cannot be 3; it is off, info, warning or error, or { "severity": "warning" }',
    ],
    [{ overrides: [{ rules: {} }] }, '1:15: overrides[0].files: cannot be nothing; it is a list of patterns'],
    [{ include: ['a', '../b'] }, '1:17: include[1]: the pattern leaves the folder of the configuration'],
    [{ words: { add: [''] } }, '1:18: words.add[0]: cannot be ""; it is a word'],
    [
      { failOn: 'errors' },
      '1:11: failOn: cannot be "errors"; it is error, warning, info or never; did you mean error?',
    ],
    [
      { extends: 'chainwright:stict' },
      '1:12: extends: cannot be "chainwright:stict"; it is a preset such as "chainwright:strict" or a path such as "./shared/base.json"; did you mean chainwright:strict?',
    ],
    [
      { extends: 'https://example.com/x.json' },
      '1:12: extends: cannot be "https://example.com/x.json"; it is a preset',
    ],
    [{ extends: './none.json' }, '1:12: extends: "./none.json": there is no such file'],
    [{ extends: '../../etc/passwd.json' }, '1:12: extends: "../../etc/passwd.json" leaves the workspace'],
    ['{ "failOn": "never", "failOn": "error" }', '1:22: failOn: this key stands twice'],
    ['{ "__proto__": { "failOn": "never" } }', '1:3: __proto__: there is no such key'],
    ['{ "rules": { "__proto__": "off" } }', '1:14: rules.__proto__: there is no such key'],
    ['{ "constructor": 1 }', '1:3: constructor: there is no such key'],
    ['{ "a\\n::error::b": 1 }', '1:3: ["a\\n::error::b"]: there is no such key'],
    ['['.repeat(200_000), '1:21: nothing in a configuration is nested this deeply'],
    [' '.repeat(300_000), '1:1: a configuration has 256 KB at most'],
  ])('%#', async (content, expected) => {
    const [first, ...more] = await problemsOf(content);
    expect(first).toContain(`chainwright.config.json:${expected}`);
    expect(more).toEqual([]);
  });

  test('several at once', async () => {
    const content = { rules: { 'no-ower': 'off', 'no-goal': 'of' }, failon: 'error' };
    expect(await problemsOf(content)).toHaveLength(3);
  });

  test('in a file that is extended, at its place there', async () => {
    expect(await problemsOf({ extends: './base.json' }, { 'base.json': '{\n "failon": 1 }' })).toEqual([
      'base.json:2:2: failon: there is no such key; did you mean failOn?',
    ]);
  });

  test('circles, long and short', async () => {
    expect(await problemsOf({ extends: './chainwright.config.json' })).toEqual([
      'chainwright.config.json:1:12: extends: "./chainwright.config.json" runs in a circle',
    ]);
    const more = { 'a.json': { extends: './b.json' }, 'b.json': { extends: ['chainwright:strict', './a.json'] } };
    expect(await problemsOf({ extends: './a.json' }, more)).toEqual([
      'b.json:1:34: extends: "./a.json" runs in a circle',
    ]);
  });

  test('a bomb: each file extends the next one a hundred times', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `./b${i}.json`);
    const bombs = names.map((name, i) => [name.slice(2), { extends: Array(100).fill(names[i + 1] ?? './last.json') }]);
    const found = await problemsOf({ extends: './b0.json' }, { ...Object.fromEntries(bombs), 'last.json': {} });
    expect(new Set(found.map((one) => one.split(': ').at(-1)))).toEqual(
      new Set(['more than 50 configurations, one extending another, are too many']),
    );
  });
});
