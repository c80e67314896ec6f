/** The picture as a file, out of the editor. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

const COMMAND = join(import.meta.dirname, '..', '..', 'cli', 'bin', 'chainwright.js');
const FILE = 'motor-claim.chain';
let ui: Ui;
let workbench: Workbench;

beforeAll(async () => {
  ui = await openUi('motor-claim');
  workbench = ui.workbench;
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path(FILE));
  await workbench.command('Chainwright: Open Picture to the Side');
  await workbench.picture().locator('[data-node]').first().waitFor();
});
afterAll(() => ui.close());

/** Exports the picture beside its file, and gives the name of the new file. */
async function exported(choice: string, ending: string): Promise<string> {
  const { page } = workbench;
  await workbench.command('Chainwright: Export Picture');
  const input = page.locator('.quick-input-widget input[type=text]');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: choice }).first().waitFor();
  await input.fill(choice);
  await workbench.press('Enter');
  await page.waitForFunction(
    (end) => document.querySelector<HTMLInputElement>('.quick-input-widget input[type=text]')?.value.endsWith(end),
    ending,
  );
  const name = (await input.inputValue()).split('/').at(-1) ?? '';
  await workbench.press('Enter');
  await workbench.explorerRow(name).waitFor();
  return name;
}

test('an SVG is the same as the command’s, byte for byte', async () => {
  const name = await exported('SVG', '.svg');
  const fromEditor = readFileSync(ui.workspace.path(name), 'utf8');
  const theme = fromEditor.includes('.cw-page{fill:#1b1e24}') ? 'dark' : 'light';
  const chain = name.replace('.svg', '');
  const direction = await ui.workbench.picture().getByLabel('Where the flow runs to').inputValue();
  const argv = [COMMAND, 'render', FILE, '--chain', chain, '--theme', theme, '--direction', direction, '-o', '-'];
  expect(fromEditor).toBe(execFileSync(process.execPath, argv, { cwd: ui.workspace.folder, encoding: 'utf8' }));
});

test.each([
  ['PNG, 2×', '.png', /^\u0089PNG\r\n/],
  ['HTML page', '.html', /^<!doctype html>/],
  ['Mermaid', '.mmd', /^---\ntitle: /],
  ['draw.io', '.drawio', /<mxfile /],
])('it is exported as %s', async (choice, ending, looks) => {
  const name = await exported(choice, ending);
  expect(readFileSync(ui.workspace.path(name), 'latin1')).toMatch(looks);
});
