/** `diff` as pictures: what is on them is tested beside language/src/picture. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chainwright, folderWith } from './surroundings.ts';

const chain = (name: string, ...steps: readonly string[]) => {
  const nodes = ['In', ...steps, 'Out'];
  const made = steps.map((step) => `  step ${step} { by Clerk  takes 5min }`);
  const arrows = nodes.slice(1).map((to, i) => `  ${nodes[i]} -> ${to}`);
  return [`chain ${name} {`, '  start In', ...made, '  end Out', ...arrows, '}', 'role Clerk { people 2 }', ''].join(
    '\n',
  );
};

test('an SVG shows what came and what went', async () => {
  const after = `agent Bot\n${chain('Pay', 'Send', 'Check').replace('Send { by Clerk  takes 5min', 'Send { by Bot  takes 3s')}`;
  const cwd = folderWith({ 'a.chain': chain('Pay', 'Check', 'Book'), 'b.chain': after });
  const { code, out, err } = await chainwright(cwd, ['diff', 'a.chain', 'b.chain', '-f', 'svg']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/data-node="Send"[^>]*><title>Send, 3 s, \+ new \(step\), by Bot</);
  expect(out).toMatch(/data-node="Book"[^>]*><title>Book, 5 min, − gone \(step\), by Clerk</);
});

test('a page stands in a file of its own, beside another format', async () => {
  const cwd = folderWith({ 'a.chain': chain('Pay', 'Check'), 'b.chain': chain('Pay', 'Check', 'Send') });
  const argv = ['diff', 'a.chain', 'b.chain', '-f', 'html', '-o', 'diff.html', '-f', 'json'];
  const { code, out } = await chainwright(cwd, argv);
  expect(code).toBe(0);
  expect(JSON.parse(out).chains[0].name).toBe('Pay');
  const page = readFileSync(join(cwd, 'diff.html'), 'utf8');
  expect(page).toContain('<figcaption>Before: a.chain</figcaption>');
  expect(page).toContain('data-parts="node Send"');
});

test('where nothing changes, the picture says so', async () => {
  const cwd = folderWith({ 'a.chain': chain('Pay', 'Check'), 'b.chain': chain('Pay', 'Check') });
  for (const format of ['svg', 'html']) {
    const { code, out } = await chainwright(cwd, ['diff', 'a.chain', 'b.chain', '-f', format]);
    expect(code).toBe(0);
    expect(out).toContain('Nothing changes in the process.');
  }
});

test('several chains that change are a page, or one of them a picture', async () => {
  const two = (...steps: readonly string[]) => chain('Pay', ...steps) + chain('Hire', ...steps).replace(/role.*\n/, '');
  const cwd = folderWith({ 'a.chain': two('Check'), 'b.chain': two('Check', 'Send') });
  const wrong = await chainwright(cwd, ['diff', 'a.chain', 'b.chain', '-f', 'svg']);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain('an SVG holds one picture, and 2 chains change; choose one with --chain (Pay, Hire)');
  const page = await chainwright(cwd, ['diff', 'a.chain', 'b.chain', '-f', 'html']);
  expect(page.out.match(/<section data-section/g)).toHaveLength(2);
  const one = await chainwright(cwd, ['diff', 'a.chain', 'b.chain', '-f', 'svg', '--chain', 'Hire']);
  expect(one).toMatchObject({ code: 0 });
});
