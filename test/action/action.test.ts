/** action.yml and what it runs: with recorded events, and a server on this machine in place of the service. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inputsFrom } from '../../action/src/inputs.ts';
import { bundleAction } from '../../scripts/lib/bundle-action.mjs';
import { folderWith } from '../cli/surroundings.ts';
import { HOSTILE } from '../reports/hostile-strings.ts';
import { readMarkdown, readSarif } from '../reports/readers.ts';
import { commandsIn } from '../reports/runner.ts';
import { bundled, manifest, run, service } from './step.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const FINE = 'role Clerk { people 2 }\nchain Pay {\n  owner Clerk\n  start In\n  end Out\n  In -> Out\n}\n';
const BROKEN = FINE.replace('role Clerk { people 2 }\n', '');

let bundle = '';
beforeAll(async () => {
  bundle = await bundled();
});
afterAll(() => rmSync(dirname(bundle), { recursive: true, force: true }));

function git(cwd: string, ...args: string[]): string {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd, encoding: 'utf8' }).trim();
}

/** A repository with one commit. */
function repositoryWith(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '-q', '-m', 'first');
  return folder;
}

describe('action.yml', () => {
  test('names what is bundled, and every input is one that is read', () => {
    expect(manifest.runs).toEqual({ using: 'node24', main: 'action/dist/index.cjs' });
    const read = new Set<string>();
    const env = new Proxy<Record<string, string>>({}, { get: (_, name) => void read.add(String(name)) });
    inputsFrom(env);
    expect([...read].sort()).toEqual(
      Object.keys(manifest.inputs)
        .map((name) => `INPUT_${name.toUpperCase()}`)
        .sort(),
    );
  });

  test('the committed bundle is what the sources give: npm run build:action', async () => {
    for (const { path, contents } of await bundleAction())
      expect(readFileSync(path).equals(Buffer.from(contents)), path).toBe(true);
  });
});

describe('a push', () => {
  test('with nothing to report', async () => {
    const { code, log, err, summary, outputs } = await run(bundle, {
      workspace: repositoryWith({ 'pay.chain': FINE }),
    });
    expect({ code, log, err }).toEqual({ code: 0, log: '', err: '' });
    expect(summary).toContain('### Chainwright: nothing to report');
    expect(outputs).toEqual({
      ...{ errors: '0', warnings: '0', infos: '0', accepted: '0', baselined: '0' },
      'sarif-file': '',
    });
  });

  test('annotations, summary, SARIF and outputs', async () => {
    const workspace = repositoryWith({ 'claims/pay.chain': BROKEN });
    const inputs = { 'working-directory': 'claims', files: 'pay.chain', 'sarif-file': 'out.sarif' };
    const { code, log, summary, outputs } = await run(bundle, { workspace, inputs });
    expect(code).toBe(1);
    const [command] = commandsIn(log);
    expect(command).toMatchObject({
      name: 'error',
      properties: { file: 'claims/pay.chain', title: 'unresolved-name' },
    });
    expect(summary).toContain('claims/pay.chain:2:9');
    expect(readSarif(readFileSync(join(workspace, 'claims', 'out.sarif'), 'utf8')).results[0]?.ruleId).toBe(
      'unresolved-name',
    );
    expect(outputs).toMatchObject({ errors: '1', 'sarif-file': 'out.sarif' });
  });

  test('without annotations the findings stand in the log, without the summary nowhere else', async () => {
    const workspace = repositoryWith({ 'pay.chain': BROKEN });
    const { log, summary } = await run(bundle, { workspace, inputs: { annotations: 'false', summary: 'false' } });
    expect(commandsIn(log)).toEqual([]);
    expect(log).toMatch(/^pay\.chain:2:9 .* unresolved-name$/m);
    expect(summary).toBe('');
  });

  test.each([
    [{ 'fail-on': 'never' }, 0],
    [{ 'fail-on': 'error' }, 1],
    [{ 'fail-on': 'info' }, 1],
  ])('%j ends with %i', async (inputs, expected) => {
    const { code } = await run(bundle, { workspace: repositoryWith({ 'pay.chain': BROKEN }), inputs });
    expect(code).toBe(expected);
  });

  test('what the baseline knows fails nothing', async () => {
    const workspace = repositoryWith({ 'pay.chain': `${FINE}role Spare { people 1 }\n` });
    const update = ['lint', '--baseline', 'known.json', '--update-baseline'];
    spawnSync(process.execPath, [bundle, ...update], { cwd: workspace });
    const inputs = { baseline: 'known.json', 'fail-on': 'info' };
    const { code, log, outputs } = await run(bundle, { workspace, inputs });
    expect({ code, log }).toEqual({ code: 0, log: '' });
    expect(outputs).toMatchObject({ infos: '0', baselined: '1' });
  });

  test.each([
    [{ 'fail-on': 'warnings' }, 'the input fail-on cannot be "warnings"; did you mean warning?'],
    [{ annotations: 'perhaps' }, 'the input annotations cannot be "perhaps"; there is true, false'],
    [{ 'max-warnings': 'few' }, '--max-warnings cannot be "few"; it is a whole number such as 0'],
    [{ files: 'none.chain' }, 'none.chain: no such file or folder'],
    [{ 'working-directory': 'none' }, 'the input working-directory names no folder: none'],
    [{ since: 'nowhere' }, 'git knows no revision "nowhere"'],
  ])('wrong use is one annotation: %j', async (inputs, message) => {
    const { code, log, err } = await run(bundle, { workspace: repositoryWith({ 'pay.chain': FINE }), inputs });
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(commandsIn(log).map((one) => one.name)).toEqual(['error']);
    expect(commandsIn(log)[0]?.message).toContain(message);
  });
});

describe('only what a change brings', () => {
  const inputs = { 'changed-only': 'true' };

  test('the history is there: the service is not asked', async () => {
    const workspace = repositoryWith({ 'old.chain': BROKEN, 'pay.chain': FINE });
    const base = git(workspace, 'rev-parse', 'HEAD');
    writeFileSync(join(workspace, 'pay.chain'), BROKEN.replaceAll('Pay', 'Paying'));
    git(workspace, 'commit', '-q', '-a', '-m', 'second');
    const event = join(folderWith({ 'event.json': JSON.stringify({ before: base }) }), 'event.json');
    const { code, log, outputs } = await run(bundle, { workspace, inputs, env: { GITHUB_EVENT_PATH: event } });
    expect(code).toBe(1);
    expect(commandsIn(log).map(({ properties }) => properties.file)).toEqual(['pay.chain']);
    expect(outputs.errors).toBe('1');
  });

  const answers = readFileSync(join(import.meta.dirname, 'events', 'files-of-pull-request.json'), 'utf8');

  test('a pull request of a fork without the history: the service names the changed files', async () => {
    const workspace = repositoryWith({ 'old.chain': BROKEN, 'pay.chain': BROKEN, '--fix.chain': BROKEN });
    const { url, asked } = await service((_, response) => response.end(answers));
    const env = { GITHUB_API_URL: url };
    const { code, log, err, summary } = await run(bundle, { workspace, inputs, env, event: 'pull_request-fork' });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const files = commandsIn(log).map(({ properties }) => properties.file);
    expect(new Set(files)).toEqual(new Set(['--fix.chain', 'pay.chain']));
    expect(summary).toContain('all findings of the changed files are shown');
    // It only reads, which a read-only token may do.
    expect(asked).toEqual([
      {
        method: 'GET',
        url: '/repos/acme/processes/pulls/7/files?per_page=100&page=1',
        authorization: 'Bearer token-of-the-run',
      },
    ]);
  });

  test('more files than stand on a page', async () => {
    const workspace = repositoryWith({ 'old.chain': BROKEN, 'pay.chain': BROKEN });
    const first = Array.from({ length: 100 }, (_, i) => ({ filename: `${i}.md`, status: 'added' }));
    const { url, asked } = await service(({ url = '' }, response) =>
      response.end(url.endsWith('page=1') ? JSON.stringify(first) : answers),
    );
    const env = { GITHUB_API_URL: url };
    const { log } = await run(bundle, { workspace, inputs, env, event: 'pull_request-fork' });
    expect(commandsIn(log).map(({ properties }) => properties.file)).toEqual(['pay.chain']);
    expect(asked).toHaveLength(2);
  });

  test('no process is changed: nothing is found', async () => {
    const workspace = repositoryWith({ 'old.chain': BROKEN });
    const { url } = await service((_, response) => response.end('[]'));
    const env = { GITHUB_API_URL: url };
    const { code, log, outputs } = await run(bundle, { workspace, inputs, env, event: 'pull_request-fork' });
    expect(code).toBe(0);
    expect(commandsIn(log)).toEqual([]);
    expect(outputs.errors).toBe('0');
  });

  test.each([
    ['forbids it', (response: { writeHead: (code: number) => { end: () => void } }) => response.writeHead(403).end()],
    ['speaks nonsense', (response: { end: (text: string) => void }) => response.end('{"message":"::error::x"}')],
  ])('the service %s: all findings are shown, and it is said', async (_, answer) => {
    const workspace = repositoryWith({ 'old.chain': BROKEN });
    const { url } = await service((_, response) => void answer(response));
    const env = { GITHUB_API_URL: url };
    const { code, log, summary } = await run(bundle, { workspace, inputs, env, event: 'pull_request-fork' });
    expect(code).toBe(1);
    expect(commandsIn(log).map(({ properties }) => properties.file)).toEqual(['old.chain']);
    expect(summary).toContain('all findings are shown');
  });

  test.each(['push-new-branch', 'none'])('%s is no change: all findings are shown', async (event) => {
    const { log } = await run(bundle, { workspace: repositoryWith({ 'old.chain': BROKEN }), inputs, event });
    expect(log).toMatch(/^This run is about no change/);
    expect(commandsIn(log)).toHaveLength(1);
  });
});

test('nothing forged by names, texts and inputs of a branch', async () => {
  const names = HOSTILE.map((text) => `${text.replace(/[/\0]|\p{Surrogate}/gu, '').slice(0, 40)}.chain`);
  const workspace = repositoryWith(Object.fromEntries(names.map((name) => [name, BROKEN])));
  const inputs = { 'sarif-file': 'a\n::error::x.sarif' };
  const { code, log, summary, outputs } = await run(bundle, { workspace, inputs });
  expect(code).toBe(1);
  expect(readMarkdown(summary).length).toBeGreaterThanOrEqual(new Set(names).size);
  expect(commandsIn(log).filter(({ name }) => !['error', 'warning', 'notice'].includes(name))).toEqual([]);
  expect(commandsIn(log).length).toBeLessThanOrEqual(30);
  expect(outputs['sarif-file']).toBe(inputs['sarif-file']);
  expect(existsSync(join(ROOT, manifest.runs.main))).toBe(true);
});
