/** What is left of pictures that were opened and closed again: nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extensionProcesses } from './processes.ts';
import { openUi, type Ui } from './ui.ts';
import type { Workbench } from './workbench.ts';

/** CHAINWRIGHT_OPENINGS=200 for a long look. */
const OPENINGS = Number(process.env.CHAINWRIGHT_OPENINGS ?? 12);

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

/** Started by the extension, by their ids. */
function processes(): readonly number[] {
  return process.platform === 'linux' ? extensionProcesses().map(({ id }) => id) : [];
}

const LIMIT_MS = 60_000 + OPENINGS * 15_000;

test(
  'frames, threads, processes and listeners are as many after many openings as after a few',
  async () => {
    for (let i = 0; i < 4; i++) await openAndClose();
    const before = await held();
    const known = processes();
    for (let i = 0; i < OPENINGS; i++) await openAndClose();
    const after = await held();
    expect(processes().filter((id) => !known.includes(id))).toEqual([]);
    // The window's own listeners come and go: less than one for each opening is none of ours. Its threads only end.
    for (const what of ['frames', 'workers', 'documents'] as const) {
      expect(after[what], what).toBeLessThanOrEqual(before[what]);
    }
    expect(after.listeners - before.listeners).toBeLessThan(OPENINGS);
  },
  LIMIT_MS,
);
