/** The picture beside the text. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

const FILE = 'small.chain';
let ui: Ui;
let workbench: Workbench;

beforeAll(async () => {
  ui = await openUi('motor-claim');
  workbench = ui.workbench;
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path(FILE));
  await workbench.command('Chainwright: Open Picture to the Side');
  await node('Check').waitFor();
});
afterAll(() => ui.close());
beforeEach(() => workbench.focus(FILE));

const node = (id: string) => workbench.picture().locator(`[data-node="${id}"]`);

test('it shows the nodes, the lanes and the handoffs of the chain', async () => {
  const picture = workbench.picture();
  expect(
    await picture.locator('[data-node]').evaluateAll((all) => all.map((one) => one.getAttribute('data-node'))),
  ).toEqual(expect.arrayContaining(['Request', 'Check', 'Done']));
  expect(await picture.locator('[data-edge]').count()).toBe(2);
  expect(await picture.locator('[data-lane]', { hasText: 'Seller' }).count()).toBe(1);
  expect(await node('Check').textContent()).toContain('Check the order');
});

test('a click on a node leads to its line', async () => {
  await workbench.goTo(FILE, 1);
  await node('Done').click();
  await workbench.cursorAt(19);
});

test('the cursor lights up the node that it is in', async () => {
  await workbench.goTo(FILE, 15, 3);
  await workbench.picture().locator('[data-node="Check"].is-lit').waitFor();
  await workbench.goTo(FILE, 19, 3);
  await workbench.picture().locator('[data-node="Done"].is-lit').waitFor();
  expect(await workbench.picture().locator('.is-lit').count()).toBe(1);
});

test('it is drawn again as one types', async () => {
  await workbench.goTo(FILE, 19);
  await workbench.press('End');
  await workbench.type(' "All is well"');
  await workbench.picture().locator('[data-node="Done"]', { hasText: 'All is well' }).waitFor();
});

test('while the text is broken the last good picture stays, marked as old', async () => {
  await workbench.goTo(FILE, 11);
  await workbench.press('End', 'Enter');
  await workbench.type('step step { { "');
  await workbench.picture().locator('#app.is-old').waitFor();
  expect(await node('Check').textContent()).toContain('Check the order');
  await workbench.goTo(FILE, 12);
  await workbench.press('Home', 'Home', 'Shift+End', 'Backspace');
  await workbench.picture().locator('#app:not(.is-old) [data-node="Check"]').waitFor();
});

test('a title is shown as text, whatever it says', async () => {
  await workbench.goTo(FILE, 20);
  await workbench.press('End', 'Enter');
  await workbench.type('end Odd "<img src=x onerror=alert(1)> & <b>"');
  await workbench.picture().getByRole('button', { name: '<img src=x onerror=alert(1)> & <b>' }).waitFor();
  expect(await workbench.picture().locator('img, b').count()).toBe(0);
});

test('it comes back after it was hidden, and after the window was loaded again', async () => {
  await workbench.save(FILE);
  await workbench.tab('Picture of Orders').click();
  await workbench.openFromExplorer('people.chain');
  await workbench.tab('Picture of').waitFor();
  await workbench.press('Control+W');
  await workbench.focus(FILE);
  await node('Check').waitFor();
  await workbench.load({ folder: ui.workspace.folder });
  await node('Check').waitFor({ timeout: 60_000 });
  await workbench.goTo(FILE, 15, 3);
  await workbench.picture().locator('[data-node="Check"].is-lit').waitFor();
});
