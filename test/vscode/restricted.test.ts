/** A folder that nobody trusts yet (Restricted Mode): nothing of it is run, so that all of the language works in it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCodeServer } from '../../scripts/lib/code-server.mjs';
import { VSIX } from '../../scripts/lib/package-extension.mjs';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

let server: Awaited<ReturnType<typeof startCodeServer>>;
let ui: Ui;
let workbench: Workbench;

beforeAll(async () => {
  server = await startCodeServer({
    vsix: VSIX,
    settings: { 'security.workspace.trust.startupPrompt': 'never', 'git.enabled': true },
    trusting: false,
  });
  ui = await openUi('motor-claim', { server });
  workbench = ui.workbench;
  // What a folder brings itself: a configuration of ours, which is data, and settings of VS Code that would start things.
  ui.workspace.write('chainwright.config.json', '{ "rules": { "unused-declaration": "error" } }');
  ui.workspace.write('small.chain', `${ui.workspace.read('small.chain')}\nrole Nobody { people 2 }\n`);
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path('small.chain'));
  await workbench.page.locator('#status\\.workspaceTrust', { hasText: 'Restricted Mode' }).waitFor();
});
afterAll(async () => {
  await ui?.close();
  await server?.close();
});

test('the findings are there, by the severities that the folder configures', async () => {
  const found = (await workbench.problems()).filter({ hasText: 'Nobody' });
  await found.filter({ has: workbench.page.locator('.codicon-error') }).waitFor();
});

test('what it imports is known, and so are its figures', async () => {
  await workbench.openFromExplorer('motor-claim.chain');
  await workbench.editor('motor-claim.chain').locator('.codelens-decoration', { hasText: 'bottleneck' }).waitFor();
  expect(await workbench.editor('motor-claim.chain').locator('.squiggly-error').count()).toBe(0);
});

test('the picture is drawn, its overlays too', async () => {
  await workbench.command('Chainwright: Open Picture to the Side');
  const picture = workbench.picture();
  await picture.locator('[data-node="Extract"]').waitFor();
  await picture.getByLabel('Show on top').selectOption('queues');
  await picture.locator('.legend', { hasText: 'half or more' }).waitFor();
  await picture.locator('.cw-mark-text', { hasText: 'waits' }).first().waitFor();
});

test('what needs git says that it takes trust; another file can be compared', async () => {
  await workbench.focus('motor-claim.chain');
  await workbench.command('Chainwright: Compare with…');
  const row = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'A file…' });
  await row.filter({ hasText: 'In Restricted Mode there is no git: trust this workspace' }).waitFor();
});
