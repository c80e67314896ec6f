/** Starts one VS Code with the packaged extension for all tests. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/lib/chromium.mjs';
import { installCodeServer, startCodeServer } from '../../scripts/lib/code-server.mjs';
import { packageExtension, VSIX } from '../../scripts/lib/package-extension.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
    authority: string;
    /** Folder of the installed extensions. */
    extensions: string;
    chromium: string;
  }
}

const BUILT = join(import.meta.dirname, '..', '..', 'extension', 'dist', 'extension-node.js');

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  if (chromium === undefined) throw new Error('There is no Chromium: install it, or name one with CHROMIUM=path.');
  if (!existsSync(BUILT)) throw new Error('The extension is not built: run "npm run build" first.');
  if (!existsSync(VSIX) || statSync(VSIX).mtimeMs < statSync(BUILT).mtimeMs) await packageExtension();
  installCodeServer();
  const server = await startCodeServer({ vsix: VSIX, testMode: true });
  project.provide('url', server.url);
  project.provide('authority', server.authority);
  project.provide('extensions', server.extensions);
  project.provide('chromium', chromium);
  return () => server.close();
}
