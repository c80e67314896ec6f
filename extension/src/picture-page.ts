/** A webview with the page of the picture in it, spoken to in checked messages. */
import * as vscode from 'vscode';
import { pictureHtml } from './webview/html.ts';
import { type FromWebview, parseFromWebview, type ToWebview } from './webview/messages.ts';

export class PicturePage implements vscode.Disposable {
  readonly #webview: vscode.Webview;
  readonly #received = new vscode.EventEmitter<FromWebview>();
  readonly onMessage = this.#received.event;
  readonly #subscription: vscode.Disposable;

  constructor(webview: vscode.Webview, extension: vscode.Uri) {
    const dist = vscode.Uri.joinPath(extension, 'dist');
    const load = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
    this.#webview = webview;
    this.#subscription = webview.onDidReceiveMessage((data: unknown) => {
      const message = parseFromWebview(data);
      if (message !== undefined) this.#received.fire(message);
    });
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = pictureHtml({
      script: load('webview.js'),
      style: load('picture.css'),
      worker: load('elk-worker.js'),
      simulator: load('simulator.js'),
      ...inTheLanguageOfTheEditor(vscode.l10n.t('Picture of a chain')),
      cspSource: webview.cspSource,
      nonce: createNonce(),
    });
  }

  send(message: ToWebview): void {
    void this.#webview.postMessage(message);
  }

  /** The next message of one of these types. */
  next<Type extends FromWebview['type']>(...types: readonly Type[]): Promise<FromWebview & { type: Type }> {
    return new Promise((resolve) => {
      const listener = this.onMessage((message) => {
        if (!isOf(message, types)) return;
        listener.dispose();
        resolve(message);
      });
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#received.dispose();
  }
}

/** VS Code hands out a bundle only where it speaks another language than English. */
export function inTheLanguageOfTheEditor(title: string) {
  return {
    language: vscode.l10n.bundle === undefined ? 'en' : vscode.env.language,
    words: vscode.l10n.bundle ?? {},
    title,
  };
}

function isOf<Type extends FromWebview['type']>(
  message: FromWebview,
  types: readonly Type[],
): message is FromWebview & { type: Type } {
  return types.some((type) => type === message.type);
}

/** A fresh, unguessable value for one page. */
export function createNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
