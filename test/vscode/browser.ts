/** A browser that shows VS Code. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Browser {
  readonly page: Page;
  close(): Promise<void>;
}

/** @param executable path of a Chromium. */
export async function openBrowser(executable: string): Promise<Browser> {
  const home = mkdtempSync(join(tmpdir(), 'chainwright-browser-'));
  const env = { ...process.env, TMPDIR: home, XDG_RUNTIME_DIR: home, XDG_CACHE_HOME: home };
  const browser = await chromium.launch({ executablePath: executable, args: ARGS, env });
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  return {
    page,
    close: async () => {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Has VS Code think that it speaks a language: it then takes the words of extensions in it. */
export async function speak(page: Page, language: string): Promise<void> {
  await page.addInitScript((spoken) => {
    Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => spoken, set: () => {} });
  }, language);
}
