/** A language server that ends by itself is started again, and knows what is open; one that keeps ending is left down. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extensionProcesses, type Process } from './processes.ts';
import { openUi, type Ui } from './ui.ts';

let ui: Ui;

beforeAll(async () => {
  ui = await openUi('motor-claim');
  await ui.workbench.open({ folder: ui.workspace.folder }, ui.workspace.path('small.chain'));
});
afterAll(() => ui.close());

/** The server of this VS Code: the youngest. */
function serverProcess(): Process | undefined {
  const servers = extensionProcesses().filter(({ command }) => command.includes('server-node.js'));
  return servers.toSorted((a, b) => b.started - a.started)[0];
}

/** Ends the server. */
async function kill(): Promise<Process> {
  const before = await until(serverProcess);
  process.kill(before.id, 'SIGKILL');
  return before;
}

/** Waits for a server that was started after another one. */
async function after({ started }: Process): Promise<void> {
  await until(() => ((serverProcess()?.started ?? 0) > started ? true : undefined));
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await ui.workbench.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

test.skipIf(process.platform !== 'linux')(
  'it comes back and knows what is typed; after five ends there is one message',
  async () => {
    const { workbench } = ui;
    const finding = (await workbench.problems()).filter({ hasText: 'Sellers' });
    await workbench.goTo('small.chain', 14, 14);
    await workbench.press('End');
    await workbench.type('s');
    await finding.first().waitFor();
    // What was typed before it ended was never saved: the new one has it all the same.
    for (let i = 0; i < 4; i++) {
      await after(await kill());
      await workbench.press('Backspace');
      await finding.first().waitFor({ state: 'detached' });
      await workbench.type('s');
      await finding.first().waitFor();
    }
    const last = await kill();
    // Toasts are not shown to tests; the list of notifications is.
    await workbench.command('Notifications: Show Notifications');
    const messages = workbench.page.locator('.notifications-center .notification-list-item');
    const message = messages.filter({ hasText: 'ended five times' });
    await message.waitFor();
    expect(await messages.allInnerTexts()).toEqual([expect.stringContaining('ended five times')]);
    await message.locator('.monaco-button', { hasText: 'Restart' }).click();
    await after(last);
    await workbench.press('Escape');
  },
);
