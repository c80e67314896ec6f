/** The one panel that shows a picture: opens it, finds it again after a reload of the window. */
import * as vscode from 'vscode';
import { KeptViews } from './kept-views.ts';
import type { LanguageServer } from './language-server.ts';
import { PicturePage } from './picture-page.ts';
import { PicturePanel, type Shown } from './picture-panel.ts';

const VIEW_TYPE = 'chainwright.picture';
const SHOWN = 'chainwright.shown';

export class PicturePanels implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #server: LanguageServer;
  readonly #serializer: vscode.Disposable;
  #current: PicturePanel | undefined;

  constructor(context: vscode.ExtensionContext, server: LanguageServer) {
    this.#context = context;
    this.#server = server;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel) => this.#restore(panel),
    });
  }

  get current(): PicturePanel | undefined {
    return this.#current;
  }

  /** @param what chain and overlay where they are asked for; otherwise the overlay stays as it is. */
  open(uri: vscode.Uri, column: vscode.ViewColumn, what: Partial<Shown> = {}): PicturePanel {
    const shown = { ...what, uri: uri.toString() };
    if (this.#current !== undefined) {
      this.#current.show(shown);
      this.#current.reveal();
      return this.#current;
    }
    const { lanes, overlay } = this.#context.workspaceState.get<Shown>(SHOWN) ?? {};
    const asBefore = { ...(overlay !== undefined && { overlay }), ...(lanes !== undefined && { lanes }) };
    const options = { enableScripts: true, retainContextWhenHidden: true };
    const target = { viewColumn: column, preserveFocus: column === vscode.ViewColumn.Beside };
    return this.#adopt(vscode.window.createWebviewPanel(VIEW_TYPE, vscode.l10n.t('Picture'), target, options), {
      ...asBefore,
      ...shown,
    });
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#current?.dispose();
  }

  #restore(panel: vscode.WebviewPanel): void {
    const shown = this.#context.workspaceState.get<Shown>(SHOWN);
    if (shown === undefined || this.#current !== undefined) panel.dispose();
    else this.#adopt(panel, atHand(shown) ?? shown);
  }

  #adopt(panel: vscode.WebviewPanel, shown: Shown): PicturePanel {
    const { extensionUri, workspaceState } = this.#context;
    const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'icons', `picture-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const page = new PicturePage(panel.webview, extensionUri);
    const picture = new PicturePanel(panel, page, this.#server, shown, {
      views: new KeptViews(workspaceState),
      onShown: (now) => void workspaceState.update(SHOWN, now),
    });
    panel.onDidDispose(() => {
      picture.dispose();
      if (this.#current === picture) this.#current = undefined;
    });
    this.#current = picture;
    return picture;
  }
}

/** What was stored may be older than the text that is open now: the picture follows that. */
function atHand(shown: Shown): Shown | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  const editor = editors.find((one) => one?.document.languageId === 'chain');
  const uri = editor?.document.uri.toString();
  if (uri === undefined || uri === shown.uri) return undefined;
  const { overlay, lanes } = shown;
  return { uri, ...(overlay !== undefined && { overlay }), ...(lanes !== undefined && { lanes }) };
}
