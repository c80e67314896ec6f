/** What one sees while typing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUi, type Ui } from './ui.ts';

let ui: Ui;

beforeAll(async () => {
  ui = await openUi('motor-claim');
  await ui.workbench.open({ folder: ui.workspace.folder }, ui.workspace.path('small.chain'));
});
afterAll(() => ui.close());

test('a finding appears in the Problems panel as one types, and goes when it is mended', async () => {
  const { workbench } = ui;
  const finding = (await workbench.problems()).filter({ hasText: 'Sellers' });
  await workbench.goTo('small.chain', 14, 14);
  await workbench.press('End');
  await workbench.type('s');
  await finding.first().waitFor();
  await workbench.press('Backspace');
  await finding.first().waitFor({ state: 'detached' });
  expect(ui.workspace.read('small.chain')).not.toContain('Sellers');
});

test('completion offers names that fit, and the chosen one is written', async () => {
  const { workbench } = ui;
  await workbench.goTo('small.chain', 14);
  await workbench.press('End', 'Control+Backspace', 'Control+Space');
  const offered = workbench.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'Seller' });
  await offered.first().waitFor();
  await workbench.type('Sel');
  await offered.first().waitFor();
  await workbench.press('Enter');
  await workbench.page
    .locator('.view-line', { hasText: /by\sSeller/ })
    .first()
    .waitFor();
});

test('words are coloured by what they are', async () => {
  const line = ui.workbench.page.locator('.view-line', { hasText: /takes\s10min/ }).first();
  const colours = await line
    .locator('span span')
    .evaluateAll((spans) => spans.map((span) => [span.textContent?.trim(), getComputedStyle(span).color]));
  const colourOf = (text: string) => colours.find(([content]) => content?.startsWith(text))?.[1];
  expect(colourOf('takes')).toBeDefined();
  expect(colourOf('10')).toBeDefined();
  expect(colourOf('takes')).not.toBe(colourOf('10'));
});
