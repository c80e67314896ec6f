/** VS Code as a user sees it: its editors, its panels and the picture, found by what is on the screen. */
import { basename } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';

const LOAD_LIMIT_MS = 60_000;

export class Workbench {
  readonly page: Page;
  readonly #url: string;
  readonly #authority: string;

  constructor(page: Page, server: { url: string; authority: string }) {
    this.page = page;
    this.#url = server.url;
    this.#authority = server.authority;
  }

  /** URI of a file on the server's disk. */
  remote(path: string): string {
    return `vscode-remote://${this.#authority}${path.split('/').map(encodeURIComponent).join('/')}`;
  }

  /**
   * Loads VS Code over a folder or a `.code-workspace` file; without one, over nothing.
   * @param payload VS Code's own `[name, value]` pairs.
   */
  async load(on: { folder?: string; workspace?: string }, payload: readonly (readonly [string, string])[] = []) {
    const query = new URLSearchParams({ ...on, payload: JSON.stringify(payload) });
    if (on.folder === undefined && on.workspace === undefined) query.set('ew', 'true');
    await this.page.goto(`${this.#url}/?${query}`);
    await this.page.waitForSelector('.monaco-workbench', { timeout: LOAD_LIMIT_MS });
  }

  /** Loads VS Code with a file open. */
  async open(on: { folder?: string; workspace?: string }, file: string) {
    await this.load(on, [['openFile', this.remote(file)]]);
    await this.page.waitForSelector(`.tab[data-resource-name="${basename(file)}"]`, { timeout: LOAD_LIMIT_MS });
    // Until its language shows, the editor is about to take the focus.
    await this.page.locator('#status\\.editor\\.mode', { hasText: 'Chain' }).waitFor({ timeout: LOAD_LIMIT_MS });
    await this.editor(basename(file)).locator('.view-line').first().click();
  }

  /** Opens a file of the explorer in the group that is active. */
  async openFromExplorer(file: string) {
    await this.explorerRow(file).dblclick();
    await this.page.waitForSelector(`.tab.active[data-resource-name="${file}"]`);
    // The palette offers what holds of the editor that has the focus when it is opened, and no more later.
    await this.editor(file).locator('.view-line').first().waitFor();
    await this.focus(file);
    await this.editor(file).locator('.monaco-editor.focused').waitFor();
  }

  /** Runs a command by its title. */
  async command(title: string) {
    await this.page.keyboard.press('F1');
    await this.#quickInput(`>${title}`, title);
  }

  /** Types into the palette that asks a question, once it does. */
  async fill(question: string, text: string) {
    const widget = this.page.locator('.quick-input-widget');
    const input = widget.locator('input[type=text]');
    await widget
      .filter({ hasText: question })
      .or(widget.filter({ has: this.page.getByPlaceholder(question) }))
      .waitFor();
    await input.fill(text);
  }

  /** Answers a question of the palette. */
  async answer(question: string, text: string) {
    await this.fill(question, text);
    await this.page.keyboard.press('Enter');
  }

  async #quickInput(text: string, row = text) {
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await input.waitFor();
    await input.fill(text);
    await this.page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: basename(row) })
      .first()
      .waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** The text area of the editor of a file. */
  editor(file: string): Locator {
    return this.page
      .locator(
        `.editor-instance[aria-label*="${file}"], .editor-group-container:has(.tab.active[data-resource-name="${file}"]) .editor-instance`,
      )
      .first();
  }

  /** Puts the cursor into the editor of a file, at a line and a column that count from 1. */
  async goTo(file: string, line: number, column = 1) {
    await this.focus(file);
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    // The focus comes back a moment after the question is gone; keys that come before are lost.
    await this.editor(file).locator('.monaco-editor.focused').waitFor();
  }

  /** Puts the focus into the editor of a file, wherever the cursor is. */
  async focus(file: string) {
    await this.editor(file).locator('.native-edit-context, textarea.inputarea').first().focus();
  }

  async type(text: string) {
    await this.page.keyboard.type(text);
  }

  async press(...keys: readonly string[]) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Saves a file; done when its tab says so. */
  async save(file: string) {
    await this.focus(file);
    await this.page.keyboard.press('Control+S');
    await this.page.locator(`.tab[data-resource-name="${file}"]:not(.dirty)`).first().waitFor();
  }

  /** Waits until the cursor is in a line, by what the status bar says. */
  async cursorAt(line: number) {
    await this.page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line},` }).waitFor();
  }

  /** The tab of an editor or of the picture. */
  tab(label: string): Locator {
    return this.page.locator('.tab', { hasText: label }).first();
  }

  /** A file in the explorer. */
  explorerRow(file: string): Locator {
    return this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file });
  }

  /** The rows of the Problems panel that say something of a file (the file's own row is none of them). */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await panel.waitFor();
    return panel.locator('.monaco-list-row:has(.marker-line)');
  }

  /** The page of the picture; a webview is two frames deep. */
  picture(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }
}
