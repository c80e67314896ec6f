/** The comment of the action on a pull request: written once, found again, brought up to date, and never without permission. */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '../cli/surroundings.ts';
import { HOSTILE } from '../reports/hostile-strings.ts';
import { commandsIn } from '../reports/runner.ts';
import { bundled, run, type Step, service } from './step.ts';

let bundle = '';
beforeAll(async () => {
  bundle = await bundled();
});
afterAll(() => rmSync(dirname(bundle), { recursive: true, force: true }));

function git(cwd: string, ...args: string[]): string {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd, encoding: 'utf8' }).trim();
}

const FINE = 'role Clerk { people 2 }\nchain Pay {\n  owner Clerk\n  start In\n  end Out\n  In -> Out\n}\n';
const step = (name: string) =>
  FINE.replace('  end Out', `  step ${name} { by Clerk  takes 10min }\n  end Out`).replace(
    'In -> Out',
    `In -> ${name}\n  ${name} -> Out`,
  );

/** A repository with a change on top, and the event of a pull request that brings it. */
function changed(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  const workspace = folderWith(before);
  git(workspace, 'init', '-q', '-b', 'main');
  git(workspace, 'add', '.');
  git(workspace, 'commit', '-q', '--allow-empty', '-m', 'first');
  const base = git(workspace, 'rev-parse', 'HEAD');
  for (const [name, text] of Object.entries(after)) writeFileSync(join(workspace, name), text);
  git(workspace, 'add', '--all');
  git(workspace, 'commit', '-q', '--allow-empty', '-m', 'second');
  const payload = { number: 7, pull_request: { number: 7, base: { sha: base, ref: 'main' } } };
  const GITHUB_EVENT_PATH = join(folderWith({ 'event.json': JSON.stringify(payload) }), 'event.json');
  return { workspace, base, env: { GITHUB_EVENT_PATH, GITHUB_EVENT_NAME: 'pull_request' } };
}

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string; readonly type: string };
  readonly author_association: string;
}

/** The comments of a pull request as the service keeps them; whoever writes is the bot of the run. */
async function comments(...present: readonly Comment[]) {
  const kept = [...present];
  const reply = (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '' } = request;
    const body: { body: string } = JSON.parse(asked.at(-1)?.body ?? '{"body":""}');
    if (method === 'POST') {
      const user = { login: 'github-actions[bot]', type: 'Bot' };
      kept.push({ id: 1000 + kept.length, body: body.body, user, author_association: 'NONE' });
    }
    if (method === 'PATCH') {
      const at = kept.findIndex(({ id }) => url.endsWith(`/comments/${id}`));
      const old = kept[at];
      if (old !== undefined) kept[at] = { ...old, body: body.body };
    }
    const number = Number(/[?&]page=(\d+)/.exec(url)?.[1] ?? 1);
    response.end(JSON.stringify(method === 'GET' ? kept.slice((number - 1) * 100, number * 100) : {}));
  };
  const { url, asked } = await service(reply);
  return { url, asked, kept };
}

const stranger = (id: number, body: string): Comment => ({
  id,
  body,
  user: { login: 'stranger', type: 'User' },
  author_association: 'CONTRIBUTOR',
});

const ask = (given: Step) => run(bundle, { ...given, inputs: { 'fail-on': 'never', diff: 'true', ...given.inputs } });

describe('on a pull request', () => {
  test('one comment, brought up to date, and not touched when nothing is new', async () => {
    const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': step('Check') });
    const { url, asked, kept } = await comments(stranger(1, 'Looks good'));
    const given = { workspace, env: { ...env, GITHUB_API_URL: url } };
    const { code, err, outputs, summary } = await ask(given);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(kept).toHaveLength(2);
    expect(kept[1]?.body).toMatch(/^<!-- chainwright diff \. -->\n### /);
    expect(kept[1]?.body).toContain('Check');
    expect(outputs['diff-level']).toBe('process');
    expect(kept[1]?.body).toContain(outputs['diff-verdict']);
    expect(summary).not.toContain('Check');
    expect(asked.every(({ authorization }) => authorization === 'Bearer token-of-the-run')).toBe(true);

    await ask(given);
    expect(asked.filter(({ method }) => method !== 'GET')).toHaveLength(1);

    writeFileSync(join(workspace, 'pay.chain'), step('Review'));
    git(workspace, 'commit', '-q', '-a', '-m', 'third');
    await ask(given);
    expect(kept).toHaveLength(2);
    expect(kept[1]?.body).toContain('Review');
    expect(kept[1]?.body).not.toContain('Check');
  });

  test('a change that is taken back is said in the comment that is there; without one there is none', async () => {
    const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': `// more\n${FINE}` });
    const none = await comments();
    await ask({ workspace, env: { ...env, GITHUB_API_URL: none.url } });
    expect(none.kept).toEqual([]);
    const user = { login: 'github-actions[bot]', type: 'Bot' };
    const old = { id: 5, body: '<!-- chainwright diff . -->\n### Old', user, author_association: 'NONE' };
    const one = await comments(old);
    await ask({ workspace, env: { ...env, GITHUB_API_URL: one.url } });
    expect(one.kept.map(({ id }) => id)).toEqual([5]);
    expect(one.kept[0]?.body).toContain('Nothing changes in the process');
  });

  test('behind more than a page of other comments, and not that of a stranger with our mark', async () => {
    const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': step('Check') });
    const others = Array.from({ length: 150 }, (_, i) => stranger(i + 1, `<!-- chainwright diff . -->\n${i}`));
    const { url, kept } = await comments(...others);
    await ask({ workspace, env: { ...env, GITHUB_API_URL: url } });
    await ask({ workspace, env: { ...env, GITHUB_API_URL: url } });
    expect(kept).toHaveLength(151);
    expect(kept.slice(0, 150)).toEqual(others);
  });

  test('each folder that the action runs in has a comment of its own', async () => {
    const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': step('Check') });
    const { url, kept } = await comments();
    execFileSync('mkdir', [join(workspace, 'a--> b')]);
    await ask({ workspace, env: { ...env, GITHUB_API_URL: url } });
    await ask({ workspace, inputs: { 'working-directory': 'a--> b' }, env: { ...env, GITHUB_API_URL: url } });
    expect(kept.map(({ body }) => body.split('\n')[0])).toEqual([
      '<!-- chainwright diff . -->',
      '<!-- chainwright diff a%2D%2D%3E%20b -->',
    ]);
  });

  test('a comment that was deleted meanwhile is written anew', async () => {
    const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': step('Check') });
    const user = { login: 'github-actions[bot]', type: 'Bot' };
    const list = JSON.stringify([{ id: 5, body: '<!-- chainwright diff . -->', user, author_association: 'NONE' }]);
    const { url, asked } = await service(({ method }, response) =>
      method === 'PATCH' ? response.writeHead(404).end() : response.end(method === 'GET' ? list : '{}'),
    );
    const { code } = await ask({ workspace, env: { ...env, GITHUB_API_URL: url } });
    expect(code).toBe(0);
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'POST']);
  });

  test('so many changes that no comment holds them: cut in the middle, with a count', async () => {
    const names = Array.from({ length: 900 }, (_, i) => `ARatherLongNameForAStepOfAChain${i}`);
    const text = [
      'role Clerk { people 2 }\nchain Pay {\n  owner Clerk\n  start In',
      ...names.map((name) => `  step ${name} "${'A title that says a lot '.repeat(4)}" { by Clerk  takes 10min }`),
      '  end Out',
      ...['In', ...names].map((name, i) => `  ${name} -> ${names[i] ?? 'Out'}`),
      '}\n',
    ].join('\n');
    const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': text });
    const { url, kept } = await comments();
    await ask({ workspace, env: { ...env, GITHUB_API_URL: url } });
    const body = kept[0]?.body ?? '';
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.length).toBeGreaterThan(10_000);
    expect(body).toMatch(/… and \d+ more/);
  });

  test('what it fails for is what diff-fail-on names', async () => {
    const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': step('Check') });
    const { url } = await comments();
    const given = { workspace, env: { ...env, GITHUB_API_URL: url } };
    expect((await ask({ ...given, inputs: { 'diff-fail-on': 'process' } })).code).toBe(1);
    expect((await ask({ ...given, inputs: { 'diff-fail-on': 'new-errors' } })).code).toBe(0);
    const wrong = await ask({ ...given, inputs: { 'diff-fail-on': 'everything' } });
    expect(wrong.code).toBe(2);
    expect(commandsIn(wrong.log)[0]?.message).toContain('--fail-on cannot be "everything"');
  });
});

describe('where it cannot comment, it stands in the summary', () => {
  const refusing = (status: number) => (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(status).end('{"message":"Resource not accessible by integration ::error::x"}');

  test.each([401, 403, 404, 500])('the service answers %i', async (status) => {
    const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': step('Check') });
    const { url } = await service(refusing(status));
    const { code, summary, log } = await ask({ workspace, env: { ...env, GITHUB_API_URL: url } });
    expect(code).toBe(0);
    expect(summary).toContain('Check');
    expect(summary).toContain(
      `could not be a comment on the pull request, so it stands here: GitHub answers ${status}`,
    );
    expect(commandsIn(log)).toEqual([]);
  });

  test('a token that may read and not write, as that of a fork', async () => {
    const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': step('Check') });
    const { url, asked } = await service(({ method }, response) =>
      method === 'GET' ? response.end('[]') : response.writeHead(403).end(),
    );
    const { code, summary } = await ask({ workspace, env: { ...env, GITHUB_API_URL: url } });
    expect(code).toBe(0);
    expect(summary).toContain('Check');
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  test('no service, nonsense, and no token', async () => {
    const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': step('Check') });
    const { url } = await service((_, response) => response.end('{"message":"::error::x"}'));
    for (const GITHUB_API_URL of ['http://127.0.0.1:9', url]) {
      const { code, summary, log } = await ask({ workspace, env: { ...env, GITHUB_API_URL } });
      expect(code).toBe(0);
      expect(summary).toContain('Check');
      expect(commandsIn(log)).toEqual([]);
    }
    expect((await ask({ workspace, env, inputs: { token: '' } })).summary).toContain('there is no token');
  });

  test('a push: what it brought', async () => {
    const { workspace, base } = changed({ 'pay.chain': FINE }, { 'pay.chain': step('Check') });
    const event = join(folderWith({ 'event.json': JSON.stringify({ before: base }) }), 'event.json');
    const { code, summary } = await ask({ workspace, env: { GITHUB_EVENT_PATH: event } });
    expect(code).toBe(0);
    expect(summary).toContain('Check');
  });

  test('without the history, and without a change, it is said', async () => {
    const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': step('Check') });
    rmSync(join(workspace, '.git'), { recursive: true });
    git(workspace, 'init', '-q');
    git(workspace, 'add', '.');
    git(workspace, 'commit', '-q', '-m', 'all there is');
    expect((await ask({ workspace, env })).summary).toContain('its history is not there');
    expect((await ask({ workspace, event: 'push-new-branch' })).summary).toContain('there is nothing to compare');
  });
});

test('nothing forged by names and texts of a branch', async () => {
  const texts = HOSTILE.filter((text) => !/["\\\n\r]/.test(text) && text.isWellFormed());
  const after = texts
    .map((text, i) =>
      step(`Step${i}`)
        .replace('takes', `verify "${text}" by Boss  takes`)
        .replaceAll('Pay', i === 0 ? 'Pay' : `Pay${i}`),
    )
    .join('');
  const { workspace, env } = changed({ 'pay.chain': FINE }, { 'pay.chain': `${after}person Boss\n` });
  const { url, kept } = await comments();
  const { log, outputs } = await ask({ workspace, env: { ...env, GITHUB_API_URL: url } });
  expect(commandsIn(log).filter(({ name }) => !['error', 'warning', 'notice'].includes(name))).toEqual([]);
  expect(kept).toHaveLength(1);
  expect(kept[0]?.body.split('\n').filter((line) => line.startsWith('<!--'))).toHaveLength(1);
  expect(outputs['diff-verdict']).not.toContain('\n');
});
