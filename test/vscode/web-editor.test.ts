/** VS Code in nothing but a browser, as on vscode.dev: the server is a worker of the page, and all shows as elsewhere. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUi, type Ui } from './ui.ts';
import { serveWebExtension, WEB_PATH } from './web-extension.ts';
import type { Workbench } from './workbench.ts';

let ui: Ui;
let workbench: Workbench;
/** Paths of all that the page has asked for. */
const loaded: string[] = [];

beforeAll(async () => {
  ui = await openUi('motor-claim');
  workbench = ui.workbench;
  workbench.page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await serveWebExtension(workbench.page);
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path('motor-claim.chain'));
  await workbench.command('Chainwright: Open Picture to the Side');
  // All of it, the server too, is loaded over HTTP first.
  await picture().locator('[data-node="Extract"]').waitFor({ timeout: 90_000 });
});
afterAll(() => ui.close());

const picture = () => workbench.picture();
const marks = () => picture().locator('.cw-mark-text').allTextContents();

test('extension and server are loaded into the page', () => {
  const scripts = loaded.filter((path) => path.startsWith(WEB_PATH)).map((path) => path.slice(WEB_PATH.length));
  expect(scripts).toContain('dist/extension-browser.js');
  expect(scripts).toContain('dist/server-browser.js');
});

test('the picture has a box for each step, named as in the text', async () => {
  const text = ui.workspace.read('motor-claim.chain');
  const names = [...text.matchAll(/^ {2}(?:start|step|decision|wait|end) (\w+)/gm)].map(([, name = '']) => name);
  const drawn = await picture()
    .locator('[data-node]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-node')));
  expect(drawn.toSorted()).toEqual(names.toSorted());
  expect(await picture().locator('[data-node="Extract"] .cw-title').allTextContents()).toEqual(['Read the claim']);
});

test.each([
  ['queues', 'half or more', /waits ≈ \d/],
  ['wall', 'high: needs an expert to judge it', /high wall/],
  ['value', 'routine: to AI, checked', /routine/],
  ['speed', 'person with AI', /AI · /],
])('the overlay %s has its legend, and its words at the boxes', async (name, legend, words) => {
  await picture().getByLabel('Show on top').selectOption(name);
  await picture().locator('.legend', { hasText: legend }).waitFor();
  await expect.poll(marks).toContainEqual(expect.stringMatching(words));
});

test('completion offers who can do a step', async () => {
  await workbench.goTo('motor-claim.chain', lineOf('    by Reader'), 8);
  await workbench.press('Control+Space');
  const offered = workbench.page.locator('.suggest-widget .monaco-list-row');
  await offered.filter({ hasText: 'Counsel' }).first().waitFor();
  expect(await offered.filter({ hasText: 'extraction' }).count()).toBe(0);
  await workbench.press('Escape');
});

test('a mistake is found as it is typed, and the picture says so', async () => {
  await workbench.goTo('motor-claim.chain', lineOf('    by Reader'), 8);
  await workbench.press('Control+Shift+ArrowRight');
  await workbench.type('Nobody');
  await (await workbench.problems()).filter({ hasText: 'Nobody' }).first().waitFor();
  await picture().locator('[data-node="Extract"] .cw-badge[data-severity="error"]').waitFor();
});

function lineOf(text: string): number {
  return ui.workspace.read('motor-claim.chain').split('\n').indexOf(text) + 1;
}
