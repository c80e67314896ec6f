/** Refactorings as people run them: from the menu of what is selected, and by the explorer; the files are looked at after. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PARCEL } from './parcel.ts';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

const SHOP = `import "./parcel.chain"

role Seller { people 2 }
role Packer { people 3 }

chain Shop "A sale" {
  owner Seller
  start Order
  step Check { by Seller  takes 10min }
  step Pick { by Packer  takes 5min }
  step Deliver { runs Parcel }
  end Done

  Order -> Check
  Check -> Pick
  Pick -> Deliver
  Deliver -> Done
}
`;

let ui: Ui;
let workbench: Workbench;

beforeAll(async () => {
  ui = await openUi('motor-claim');
  ui.workspace.write('shop/shop.chain', SHOP);
  ui.workspace.write('shop/parcel.chain', PARCEL);
  workbench = ui.workbench;
  await workbench.open({ folder: ui.workspace.path('shop') }, ui.workspace.path('shop/shop.chain'));
  await workbench.editor('shop.chain').locator('.codelens-decoration', { hasText: 'Open Picture' }).waitFor();
});
afterAll(() => ui.close());

const read = (file: string) => ui.workspace.read(`shop/${file}`);
const lineOf = (file: string, text: string) =>
  read(file)
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

/** Waits until what is on the disk is as wanted. */
const onDisk = (file: string) => expect.poll(() => (existsSync(ui.workspace.path(`shop/${file}`)) ? read(file) : ''));

/** Of the menu that VS Code opens for what is selected. */
async function refactor(title: string): Promise<void> {
  const row = workbench.page.locator('.action-widget .monaco-list-row', { hasText: title });
  // A moment after the cursor moved, VS Code looks for actions of its own accord, and forgets that somebody just asked.
  await expect
    .poll(async () => {
      if (!(await row.isVisible())) await workbench.press('Control+Shift+R');
      return await row.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    })
    .toBe(true);
  await row.click();
}

test('Extract sub-chain asks for the name of what it makes', async () => {
  await workbench.goTo('shop.chain', lineOf('shop.chain', 'step Check'));
  await workbench.cursorAt(lineOf('shop.chain', 'step Check'));
  await workbench.press('Shift+ArrowDown', 'Shift+ArrowDown');
  await workbench.page.locator('#status\\.editor\\.selection', { hasText: 'selected' }).waitFor();
  await refactor('Extract sub-chain of 2 nodes');
  const name = workbench.page.locator('.rename-box input');
  await name.waitFor();
  await name.fill('Prepare');
  await workbench.press('Enter');
  await workbench
    .editor('shop.chain')
    .locator('.view-line', { hasText: /chain\sPrepare\s\{/ })
    .waitFor();
  await workbench.save('shop.chain');
  const text = read('shop.chain');
  expect(text).toMatch(/step \w+ \{ runs Prepare \}/);
  expect(text.slice(text.indexOf('chain Prepare'))).toMatch(/step Check .*step Pick .*Check *-> Pick/s);
});

test('Inline sub-chain puts the steps of a chain in the place of the one that runs it', async () => {
  await workbench.goTo('shop.chain', lineOf('shop.chain', 'runs Parcel'), 9);
  await refactor('Inline sub-chain Parcel');
  await workbench
    .editor('shop.chain')
    .locator('.view-line', { hasText: /Pack\sit/ })
    .waitFor();
  await workbench.save('shop.chain');
  expect(read('shop.chain')).not.toContain('runs Parcel');
  expect(read('shop.chain')).toMatch(/step \w+ "Pack it" \{.*by Store/s);
});

test('Move to file asks where to, and imports follow', async () => {
  await workbench.goTo('shop.chain', lineOf('shop.chain', 'role Seller'), 8);
  await refactor('Move Seller to file…');
  const choice = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'A new file…' });
  await choice.waitFor();
  await workbench.press('Enter');
  await workbench.answer('Move Seller to a new file', 'sellers.chain');
  await onDisk('sellers.chain').toContain('role Seller { people 2 }');
  await workbench.editor('shop.chain').locator('.view-line', { hasText: 'sellers.chain' }).waitFor();
  await workbench.save('shop.chain');
  expect(read('shop.chain')).toContain('import "./sellers.chain"');
  expect(read('shop.chain')).not.toContain('role Seller');
});

test('Split into people.chain takes all that is declared beside the chains', async () => {
  await workbench.goTo('shop.chain', lineOf('shop.chain', 'role Packer'), 8);
  await refactor('Split into people.chain');
  await onDisk('people.chain').toContain('role Packer { people 3 }');
  await workbench.editor('shop.chain').locator('.view-line', { hasText: 'people.chain' }).waitFor();
  await workbench.save('shop.chain');
  expect(read('shop.chain')).toContain('import "./people.chain"');
  expect(read('shop.chain')).not.toContain('role Packer');
});

test('a file that gets another name in the explorer is imported by it', async () => {
  await workbench.command('View: Show Explorer');
  await workbench.explorerRow('sellers.chain').click();
  await workbench.press('F2');
  const name = workbench.page.locator('.explorer-folders-view input');
  await name.fill('team.chain');
  await workbench.press('Enter');
  // VS Code asks before an extension changes files beside the one that is renamed.
  await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'OK' }).click();
  await onDisk('team.chain').toContain('role Seller');
  await workbench.tab('shop.chain').click();
  await workbench
    .editor('shop.chain')
    .locator('.view-line', { hasText: /import\s".\/team.chain"/ })
    .waitFor();
  await workbench.save('shop.chain');
  expect(read('shop.chain')).toContain('import "./team.chain"');
  expect(existsSync(ui.workspace.path('shop/sellers.chain'))).toBe(false);
});

test('after all of it nothing is wrong', async () => {
  expect(await (await workbench.problems()).filter({ has: workbench.page.locator('.codicon-error') }).count()).toBe(0);
});
