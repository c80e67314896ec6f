/** A workbench in a browser over a copy of a fixture, for the tests of what is on the screen. */
import { inject } from 'vitest';
import { openBrowser } from './browser.ts';
import { Workbench } from './workbench.ts';
import { copyOf, type Workspace } from './workspace.ts';

export interface Ui {
  readonly workbench: Workbench;
  readonly workspace: Workspace;
  close(): Promise<void>;
}

export async function openUi(fixture: string): Promise<Ui> {
  const workspace = copyOf(fixture);
  const browser = await openBrowser(inject('chromium'));
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
