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

export interface UiOptions {
  /** In which VS Code takes the words of extensions; its own need a language pack, and stay English. */
  readonly language?: string;
  /** Name of the folder that the copy lies in. */
  readonly under?: string;
  /** Another VS Code than that of all tests. */
  readonly server?: { readonly url: string; readonly authority: string };
}

export async function openUi(fixture: string, { language, under, server }: UiOptions = {}): Promise<Ui> {
  const workspace = copyOf(fixture, under);
  const browser = await openBrowser(inject('chromium'));
  if (language !== undefined) await speak(browser.page, language);
  const workbench = new Workbench(browser.page, server ?? { url: inject('url'), authority: inject('authority') });
  return {
    workbench,
    workspace,
    close: async () => {
      await browser.close();
      workspace.remove();
    },
  };
}
