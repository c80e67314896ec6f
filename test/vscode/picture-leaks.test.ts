/** What is left of pictures that were opened and closed again: nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

const OPENINGS = 12;

let ui: Ui;
let workbench: Workbench;

beforeAll(async () => {
  ui = await openUi('motor-claim');
  workbench = ui.workbench;
  await workbench.open({ folder: ui.workspace.folder }, ui.workspace.path('small.chain'));
});
afterAll(() => ui.close());

async function openAndClose(): Promise<void> {
  await workbench.focus('small.chain');
  await workbench.press('Control+K', 'v');
  await workbench.picture().locator('[data-node="Check"]').waitFor();
  const tab = workbench.page.locator('.tab', { hasText: 'Picture of' });
  await tab.click();
  await workbench.page.locator('.tab.active', { hasText: 'Picture of' }).getByRole('button', { name: /Close/ }).click();
  await tab.waitFor({ state: 'detached' });
}

/** Frames, threads, listeners and nodes of the whole window, after the garbage has been collected. */
async function held() {
  const { page } = workbench;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    frames: page.frames().length,
    workers: page.workers().length,
    listeners: metric('JSEventListeners'),
    documents: metric('Documents'),
  };
}

test('frames, threads and listeners are as many after many openings as after a few', async () => {
  for (let i = 0; i < 4; i++) await openAndClose();
  const before = await held();
  for (let i = 0; i < OPENINGS; i++) await openAndClose();
  const after = await held();
  // The window's own listeners come and go: less than one for each opening is none of ours.
  const { listeners, ...others } = after;
  expect(others).toEqual({ frames: before.frames, workers: before.workers, documents: before.documents });
  expect(listeners - before.listeners).toBeLessThan(OPENINGS);
});
