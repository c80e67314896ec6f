/** Ways to look at a picture: parts of it, other lanes, the other way; with the keyboard, by ear, in every theme. */

import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { contrastFaults } from './contrast.ts';
import { PARCEL } from './parcel.ts';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

const SHOP = `import "./parcel.chain"

role Seller { people 2 }
person Head

chain Shop "A sale" {
  owner Head
  start Order "An order comes in"
  step Check "Check the order" { by Seller  owner Seller  takes 10min }
  decision Known "Is the customer known?" by Seller
  step Credit "Check the credit" { by Head }
  step Deliver { runs Parcel }
  end Done
  end Refused

  Order -> Check via email
  Check -> Known
  Known -> Deliver 80% when "known"
  Known -> Credit 20% when "not known"
  Credit -> Deliver 90%
  Credit -> Refused 10%
  Deliver -> Done
}
`;

let ui: Ui;
let workbench: Workbench;

beforeAll(async () => {
  ui = await openUi('motor-claim');
  ui.workspace.write('shop.chain', SHOP);
  ui.workspace.write('parcel.chain', PARCEL);
  mkdirSync(ui.workspace.path('.vscode'));
  workbench = ui.workbench;
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path('shop.chain'));
  await workbench.command('Chainwright: Open Picture to the Side');
  await node('Check').waitFor();
});
afterAll(() => ui.close());
beforeEach(() => workbench.press('Escape'));

const picture = () => workbench.picture();
const node = (id: string) => picture().locator(`[data-node="${id}"]`);
const card = () => picture().locator('.card:not([hidden])');
const lanes = () =>
  picture()
    .locator('[data-lane]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-lane')));

/** Waits until a node has the focus. */
const focusOn = (id: string) =>
  expect.poll(() => node(id).evaluate((one) => one === document.activeElement)).toBe(true);

async function frame(): Promise<Frame> {
  const found = await (await picture().locator('html').elementHandle())?.ownerFrame();
  if (found === null || found === undefined) throw new Error('the picture has no frame');
  return found;
}

test('lanes are by who does it, by who owns it, or off', async () => {
  expect((await lanes()).sort()).toEqual(['Head', 'Seller', 'chains']);
  await picture().getByLabel('Lanes').selectOption('off');
  await picture().locator('[data-lane]').first().waitFor({ state: 'detached' });
  await picture().getByLabel('Lanes').selectOption('owner');
  await picture().locator('[data-lane="Head"]').waitFor();
  expect((await lanes()).sort()).toEqual(['Head', 'Seller']);
  await picture().getByLabel('Lanes').selectOption('performer');
  await picture().locator('[data-lane="chains"]').waitFor();
});

async function way(): Promise<'right' | 'down' | undefined> {
  const [one, other] = [await node('Order').boundingBox(), await node('Check').boundingBox()];
  if (one === null || other === null) return undefined;
  return one.x + one.width < other.x ? 'right' : one.y + one.height < other.y ? 'down' : undefined;
}

test('the head of a lane stays in view when its beginning does not', async () => {
  const pinned = picture().locator('.pinned');
  const title = pinned.locator('.cw-lane-title', { hasText: 'Head' });
  // Not by a click, which goes to the text as well, a moment later: the key would be typed there.
  await node('Order').focus();
  await workbench.press('0');
  await pinned.waitFor({ state: 'hidden' });
  await picture().getByLabel('Where the flow runs to').selectOption('right');
  // Drawn anew: what is seen before it has settled goes again.
  await expect.poll(way).toBe('right');
  await pinned.waitFor({ state: 'hidden' });
  await picture().getByRole('button', { name: 'Fit' }).focus();
  while (!(await title.isVisible())) await workbench.press('ArrowRight');
  const [stage, head] = [await picture().locator('.stage').boundingBox(), await title.boundingBox()];
  expect(head?.x).toBeGreaterThanOrEqual(stage?.x ?? Number.NaN);
  expect(await pinned.getAttribute('aria-hidden')).toBe('true');
  await pinned.locator('[data-head]', { hasText: 'Seller' }).click();
  await picture().locator('[data-head][aria-expanded="false"]').waitFor();
  await picture().getByRole('button', { name: 'Seller, 2 people' }).focus();
  await workbench.press('Enter');
  await picture().locator('[data-head][aria-expanded="false"]').waitFor({ state: 'detached' });
  await workbench.press('0');
});

test('the flow runs to the right or down', async () => {
  await picture().getByLabel('Where the flow runs to').selectOption('down');
  await expect.poll(way).toBe('down');
  await picture().getByLabel('Where the flow runs to').selectOption('right');
  await expect.poll(way).toBe('right');
});

test('arrows walk along the handoffs, Enter goes to the text, / finds', async () => {
  await node('Order').focus();
  await workbench.press('ArrowRight');
  await focusOn('Check');
  await workbench.press('ArrowRight');
  await focusOn('Known');
  await workbench.press('ArrowLeft');
  await focusOn('Check');
  await workbench.press('Enter');
  await workbench.cursorAt(9);
  await node('Check').focus();
  await workbench.press('/');
  await workbench.type('credit');
  await picture().locator('[data-node="Credit"].is-lit').waitFor();
  await workbench.press('Escape');
  await focusOn('Credit');
});

test('a card says what is known of a step, and leads to what is near it', async () => {
  await node('Check').focus();
  await workbench.press('i');
  await card().waitFor();
  expect(await card().textContent()).toMatch(/Check the order.*Done by.*Seller.*Takes.*10min/s);
  await card().getByRole('button', { name: 'Show only what is near' }).click();
  await picture().locator('.part', { hasText: '2 handoffs around Check the order' }).waitFor();
  await picture().getByRole('button', { name: 'One handoff less' }).click();
  await node('Credit').waitFor({ state: 'detached' });
  expect(await picture().locator('[data-node]').count()).toBe(3);
  await picture().getByRole('button', { name: 'Show all', exact: true }).click();
  await node('Credit').waitFor();
});

test('a card that the keyboard is in stays when the pointer leaves it', async () => {
  await node('Check').focus();
  await workbench.press('i');
  await card().hover();
  await workbench.page.mouse.move(0, 0);
  await workbench.press('Escape');
  await focusOn('Check');
});

test('a step is shown as the chain that it runs, and folded again', async () => {
  await node('Deliver').focus();
  await workbench.press('i');
  await card().getByRole('button', { name: 'in its place' }).click();
  await node('Deliver/Pack').waitFor();
  expect(await node('Deliver').count()).toBe(0);
  await node('Deliver/Pack').focus();
  await workbench.press('i');
  await card().getByRole('button', { name: 'Fold it into one step' }).click();
  await node('Deliver').waitFor();
});

test('a lane is collapsed to its signs, by its head', async () => {
  const head = picture().getByRole('button', { name: 'Seller, 2 people' });
  const wide = await node('Check').boundingBox();
  await head.focus();
  await workbench.press('Enter');
  await picture().locator('[data-head][aria-expanded="false"]').waitFor();
  expect((await node('Check').boundingBox())?.width).toBeLessThan((wide?.width ?? 0) / 2);
  await workbench.press('Enter');
  await picture().locator('[data-head][aria-expanded="false"]').waitFor({ state: 'detached' });
});

test('a place of the text leads to the picture, and a card to what mends a finding', async () => {
  await workbench.goTo('shop.chain', 11, 8);
  await workbench.command('Chainwright: Show in Picture');
  await picture().locator('[data-node="Credit"].is-lit').waitFor();
  await focusOn('Credit');
  await workbench.press('i');
  await card().getByText('is one person without a backup').waitFor();
  await card()
    .getByRole('button', { name: /accept/i })
    .first()
    .click();
  await workbench.page
    .locator('.view-line', { hasText: /accept\ssingle-person-queue/ })
    .first()
    .waitFor();
});

test('the whole workspace is a picture, and a click opens a chain of it', async () => {
  await workbench.focus('shop.chain');
  await workbench.command('Chainwright: Open Picture of the Workspace');
  await node('Parcel').waitFor();
  expect(await picture().locator('[data-from="Shop"][data-to="Parcel"]').count()).toBe(1);
  await node('Shop').click();
  await node('Check').waitFor();
});

test('axe finds nothing, with a card and a part open as well', async () => {
  await node('Check').focus();
  await workbench.press('i');
  await card().getByRole('button', { name: 'Show only what is near' }).click();
  await picture().locator('.part:not([hidden])').waitFor();
  await node('Check').focus();
  await workbench.press('i');
  await card().waitFor();
  const page = await frame();
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  });
  expect(found).toEqual([]);
});

test.each(['Light Modern', 'Dark Modern', 'Default High Contrast', 'Default High Contrast Light'])(
  'every text can be read in the theme %s',
  async (theme) => {
    ui.workspace.write('.vscode/settings.json', JSON.stringify({ 'workbench.colorTheme': theme }));
    await picture().locator(`body[data-vscode-theme-id="${theme}"], body[data-vscode-theme-name="${theme}"]`).waitFor();
    for (const overlay of ['queues', 'wall', 'value', 'speed', 'none']) {
      await picture().getByLabel('Show on top').selectOption(overlay);
      await picture()
        .locator('.legend')
        .waitFor({ state: overlay === 'none' ? 'hidden' : 'visible' });
      expect.soft(await (await frame()).evaluate(contrastFaults), overlay).toEqual([]);
    }
  },
);

test('all that was chosen is there again after the picture was closed, and after the window was loaded again', async () => {
  await picture().getByLabel('Lanes').selectOption('owner');
  await picture().locator('[data-lane="Head"]').waitFor();
  await picture().locator('[data-lane="chains"]').waitFor({ state: 'detached' });
  await picture().getByLabel('Where the flow runs to').selectOption('down');
  await picture().getByRole('button', { name: 'Seller, 2 people' }).click();
  await picture().locator('[data-head][aria-expanded="false"]').waitFor();
  const isAsBefore = async () => {
    await picture().locator('[data-head][aria-expanded="false"]').waitFor({ timeout: 60_000 });
    expect(await picture().getByLabel('Lanes').inputValue()).toBe('owner');
    expect(await picture().getByLabel('Where the flow runs to').inputValue()).toBe('down');
  };
  await workbench.tab('Picture of').click();
  await workbench.page.locator('.tab.active', { hasText: 'Picture of' }).getByRole('button', { name: /Close/ }).click();
  await workbench.tab('Picture of').waitFor({ state: 'detached' });
  await workbench.focus('shop.chain');
  await workbench.command('Chainwright: Open Picture to the Side');
  await isAsBefore();
  await expect.poll(() => isStored('#Seller"]', '"lanes":"owner"'), { timeout: 60_000 }).toBe(true);
  await workbench.load({ folder: ui.workspace.folder });
  await isAsBefore();
});

/** VS Code writes what extensions keep some time after they said it; a window that is loaded again before has lost it. */
function isStored(...wanted: readonly string[]): Promise<boolean> {
  return workbench.page.evaluate(async (texts) => {
    const resultOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const stored: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await resultOf(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        stored.push(...(await resultOf(database.transaction(store).objectStore(store).getAll())).map(String));
      }
      database.close();
    }
    return texts.every((text) => stored.some((one) => one.includes(text)));
  }, wanted);
}
