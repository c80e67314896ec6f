/** The process of now beside what it was, in a repository. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contrastFaults } from './contrast.ts';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

const FILE = 'small.chain';
let ui: Ui;
let workbench: Workbench;

const git = (...argv: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...argv], {
    cwd: ui.workspace.folder,
    encoding: 'utf8',
  });

beforeAll(async () => {
  ui = await openUi('motor-claim');
  workbench = ui.workbench;
  mkdirSync(ui.workspace.path('.vscode'));
  ui.workspace.write('.vscode/settings.json', '{ "git.enabled": true }');
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=As it was');
  git('branch', 'before');
  ui.workspace.write(FILE, ui.workspace.read(FILE).replace('people 2', 'people 3'));
  git('commit', '--quiet', '--all', '--message=One more seller');
  ui.workspace.write(FILE, ui.workspace.read(FILE).replace('takes 10min', 'takes 4min'));
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path(FILE));
});
afterAll(() => ui.close());

const page = () => workbench.picture();
const change = (text: string) => page().locator('.change', { hasText: text });

/** Chooses from the list of what to compare with. */
async function compareWith(choice: string) {
  await workbench.focus(FILE);
  await workbench.command('Chainwright: Compare with…');
  const input = workbench.page.locator('.quick-input-widget input[placeholder^="With what"]');
  await input.waitFor();
  await input.fill(choice);
  await workbench.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: choice }).waitFor();
  await workbench.press('Enter');
}

test('with HEAD it shows what is not committed, both values, and the figures beside', async () => {
  await compareWith('HEAD');
  await change('Check: takes 10min → 4min').waitFor();
  expect(await page().locator('.change').count()).toBe(1);
  expect(await page().locator('[data-node="Check"]').textContent()).toContain('takes 10min → 4min');
  expect(await page().locator('[data-node="Check"]').textContent()).toContain('≠ changed');
  expect(await page().locator('h1').textContent()).toBe('HEAD → now');
  expect(await page().locator('.figures tbody tr:has(th:text-is("work"))').textContent()).toContain('4 min');
});

test('it follows the text while one types', async () => {
  await workbench.goTo(FILE, 19);
  await workbench.press('End', 'Enter');
  await workbench.type('step Send { by Seller }');
  await page().locator('[data-node="Send"]', { hasText: '+ new' }).waitFor();
  await change('step Send').waitFor();
});

test('the keyboard goes from change to change, and a click to the line', async () => {
  await change('Check: takes').click();
  await workbench.cursorAt(15);
  await page().locator('[data-node="Check"].is-lit').waitFor();
  await page().locator('.change[aria-current]').press('n');
  await page().locator('.change[aria-current]', { hasNotText: 'Check: takes' }).waitFor();
  await page().locator('.change[aria-current]').press('p');
  await page().locator('.change[aria-current]', { hasText: 'Check: takes' }).waitFor();
});

test('with a branch it shows what came since', async () => {
  await compareWith('before');
  await change('pool Seller: people 2 → 3').waitFor();
  await change('Check: takes 10min → 4min').waitFor();
  expect(await page().locator('[data-lane="Seller"]').textContent()).toContain('people 2 → 3');
});

test.each(['Light Modern', 'Dark Modern', 'Default High Contrast', 'Default High Contrast Light'])(
  'every text can be read in the theme %s',
  async (theme) => {
    ui.workspace.write('.vscode/settings.json', JSON.stringify({ 'git.enabled': true, 'workbench.colorTheme': theme }));
    await page().locator(`body[data-vscode-theme-id="${theme}"], body[data-vscode-theme-name="${theme}"]`).waitFor();
    const frame = await (await page().locator('html').elementHandle())?.ownerFrame();
    expect(await frame?.evaluate(contrastFaults)).toEqual([]);
  },
);

test('a revision that cannot be read whole is named', async () => {
  await workbench.goTo(FILE, 20);
  await workbench.press('End', 'Enter');
  await workbench.type('step step {{ "');
  await page().locator('.doubt', { hasText: 'small.chain' }).waitFor();
});

test('where git is turned off it says so, and another file can still be compared', async () => {
  ui.workspace.write('.vscode/settings.json', '{ "git.enabled": false }');
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path(FILE));
  await workbench.command('Chainwright: Compare with HEAD');
  await page().locator('.empty', { hasText: 'Git is turned off in the settings (git.enabled).' }).waitFor();
  await workbench.focus(FILE);
  await workbench.command('Chainwright: Compare with…');
  const row = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'A file…' });
  await row.filter({ hasText: 'No revision can be chosen. Git is turned off' }).waitFor();
  await workbench.press('Escape');
});
