/** Files outside of a workspace, and workspaces of several folders. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openUi, type Ui } from './ui.ts';

let ui: Ui;

beforeEach(async () => {
  ui = await openUi('two-folders');
});
afterEach(() => ui.close());

test('a file outside of any folder has its findings and its picture', async () => {
  const { workbench, workspace } = ui;
  workspace.write('sales/orders.chain', workspace.read('sales/orders.chain').replace('by Seller', 'by Stranger'));
  await workbench.open({}, workspace.path('sales/orders.chain'));
  await (await workbench.problems()).filter({ hasText: 'Stranger' }).first().waitFor();
  await workbench.command('Chainwright: Open Picture to the Side');
  await workbench.picture().locator('[data-node="Check"]').waitFor();
});

const folders = (...paths: readonly string[]) => JSON.stringify({ folders: paths.map((path) => ({ path })) });

test('in a workspace that gets a second folder, each file has its own names and the configuration of its folder', async () => {
  const { workbench, workspace } = ui;
  for (const [folder, file, severity] of [
    ['support', 'tickets.chain', 'off'],
    ['sales', 'orders.chain', 'error'],
  ]) {
    const path = `${folder}/${file}`;
    workspace.write(path, workspace.read(path).replace('end Done', 'end Done\n  end Never'));
    workspace.write(`${folder}/chainwright.config.json`, JSON.stringify({ rules: { unreachable: severity } }));
  }
  workspace.write('support/tickets.chain', workspace.read('support/tickets.chain').replace('by Agent', 'by Seller'));
  workspace.write('both.code-workspace', folders('support'));
  await workbench.open({ workspace: workspace.path('both.code-workspace') }, workspace.path('support/tickets.chain'));
  await (await workbench.problems()).filter({ hasText: 'Seller' }).first().waitFor();
  // VS Code in a browser now and then misses what stands in its workspace file when it starts, and has no folder at all
  // until that file changes.
  workspace.write('both.code-workspace', folders('support', 'sales'));
  await workbench.openFromExplorer('orders.chain');
  await workbench.command('Chainwright: Open Picture to the Side');
  await workbench.picture().locator('[data-node="Check"]', { hasText: 'Check the order' }).waitFor();
  await workbench.tab('tickets.chain').click();
  await workbench.picture().locator('[data-node="Check"]', { hasText: 'Check the ticket' }).waitFor();
  const problems = await workbench.problems();
  await problems.filter({ hasText: 'unreachable' }).first().waitFor();
  expect(await problems.filter({ hasText: 'unreachable' }).locator('.codicon-error').count()).toBe(1);
  expect(await problems.filter({ hasText: 'unreachable' }).count()).toBe(1);
  expect(await problems.filter({ hasText: 'Seller is not declared' }).count()).toBe(1);
});
