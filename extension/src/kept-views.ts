/** How each chain was looked at last: kept with the workspace, so that a picture that was closed opens where it was. */
import type * as vscode from 'vscode';
import { Kept } from './webview/kept.ts';

const KEPT = 'chainwright.views';
/** Of the chains looked at last. */
const MOST = 50;

export class KeptViews {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  of(key: string): Kept | undefined {
    return this.#all().find((one) => one.key === key);
  }

  keep(view: Kept): void {
    const others = this.#all().filter(({ key }) => key !== view.key);
    void this.#memento.update(KEPT, [view, ...others].slice(0, MOST));
  }

  #all(): readonly Kept[] {
    const stored: unknown = this.#memento.get(KEPT);
    return Array.isArray(stored) ? stored.flatMap((one) => Kept.safeParse(one).data ?? []) : [];
  }
}
