/** README.md and the pages beside it: what they show is what the command says, and what they name is there. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { GIT_ENV, repository } from '../cli/repository.ts';
import { chainwright, folderWith } from '../cli/surroundings.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const manifest: { scripts: Record<string, string> } = JSON.parse(read('package.json'));

const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'examples/README.md'],
  ...['docs/ARCHITECTURE.md', 'docs/language.md', 'docs/ci.md', 'docs/configuration.md', 'docs/editors.md'],
  'docs/git.md',
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

test('what a change does in the README is what the command says of its diff', async () => {
  const readme = read('README.md');
  const [, patch = ''] = /^```diff\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  const [, shown = ''] = /^```text\n\$ npx chainwright diff main\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  const lines = (sign: string) => patch.split('\n').flatMap((line) => (line.startsWith(sign) ? [line.slice(1)] : []));
  const file = 'examples/motor-claim/motor-claim.chain';
  const people = 'examples/motor-claim/people.chain';
  const cwd = repository({ [file]: read(file), [people]: read(people) });
  const changed = read(file).replace(lines('-').join('\n'), lines('+').join('\n'));
  expect(changed).not.toBe(read(file));
  writeFileSync(join(cwd, file), changed);
  const { code, out } = await chainwright(cwd, ['diff', 'main'], '', GIT_ENV);
  expect({ code, out }).toEqual({ code: 0, out: shown });
});

test.each(PAGES)('%s leads somewhere with every link and every script', (page) => {
  const text = read(page);
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => join(dirname(page), link));
  const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, script = '']) => script);
  expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  expect(scripts.filter((script) => manifest.scripts[script] === undefined)).toEqual([]);
});
