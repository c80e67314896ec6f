/** Where people keep their files: on paths with spaces, umlauts and signs that mean something in addresses, or read-only. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

let ui: Ui;
let workbench: Workbench;

beforeAll(async () => {
  ui = await openUi('motor-claim', { under: 'Prozesse für 100%25 #1 & mehr' });
  workbench = ui.workbench;
  ui.workspace.write('.vscode/settings.json', '{ "files.readonlyInclude": { "**/faulty.chain": true } }');
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path('motor-claim.chain'));
});
afterAll(() => ui.close());

test('on a path with spaces, umlauts, # and % imports are found, and a click in the picture leads to the line', async () => {
  await workbench.command('Chainwright: Open Picture to the Side');
  await workbench.picture().locator('[data-node="Extract"]').click();
  const line =
    ui.workspace
      .read('motor-claim.chain')
      .split('\n')
      .findIndex((text) => text.includes('step Extract')) + 1;
  await workbench.cursorAt(line);
  await workbench.editor('motor-claim.chain').locator('.codelens-decoration', { hasText: 'bottleneck' }).waitFor();
  expect(await workbench.editor('motor-claim.chain').locator('.squiggly-error').count()).toBe(0);
});

test('there, a new chain is written beside the text', async () => {
  await workbench.focus('motor-claim.chain');
  await workbench.command('Chainwright: New Chain');
  await workbench.answer('What is the process called?', 'Größe 1');
  for (const question of ['What starts it?', 'How does that arrive', 'How many arrive?', 'Who works on it']) {
    await workbench.answer(question, '');
  }
  for (const question of ['What is done', 'Which of these', 'What goes wrong']) await workbench.answer(question, '');
  await workbench.tab('größe1.chain').waitFor();
  expect(ui.workspace.read('größe1.chain')).toContain('start ARequestArrives');
  // The explorer learns of it a moment later, and draws its rows anew: a click in between would be lost.
  await workbench.explorerRow('größe1.chain').waitFor();
});

test('a file that is read-only has its findings and its picture, and nothing that would write into it', async () => {
  await workbench.command('View: Show Explorer');
  await workbench.openFromExplorer('faulty.chain');
  await workbench.editor('faulty.chain').locator('.squiggly-error').first().waitFor();
  await workbench.tab('Picture of Faulty').waitFor();
  await workbench.focus('faulty.chain');
  await workbench.press('F1');
  await workbench.fill('Type', '>Chainwright: ');
  const row = (text: string) => workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text });
  await row('Export Picture').first().waitFor();
  expect(await row('Fix All').count()).toBe(0);
  await workbench.press('Escape');
});
