/** A language server that ends by itself is started again, and knows what is open; one that keeps ending is left down. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openUi, type Ui } from './ui.ts';

let ui: Ui;

beforeAll(async () => {
  ui = await openUi('motor-claim');
  await ui.workbench.open({ folder: ui.workspace.folder }, ui.workspace.path('small.chain'));
});
afterAll(() => ui.close());

/** The server of this VS Code: its script lies among the installed extensions. */
function serverProcess(): number | undefined {
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const command = commandOf(entry);
    if (command.includes(`${inject('extensions')}/`) && command.includes('server-node.js')) return Number(entry);
  }
  return undefined;
}

function commandOf(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Ends the server, and waits for another one when there is to be one. */
async function kill(expectsAnother: boolean): Promise<void> {
  const before = await until(serverProcess);
  process.kill(before, 'SIGKILL');
  if (expectsAnother) await until(() => (serverProcess() === before ? undefined : serverProcess()));
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
      await kill(true);
      await workbench.press('Backspace');
      await finding.first().waitFor({ state: 'detached' });
      await workbench.type('s');
      await finding.first().waitFor();
    }
    await kill(false);
    // Toasts are not shown to tests; the list of notifications is.
    await workbench.command('Notifications: Show Notifications');
    const messages = workbench.page.locator('.notifications-center .notification-list-item');
    const message = messages.filter({ hasText: 'ended five times' });
    await message.waitFor();
    expect(await messages.allInnerTexts()).toEqual([expect.stringContaining('ended five times')]);
    await message.locator('.monaco-button', { hasText: 'Restart' }).click();
    await until(serverProcess);
    await workbench.press('Escape');
  },
);
