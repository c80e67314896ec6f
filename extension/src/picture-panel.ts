/**
 * The picture of one chain in a panel. It follows the text: drawn again as one types, lit up where the cursor is, and
 * a click leads back to the line. While the text is broken, the last good picture stays.
 */
import type { PictureAnswer, PictureParams } from '@chainwright/server/protocol';
import * as vscode from 'vscode';
import { askFormat, savePicture } from './export-picture.ts';
import type { LanguageServer } from './language-server.ts';
import { pictureMessage } from './picture-message.ts';
import type { PicturePage } from './picture-page.ts';
import { chainAt, nodeAt } from './places.ts';
import { quietly } from './quiet.ts';
import { reveal } from './reveal.ts';
import type { FromWebview, ToWebview } from './webview/messages.ts';

/** What a panel shows; kept over a reload of the window. */
export interface Shown {
  readonly uri: string;
  /** Of several chains; the first where not said. */
  readonly chain?: string;
  /** What is shown on top; nothing where not said. */
  readonly overlay?: PictureParams['overlay'];
}

const QUIET_MS = 130;
const LIMIT_MS = 400;

export class PicturePanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #page: PicturePage;
  readonly #server: LanguageServer;
  readonly #onShown: (shown: Shown) => void;
  readonly #refreshSoon = quietly(() => void this.#refresh(), QUIET_MS, LIMIT_MS);
  readonly #subscriptions: vscode.Disposable[];
  #request = new vscode.CancellationTokenSource();
  #shown: Shown;
  /** The answer of the last readable text. */
  #good: PictureAnswer | undefined;
  #message: ToWebview | undefined;
  #isReady = false;
  #isDrawn = false;

  constructor(
    panel: vscode.WebviewPanel,
    page: PicturePage,
    server: LanguageServer,
    shown: Shown,
    onShown: (shown: Shown) => void,
  ) {
    this.#panel = panel;
    this.#page = page;
    this.#server = server;
    this.#shown = shown;
    this.#onShown = onShown;
    this.#subscriptions = [
      page,
      page.onMessage((message) => this.#receive(message)),
      server.onStarted(() => this.#refreshSoon.call()),
      server.onChanged((uris) => {
        if (uris.includes(this.#shown.uri)) this.#refreshSoon.call();
      }),
      server.onFiguresChanged(() => {
        if ((this.#shown.overlay ?? 'none') !== 'none') this.#refreshSoon.call();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
    ];
    this.show(shown);
  }

  /** Shows another file or chain; with the overlay of before, unless another is named. */
  show(shown: Shown): void {
    this.#shown = { ...this.#overlay(), ...shown };
    void this.#refresh();
  }

  /** Brings the panel to the front, in the column where it is unless another is asked for. */
  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /** Opens the sheet on which the chain is simulated, once there is a picture. */
  async simulate(): Promise<void> {
    this.#panel.reveal(undefined, false);
    if (!this.#isDrawn) await this.#page.next('drawn', 'failed');
    this.#page.send({ type: 'openSimulation' });
  }

  /** Asks as what and where to, and writes the picture as it is shown. */
  async export(): Promise<void> {
    const choice = await askFormat();
    if (choice === undefined) return;
    if (!this.#isDrawn) await this.#page.next('drawn', 'failed');
    const answer = this.#page.next('exported', 'failed');
    this.#page.send({ type: 'export', format: choice.format, scale: choice.scale });
    const result = await answer;
    if (result.type !== 'exported') return;
    await savePicture(vscode.Uri.parse(this.#shown.uri), this.#good?.chain, choice, result.content);
  }

  dispose(): void {
    this.#refreshSoon.cancel();
    this.#request.cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #refresh(): Promise<void> {
    this.#request.cancel();
    this.#request = new vscode.CancellationTokenSource();
    const { token } = this.#request;
    const answer = await this.#server.picture(this.#shown, token);
    if (answer === undefined || token.isCancellationRequested) return;
    this.#message = pictureMessage(answer, this.#good);
    if (!answer.broken) this.#good = answer;
    this.#shown = { ...this.#overlay(), uri: answer.uri, ...(answer.chain !== '' && { chain: answer.chain }) };
    this.#onShown(this.#shown);
    this.#panel.title = vscode.l10n.t('Picture of {0}', titleOf(answer));
    this.#send();
  }

  #overlay(): Pick<Shown, 'overlay'> {
    const { overlay } = this.#shown;
    return overlay === undefined ? {} : { overlay };
  }

  #send(): void {
    if (!this.#isReady || this.#message === undefined) return;
    this.#page.send(this.#message);
    this.#lightUp(this.#editor());
  }

  async #answerSimulation(): Promise<void> {
    const { uri, chain = '' } = this.#shown;
    this.#page.send({ type: 'simulation', subject: (await this.#server.simulation({ uri, chain })) ?? null });
  }

  #receive(message: FromWebview): void {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#send();
        return;
      case 'drawn':
        this.#isDrawn = true;
        return;
      case 'reveal':
        if (message.uri === this.#shown.uri) void reveal(message.uri, message.range);
        return;
      case 'selectChain':
        this.show({ uri: this.#shown.uri, chain: message.name });
        return;
      case 'selectOverlay':
        this.show({ ...this.#shown, overlay: message.name });
        return;
      case 'askSimulation':
        void this.#answerSimulation();
        return;
      case 'failed':
        void vscode.window.showErrorMessage(
          vscode.l10n.t('Chainwright: the picture could not be drawn. {0}', message.message),
        );
        return;
      case 'exported':
        return;
    }
  }

  /** The picture shows the file that is being edited, and of it the chain that the cursor is in. */
  #follow(editor: vscode.TextEditor | undefined): void {
    if (editor?.document.languageId !== 'chain') return;
    const uri = editor.document.uri.toString();
    const isShown = uri === this.#shown.uri;
    const chain = isShown ? chainAt(this.#good?.chains ?? [], editor.selection.active) : undefined;
    if (!isShown) this.show({ uri });
    else if (chain !== undefined && chain !== this.#shown.chain) this.show({ uri, chain });
    else this.#lightUp(editor);
  }

  #lightUp(editor: vscode.TextEditor | undefined): void {
    if (!this.#isReady || editor === undefined || this.#good?.uri !== this.#shown.uri) return;
    const node = nodeAt(this.#good.graph?.nodes ?? [], editor.selection.active);
    this.#page.send({ type: 'cursor', ...(node !== undefined && { node }) });
  }

  #editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === this.#shown.uri);
  }
}

function titleOf(answer: PictureAnswer): string {
  const chain = answer.chains.find(({ name }) => name === answer.chain);
  return chain?.title ?? answer.uri.slice(answer.uri.lastIndexOf('/') + 1);
}
