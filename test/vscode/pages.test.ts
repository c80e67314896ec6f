/** Pages of pictures in a browser: they move, and lead from change to change. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Browser, openBrowser } from './browser.ts';

const COMMAND = join(import.meta.dirname, '..', '..', 'cli', 'bin', 'chainwright.js');
const chain = (time: string, more = '') => `chain Pay {
  start In
  step Check { by Clerk  takes ${time} }
  ${more}
  end Out
  In -> Check
  Check -> Out
}
role Clerk { people 2 }
`;

let browser: Browser;
let folder: string;
const failures: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chainwright-pages-'));
  writeFileSync(join(folder, 'a.chain'), chain('5min'));
  writeFileSync(join(folder, 'b.chain'), chain('2min', 'step Send { by Clerk }'));
  browser = await openBrowser(inject('chromium'));
  browser.page.on('pageerror', ({ message }) => failures.push(message));
  browser.page.on('request', (request) => {
    if (!request.url().startsWith('file:')) failures.push(request.url());
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(file: string, ...argv: readonly string[]) {
  execFileSync(process.execPath, [COMMAND, ...argv, '--output', file, '--quiet'], { cwd: folder });
  await browser.page.goto(pathToFileURL(join(folder, file)).href);
}

const places = () =>
  browser.page.locator('[data-pane] .cw-text').evaluateAll((all) => all.map((one) => one.getAttribute('transform')));

test('a picture is moved and zoomed by keyboard, mouse and buttons', async () => {
  await open('pay.html', 'render', 'a.chain');
  const [first] = await places();
  await browser.page.keyboard.press('ArrowRight');
  const [panned] = await places();
  expect(panned).not.toBe(first);
  await browser.page.getByRole('button', { name: 'Zoom in' }).click();
  const [zoomed] = await places();
  expect(zoomed).not.toBe(panned);
  await browser.page.keyboard.press('0');
  expect(await places()).toEqual([first]);
});

test('both sides of a comparison move as one, and n leads from change to change', async () => {
  await open('diff.html', 'diff', 'a.chain', 'b.chain', '--format', 'html');
  const { page } = browser;
  const box = await page.locator('[data-pane]').first().boundingBox();
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 40);
  await page.mouse.wheel(0, -300);
  const [base, head] = await places();
  expect(base).toBe(head);
  await page.keyboard.press('n');
  const current = page.locator('[data-parts][aria-current]');
  expect(await current.count()).toBe(1);
  const first = await current.textContent();
  await page.keyboard.press('n');
  expect(await current.textContent()).not.toBe(first);
  await page.keyboard.press('p');
  expect(await current.textContent()).toBe(first);
  expect(await page.locator('.is-lit').count()).toBeGreaterThan(0);
});

test('nothing fails on the way, and nothing is fetched', () => {
  expect(failures).toEqual([]);
});
