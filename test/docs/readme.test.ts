/** README.md and the pages beside it: what they show is what the command says, and what they name is there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { chainwright, folderWith } from '../cli/surroundings.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const manifest: { scripts: Record<string, string> } = JSON.parse(read('package.json'));

const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'examples/README.md'],
  ...['docs/ARCHITECTURE.md', 'docs/language.md', 'docs/ci.md', 'docs/configuration.md', 'docs/editors.md'],
];

test('the findings in the README are those of its example', async () => {
  const readme = read('README.md');
  const [, text = ''] = /^```chain\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  const [, shown = ''] = /^```text\n\$ npx chainwright lint claims\.chain\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  const { code, out } = await chainwright(folderWith({ 'claims.chain': text }), ['lint', 'claims.chain']);
  expect(out).toBe(shown);
  expect(code).toBe(1);
});

test('where work waits in the README is what the command says of its example', async () => {
  const command = 'queues examples/motor-claim';
  const [, shown = ''] =
    new RegExp(`^\`\`\`text\n\\$ npx chainwright ${command}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(read('README.md')) ?? [];
  const { code, out } = await chainwright(ROOT, command.split(' '));
  expect(out.startsWith(shown)).toBe(true);
  expect(shown.split('\n').length).toBeGreaterThan(10);
  expect(code).toBe(0);
});

test.each(PAGES)('%s leads somewhere with every link and every script', (page) => {
  const text = read(page);
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => join(dirname(page), link));
  const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, script = '']) => script);
  expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  expect(scripts.filter((script) => manifest.scripts[script] === undefined)).toEqual([]);
});
