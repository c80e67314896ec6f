/** Runs the suite inside an extension host of the running VS Code, and collects its results. */
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { openBrowser } from './browser.ts';
import { bundleSuite } from './bundle-suite.ts';
import { RESULT_MARK, type TestResult } from './suite/test-case.ts';
import { serveWebExtension } from './web-extension.ts';
import { Workbench } from './workbench.ts';
import { copyOf } from './workspace.ts';

const LIMIT_MS = 150_000;

/** @param host `node`: beside the server, as on a desktop; `web`: a worker in the browser, as on vscode.dev. */
export async function runSuite(host: 'node' | 'web'): Promise<readonly TestResult[]> {
  const runner = mkdtempSync(join(tmpdir(), 'chainwright-suite-'));
  const workspace = copyOf('motor-claim');
  const browser = await openBrowser(inject('chromium'));
  const workbench = new Workbench(browser.page, { url: inject('url'), authority: inject('authority') });
  try {
    const suite = await bundleSuite(runner);
    const { results, errors, ended } = await listen(browser.page);
    const payload = host === 'node' ? nodePayload(workbench, suite) : [];
    if (host === 'web') await serveWebExtension(browser.page, suite);
    await workbench.load({ folder: workspace.folder }, payload);
    await ended;
    if (results.length === 0) throw new Error(`The suite did not run:\n${errors.slice(-10).join('\n')}`);
    return results;
  } finally {
    await browser.close();
    workspace.remove();
    rmSync(runner, { recursive: true });
  }
}

interface Outcome {
  readonly results: readonly TestResult[];
  /** The last errors of VS Code itself: they say why a suite did not start. */
  readonly errors: readonly string[];
  /** Settles when VS Code ends the test run, or when that takes too long. */
  readonly ended: Promise<void>;
}

/** VS Code calls these two functions of the page when it was started for tests. */
async function listen(page: Page): Promise<Outcome> {
  const results: TestResult[] = [];
  const errors: string[] = [];
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    const line = args.map(String).join(' ');
    if (type === 'error') errors.push(line);
    const at = line.indexOf(RESULT_MARK);
    if (at >= 0) results.push(JSON.parse(line.slice(at + RESULT_MARK.length)));
  });
  const ending = new EventEmitter();
  const ended = once(ending, 'end').then(() => undefined);
  const end = () => ending.emit('end');
  await page.exposeFunction('codeAutomationExit', end);
  setTimeout(end, LIMIT_MS).unref();
  return { results, errors, ended };
}

/** The suite lies in an extension of its own, so that the installed VSIX is what is tested. */
function nodePayload(workbench: Workbench, suite: string): [string, string][] {
  const manifest = { name: 'suite', publisher: 'test', version: '0.0.0', engines: { vscode: '*' } };
  const folder = dirname(suite);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return [
    ['extensionDevelopmentPath', workbench.remote(folder)],
    ['extensionTestsPath', workbench.remote(suite)],
  ];
}
