/** docs/ci.md: what it shows is YAML, names what there is, and every command in it runs. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINT_FORMATS } from '@chainwright/language/formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { manifest } from '../action/step.ts';
import { chainwright, folderWith } from '../cli/surroundings.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const PAGE = read('docs/ci.md');

const blocks = (language: string) =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);

const DOCUMENTS: readonly unknown[] = [...blocks('yaml'), read('templates/gitlab-ci.yml')].map((text) => parse(text));

/** Every object in what YAML gave. */
function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [{ ...value }, ...inside];
}

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

/** What a shell would hand to the command: up to a pipe or a comment, with the variables of the services filled in. */
const COMMANDS = [...blocks('sh').flatMap((text) => text.split('\n')), ...DOCUMENTS.flatMap(textsIn)]
  .flatMap((line) => /^(?:npx chainwright|node \S*\/action\/dist\/index\.cjs) ([^|#]*)/.exec(line)?.[1] ?? [])
  .map((line) => line.replace(/\$CI_MERGE_REQUEST_DIFF_BASE_SHA/, 'HEAD').replace(/\$CHAINWRIGHT_OPTIONS/, ''))
  .map((line) => line.trim().split(/\s+/));

describe('every command runs', () => {
  const text = 'role Clerk { people 2 }\nchain Pay {\n  owner Clerk\n  start In\n  end Out\n\n  In -> Out\n}\n';

  test('there are commands', () => expect(COMMANDS.length).toBeGreaterThan(8));

  test.each(COMMANDS)('chainwright %s %s %s %s', async (...argv) => {
    const cwd = folderWith({ 'pay.chain': text, 'known.json': '{"version":1,"findings":[]}' });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    const { code, err } = await chainwright(cwd, argv);
    expect({ code, err: err.replace(/^chainwright: known\.json: .*\n/, '') }).toEqual({ code: 0, err: '' });
    const outputs = argv.flatMap((word, i) => (argv[i - 1] === '--output' ? [word] : []));
    expect(outputs.filter((file) => !existsSync(join(cwd, file)))).toEqual([]);
  });
});

test('the action is used with inputs that it has, and the table lists them all', () => {
  const steps = DOCUMENTS.flatMap(objectsIn).filter(({ uses }) => String(uses).startsWith('chainwright/chainwright@'));
  expect(steps.length).toBeGreaterThan(1);
  const used = steps.flatMap((step) => Object.keys(step.with ?? {}));
  expect(used.filter((name) => manifest.inputs[name] === undefined)).toEqual([]);
  const rows = Object.entries(manifest.inputs).map(([name, { description }]) => `| \`${name}\` | ${description} |`);
  expect(rows.filter((row) => !PAGE.includes(row))).toEqual([]);
  const outputs = [...PAGE.matchAll(/steps\.chainwright\.outputs\.([\w-]+)/g)].map(([, name = '']) => name);
  expect(outputs.filter((name) => !Object.hasOwn(manifest.outputs, name))).toEqual([]);
});

test('the hooks are there', () => {
  const hooks: { id: string }[] = parse(read('.pre-commit-hooks.yaml'));
  const [config] = DOCUMENTS.flatMap(objectsIn).filter(
    ({ repo }) => repo === 'https://github.com/chainwright/chainwright',
  );
  const ids = objectsIn(config?.hooks).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(hooks.map(({ id }) => id)));
  expect(ids).toHaveLength(hooks.length);
});

test('what a service picks up is what the command writes', () => {
  for (const document of DOCUMENTS) {
    const commands = textsIn(document).filter((text) => text.includes(' lint '));
    const picked = objectsIn(document).flatMap(({ codequality, junit, testResultsFiles }) =>
      [codequality, junit, testResultsFiles].filter((file) => file !== undefined),
    );
    for (const file of picked) expect(commands.some((text) => text.includes(`--output ${file}`))).toBe(true);
  }
});

test('the table of formats lists them all', () => {
  const rows = [...PAGE.matchAll(/^\| `(\w+)` \| .*\| (?:counted|marked|suppressed|left out) \|$/gm)];
  expect(rows.map(([, name]) => name)).toEqual(LINT_FORMATS.map(({ name }) => name));
});
