/** A workbench in a browser over a copy of a fixture, for the tests of what is on the screen. */
import { inject } from 'vitest';
import { openBrowser, speak } from './browser.ts';
import { Workbench } from './workbench.ts';
import { copyOf, type Workspace } from './workspace.ts';

export interface Ui {
  readonly workbench: Workbench;
  readonly workspace: Workspace;
  close(): Promise<void>;
}

/** @param language in which VS Code is asked for extensions; its own words need a language pack, and stay English. */
export async function openUi(fixture: string, language?: string): Promise<Ui> {
  const workspace = copyOf(fixture);
  const browser = await openBrowser(inject('chromium'));
  if (language !== undefined) await speak(browser.page, language);
  const workbench = new Workbench(browser.page, { url: inject('url'), authority: inject('authority') });
  return {
    workbench,
    workspace,
    close: async () => {
      await browser.close();
      workspace.remove();
    },
  };
}
