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

interface Process {
  readonly id: number;
  /** In ticks since the machine started. */
  readonly started: number;
}

/**
 * The server of this VS Code: its script lies among the installed extensions. Windows that were closed before keep theirs
 * for a while, so it is the youngest.
 */
function serverProcess(): Process | undefined {
  const servers = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      const command = commandOf(name);
      return command.includes(`${inject('extensions')}/`) && command.includes('server-node.js');
    })
    .map((name) => ({ id: Number(name), started: startOf(name) }));
  return servers.sort((a, b) => b.started - a.started)[0];
}

/** The 22nd field; the second, in brackets, may hold spaces. */
function startOf(process: string): number {
  try {
    const fields = readFileSync(`/proc/${process}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[19]);
  } catch {
    return 0;
  }
}

function commandOf(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8');
  } catch {
    return '';
  }
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
