/** The extension in the browser's own extension host, as on vscode.dev. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { inject } from 'vitest';

/** Where the page loads it from. */
export const WEB_PATH = '/web-extension/';
const SUITE_PATH = `${WEB_PATH}__suite__/`;

/**
 * An extension that lies on the server runs beside the server; one that is loaded over HTTP runs in the browser. So the
 * installed files are served to the page, with the suite seemingly inside of them: that is how VS Code finds the host.
 * @param suite path of a file with tests that VS Code is to run.
 */
export async function serveWebExtension(page: Page, suite?: string): Promise<void> {
  const installed = join(inject('extensions'), installedName());
  await page.route(`**${WEB_PATH}**`, (route) => serve(route, installed, WEB_PATH));
  if (suite !== undefined) await page.route(`**${SUITE_PATH}**`, (route) => serve(route, dirname(suite), SUITE_PATH));
  const location = (path: string) => ({ scheme: 'http', authority: inject('authority'), path });
  const options = {
    extensions: [location(WEB_PATH.slice(0, -1))],
    ...(suite !== undefined && { extensionTestsPath: location(SUITE_PATH + basename(suite)) }),
  };
  await page.addInitScript((development) => {
    const original = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name: string) {
      const value = original.call(this, name);
      if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings' || value === null) return value;
      const configuration = JSON.parse(value);
      const developmentOptions = { ...configuration.developmentOptions, ...development };
      return JSON.stringify({ ...configuration, developmentOptions });
    };
  }, options);
}

function installedName(): string {
  const name = readdirSync(inject('extensions')).find((one) => one.startsWith('chainwright.chainwright-'));
  if (name === undefined) throw new Error('the extension is not installed');
  return name;
}

function serve(route: Route, folder: string, prefix: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const file = join(folder, decodeURIComponent(pathname).slice(prefix.length));
  return existsSync(file) && statSync(file).isFile() ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
}
