/**
 * For the eyes of people: VS Code with a file and its picture beside it.
 *   node test/vscode/screenshot.ts out.png [--theme "Dark Modern"] [--folder examples] [--file name.chain]
 * Other themes: "Light Modern", "Default High Contrast", "Default High Contrast Light".
 */
import { join, resolve } from 'node:path';
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
  },
});
const folder = resolve(values.folder);
const server = await startCodeServer({ vsix: VSIX, settings: { 'workbench.colorTheme': values.theme } });
const browser = await openBrowser(findChromium() ?? '');
try {
  const workbench = new Workbench(browser.page, server);
  await workbench.open({ folder }, join(folder, values.file));
  await workbench.command('Chainwright: Open Picture to the Side');
  await workbench.picture().locator('[data-node]').first().waitFor();
  await workbench.command('View: Close Primary Side Bar');
  await browser.page.screenshot({ path: positionals[0] ?? 'screenshot.png' });
} finally {
  await browser.close();
  await server.close();
}
