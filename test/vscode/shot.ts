/** Pictures of the running VS Code: a file with its picture beside it, and what else is asked for. */
import { basename } from 'node:path';
import { findChromium } from '../../scripts/lib/chromium.mjs';
import { installCodeServer, startCodeServer } from '../../scripts/lib/code-server.mjs';
import { VSIX } from '../../scripts/lib/package-extension.mjs';
import { openBrowser, speak } from './browser.ts';
import { Workbench } from './workbench.ts';

export interface Shot {
  /** Where the PNG is written to. */
  readonly to: string;
  readonly folder: string;
  /** Inside of the folder. */
  readonly file: string;
  /** Where the cursor is. */
  readonly line: number;
  /** As the chooser of the picture calls it. */
  readonly overlay?: string | undefined;
  /** The view beside, instead of nothing. */
  readonly queues?: boolean;
  readonly simulate?: boolean;
  /** All of the picture, instead of what can be read of it. */
  readonly fit?: boolean;
  readonly size: { readonly width: number; readonly height: number };
  readonly language?: string | undefined;
}

/** Room for what is to be seen. */
const ROOM = { 'editor.minimap.enabled': false, 'editor.stickyScroll.enabled': false };

/** @param theme `Light Modern`, `Dark Modern`, `Default High Contrast`, `Default High Contrast Light`. */
export async function takeShots(theme: string, shots: readonly Shot[]): Promise<void> {
  const chromium = findChromium();
  if (chromium === undefined) throw new Error('There is no Chromium: install it, or name one with CHROMIUM=path.');
  installCodeServer();
  const server = await startCodeServer({ vsix: VSIX, settings: { 'workbench.colorTheme': theme, ...ROOM } });
  try {
    for (const shot of shots) await take(shot, server, chromium);
  } finally {
    await server.close();
  }
}

async function take(shot: Shot, server: { url: string; authority: string }, chromium: string): Promise<void> {
  const browser = await openBrowser(chromium);
  try {
    if (shot.language !== undefined) await speak(browser.page, shot.language);
    await browser.page.setViewportSize(shot.size);
    const workbench = new Workbench(browser.page, server);
    await workbench.open({ folder: shot.folder }, `${shot.folder}/${shot.file}`);
    await arrange(workbench, shot);
    // No tooltip, and the last frame of what moves.
    await browser.page.mouse.move(0, 0);
    await browser.page.waitForTimeout(1_000);
    await browser.page.screenshot({ path: shot.to });
  } finally {
    await browser.close();
  }
}

async function arrange(workbench: Workbench, { file, line, overlay, queues, simulate, fit }: Shot): Promise<void> {
  const picture = workbench.picture();
  await workbench.press('Control+K', 'v');
  await picture.locator('[data-node]').first().waitFor();
  if (overlay !== undefined) {
    await picture.locator('select', { hasText: overlay }).selectOption({ label: overlay });
    await picture.locator('.legend .words').first().waitFor();
  }
  await workbench.goTo(basename(file), line);
  if (queues) {
    await workbench.page.locator('.activitybar .action-item a[aria-label^="Chainwright"]').click();
    await workbench.page.locator('.pane-body .monaco-list-row').first().waitFor();
  } else await workbench.command('View: Close Primary Side Bar');
  if (fit) await picture.getByRole('button', { name: '(0)' }).click();
  if (simulate) {
    await picture
      .locator('button', { hasText: /^(Simulate|Simulieren)/ })
      .first()
      .click();
    await picture.locator('.simulation button.primary').click();
    await picture.locator('.simulation .effort').waitFor();
  }
}
