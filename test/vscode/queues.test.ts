/** Where work waits: in the text, in the view, on top of the picture, and simulated. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

const FILE = 'motor-claim.chain';
let ui: Ui;
let workbench: Workbench;

beforeAll(async () => {
  ui = await openUi('motor-claim');
  workbench = ui.workbench;
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path(FILE));
});
afterAll(() => ui.close());

const lens = (text: string) => workbench.editor(FILE).locator('.codelens-decoration', { hasText: text });
const row = (text: string) => workbench.page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
const onTop = () => workbench.picture().getByLabel('Show on top');

test('above the chain stands how long a case takes, and a click shows the queues on its picture', async () => {
  await lens('bottleneck').waitFor();
  await lens('lead time').locator('a', { hasText: 'lead time' }).click();
  await workbench.picture().locator('[data-node="Assess"][class*="cw-tone-heat"]').waitFor();
  expect(await onTop().inputValue()).toBe('queues');
  await workbench.picture().locator('.legend', { hasText: 'half or more' }).waitFor();
});

test('the keyboard changes what is on top, and words say what the colours show', async () => {
  await onTop().focus();
  await workbench.press('ArrowDown');
  await workbench.picture().locator('[data-node="Assess"]', { hasText: 'high wall' }).waitFor();
  await workbench.press('ArrowDown', 'ArrowDown');
  await workbench.picture().locator('[data-node="Extract"]', { hasText: 'AI · ' }).waitFor();
  await onTop().selectOption('none');
  await workbench.picture().locator('#app:not(:has(.cw-mark))').waitFor();
  expect(await workbench.picture().locator('.legend').isVisible()).toBe(false);
});

test('the view lists who has how much to do, and leads to the line where work waits for them', async () => {
  await workbench.command('Chainwright: Show Queues');
  await row('Claims handler').waitFor();
  expect(await row('Claims handler').textContent()).toMatch(/waits .*· load \d+%/);
  await workbench.command('Chainwright: Find My Queue');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Claims handler' }).first().click();
  await row('Assess liability').waitFor();
  const line =
    ui.workspace
      .read(FILE)
      .split('\n')
      .findIndex((text) => text.includes('step Assess')) + 1;
  await workbench.cursorAt(line);
});

test('a simulation shows its figures and plots beside the chain that it is of', async () => {
  const picture = workbench.picture();
  await picture.getByRole('button', { name: 'Simulate…' }).click();
  await picture.getByRole('button', { name: 'Run', exact: true }).click();
  await picture.locator('.simulation th', { hasText: 'Lead time' }).first().waitFor();
  expect(await picture.locator('.simulation canvas').count()).toBeGreaterThan(0);
  expect(await picture.locator('.simulation .effort').textContent()).toContain('seed 1');
  expect(await picture.getByRole('button', { name: 'Fit' }).isVisible()).toBe(false);
  await picture.locator('.simulation').getByRole('button', { name: 'Close' }).click();
  await picture.locator('.simulation').waitFor({ state: 'hidden' });
  expect(await picture.getByRole('button', { name: 'Fit' }).isVisible()).toBe(true);
});

test('a simulation that runs is cancelled', async () => {
  const picture = workbench.picture();
  await picture.getByRole('button', { name: 'Simulate…' }).click();
  await picture.locator('.simulation').evaluate((sheet) => {
    const press = (text: string) =>
      [...sheet.querySelectorAll('button')].find(({ textContent }) => textContent === text)?.click();
    const progress = sheet.querySelector('progress');
    // At its first step: before any figure.
    if (progress !== null)
      new MutationObserver(() => press('Cancel')).observe(progress, { attributeFilter: ['value'] });
    press('Run');
  });
  await picture.locator('.simulation .status', { hasText: 'Cancelled.' }).waitFor();
  expect(await picture.locator('.simulation table').count()).toBe(0);
  await workbench.press('Escape');
  await picture.locator('.simulation').waitFor({ state: 'hidden' });
});
