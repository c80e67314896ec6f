/** The first hour: a chain from a few answers, an example, why a rule says what it says. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

let ui: Ui;
let workbench: Workbench;

beforeAll(async () => {
  ui = await openUi('motor-claim');
  workbench = ui.workbench;
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path('small.chain'));
});
afterAll(() => ui.close());

test('New Chain… asks, refuses what cannot be, writes a file under a free name and shows its picture', async () => {
  await workbench.command('Chainwright: New Chain');
  await workbench.answer('What is the process called?', 'Motor claim');
  await workbench.answer('What starts it?', 'A claim comes in');
  await workbench.answer('How does that arrive', 'email');
  await workbench.fill('How many arrive?', 'often');
  await workbench.page.locator('.quick-input-message', { hasText: 'Expected a rate such as 24/day' }).waitFor();
  // What will not do stands where the question stood.
  await workbench.answer('24/day; leave it open', '24/day');
  await workbench.answer('Who works on it', 'Handler 4');
  await workbench.answer('What is done', 'Read the claim 10min, Decide 20min');
  await workbench.answer('Which of these does an AI do', '');
  await workbench.answer('What goes wrong', 'papers are missing 20%');
  await workbench.tab('motor-claim-2.chain').waitFor();
  await workbench.picture().locator('[data-node="ReadTheClaim"]').waitFor();
  expect(ui.workspace.read('motor-claim-2.chain')).toMatch(/Right +-> Mend +20% when "papers are missing"/);
});

test('an example opens without a file, with its picture and without an error', async () => {
  await workbench.command('Chainwright: Open an Example');
  await workbench.tab('Untitled-1').waitFor();
  await workbench.picture().locator('[data-node="Extract"]').waitFor();
  const editor = workbench.editor('Untitled-1');
  await editor.locator('.squiggly-info').first().waitFor();
  expect(await editor.locator('.squiggly-error, .squiggly-warning').count()).toBe(0);
});

test('a report of a problem has versions and nothing of a file', async () => {
  await workbench.command('Chainwright: Report a Problem');
  const report = workbench.page.locator('.editor-instance', { hasText: 'trusted:' });
  await report.waitFor();
  expect(await report.innerText()).not.toContain('small');
});

// The last one: the page of a rule takes the focus when it has been drawn, and with it keys that are pressed until then.
test('a rule of the text is explained beside it', async () => {
  await workbench.tab('Untitled-1').click();
  await workbench.focus('Untitled-1');
  await workbench.command('Chainwright: Explain Rule');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'found here' }).first().waitFor();
  await workbench.fill('Which rule?', 'human-limit');
  await workbench.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'human-limit' }).waitFor();
  await workbench.press('Enter');
  await workbench.tab('Preview human-limit').waitFor();
});
