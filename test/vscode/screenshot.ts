/**
 * For the eyes of people: VS Code with a file and its picture beside it.
 *   node test/vscode/screenshot.ts out.png [--theme "Dark Modern"] [--folder examples] [--file name.chain]
 *     [--overlay Queues] [--queues] [--simulate] [--width 1440] [--line 1]
 * Other themes: "Light Modern", "Default High Contrast", "Default High Contrast Light".
 */
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../../scripts/lib/chromium.mjs';
import { startCodeServer } from '../../scripts/lib/code-server.mjs';
import { VSIX } from '../../scripts/lib/package-extension.mjs';
import { openBrowser } from './browser.ts';
import { Workbench } from './workbench.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', default: 'Light Modern' },
    folder: { type: 'string', default: join(import.meta.dirname, 'fixtures', 'motor-claim') },
    file: { type: 'string', default: 'motor-claim.chain' },
    overlay: { type: 'string' },
    /** The view beside, instead of nothing. */
    queues: { type: 'boolean', default: false },
    simulate: { type: 'boolean', default: false },
    width: { type: 'string', default: '1440' },
    line: { type: 'string', default: '1' },
  },
});
const folder = resolve(values.folder);
const server = await startCodeServer({ vsix: VSIX, settings: { 'workbench.colorTheme': values.theme } });
const browser = await openBrowser(findChromium() ?? '');
try {
  await browser.page.setViewportSize({ width: Number(values.width), height: 900 });
  const workbench = new Workbench(browser.page, server);
  await workbench.open({ folder }, join(folder, values.file));
  await workbench.command('Chainwright: Open Picture to the Side');
  await workbench.picture().locator('[data-node]').first().waitFor();
  if (values.overlay !== undefined) {
    await workbench.picture().getByLabel('Show on top').selectOption({ label: values.overlay });
    await workbench.picture().locator('.legend .words').first().waitFor();
  }
  await workbench.goTo(basename(values.file), Number(values.line));
  if (values.queues) {
    await workbench.command('Chainwright: Show Queues');
    await browser.page.locator('.pane-body .monaco-list-row').first().waitFor();
  } else await workbench.command('View: Close Primary Side Bar');
  if (values.simulate) {
    const picture = workbench.picture();
    await picture.getByRole('button', { name: 'Simulate…' }).click();
    await picture.getByRole('button', { name: 'Run', exact: true }).click();
    await picture.locator('.simulation .effort').waitFor();
  }
  // The last frame of what moves.
  await browser.page.waitForTimeout(1_000);
  await browser.page.screenshot({ path: positionals[0] ?? 'screenshot.png' });
} finally {
  await browser.close();
  await server.close();
}
