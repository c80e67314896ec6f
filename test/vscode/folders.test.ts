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

test('in a workspace that gets a second folder, each file has its own names', async () => {
  const { workbench, workspace } = ui;
  const folders = (...paths: readonly string[]) => JSON.stringify({ folders: paths.map((path) => ({ path })) });
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
  expect(await (await workbench.problems()).filter({ hasText: 'Seller' }).count()).toBe(1);
});
