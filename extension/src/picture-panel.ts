/**
 * The picture of one chain in a panel. It follows the text: drawn again as one types, lit up where the cursor is, and
 * a click leads back to the line. While the text is broken, the last good picture stays.
 */
import type { PictureAnswer, PictureParams } from '@chainwright/server/protocol';
import * as vscode from 'vscode';
import { askFormat, savePicture } from './export-picture.ts';
import type { KeptViews } from './kept-views.ts';
import type { LanguageServer } from './language-server.ts';
import { PictureFixes } from './picture-fixes.ts';
import { pictureMessage } from './picture-message.ts';
import type { PicturePage } from './picture-page.ts';
import { chainAt, isWithin, nodeAt, type Range } from './places.ts';
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
  /** By whom the lanes are; who does it where not said. */
  readonly lanes?: PictureParams['lanes'];
  /** Steps of this chain that are shown as what they run. */
  readonly inline?: PictureParams['inline'];
  /** All chains of the workspace, instead of one. */
  readonly whole?: PictureParams['whole'];
}

const QUIET_MS = 130;
const LIMIT_MS = 400;

export class PicturePanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #page: PicturePage;
  readonly #server: LanguageServer;
  readonly #views: KeptViews;
  readonly #onShown: (shown: Shown) => void;
  readonly #refreshSoon = quietly(() => void this.#refresh(), QUIET_MS, LIMIT_MS);
  readonly #subscriptions: vscode.Disposable[];
  readonly #fixes = new PictureFixes();
  /** What is looked for, until there is an answer that holds it. */
  #wanted: vscode.Position | undefined;
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
    { views, onShown }: { readonly views: KeptViews; readonly onShown: (shown: Shown) => void },
  ) {
    this.#panel = panel;
    this.#page = page;
    this.#server = server;
    this.#shown = shown;
    this.#views = views;
    this.#onShown = onShown;
    this.#subscriptions = [
      page,
      page.onMessage((message) => this.#receive(message)),
      server.onStarted(() => this.#refreshSoon.call()),
      server.onChanged((uris) => {
        if (this.#shown.whole === true || uris.includes(this.#shown.uri)) this.#refreshSoon.call();
      }),
      server.onFiguresChanged(() => this.#refreshSoon.call()),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
    ];
    this.show(shown);
  }

  get uri(): vscode.Uri {
    return vscode.Uri.parse(this.#shown.uri);
  }

  /** Shows another file or chain; with the overlay and the lanes of before, unless others are named. */
  show(shown: Shown): void {
    this.#shown = { ...this.#look(), ...shown };
    void this.#refresh();
  }

  /** Brings the node into the middle whose text covers a position of the file that is shown. */
  find(at: vscode.Position): void {
    this.#wanted = at;
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
    this.#message = pictureMessage(answer, this.#good, this.#shown, (key) => this.#views.of(key));
    if (!answer.broken) this.#good = answer;
    const { inline, whole } = this.#shown;
    this.#shown = {
      ...this.#look(),
      ...(inline !== undefined && { inline }),
      ...(whole !== undefined && { whole }),
      uri: answer.uri,
      ...(answer.chain !== '' && { chain: answer.chain }),
    };
    this.#onShown(this.#shown);
    this.#panel.title = vscode.l10n.t('Picture of {0}', titleOf(answer));
    this.#send();
  }

  #look(): Pick<Shown, 'overlay' | 'lanes'> {
    const { overlay, lanes } = this.#shown;
    return { ...(overlay !== undefined && { overlay }), ...(lanes !== undefined && { lanes }) };
  }

  #send(): void {
    if (!this.#isReady || this.#message === undefined) return;
    this.#page.send(this.#message);
    if (this.#wanted === undefined) this.#lightUp(this.#editor());
    else this.#showWanted(this.#wanted);
  }

  /** In another chain of the file when it stands there. */
  #showWanted(at: vscode.Position): void {
    const chain = chainAt(this.#good?.chains ?? [], at);
    if (chain !== undefined && chain !== this.#shown.chain) {
      this.show({ uri: this.#shown.uri, chain });
      return;
    }
    this.#wanted = undefined;
    const graph = this.#good?.graph;
    const edge = graph?.edges.find(({ file, place }) => file === undefined && isWithin(place, at));
    const node = nodeAt(graph?.nodes ?? [], at) ?? edge?.from;
    if (node !== undefined) this.#page.send({ type: 'show', node });
  }

  async #answerFindings(id: string, uri: string, { start, end }: Range): Promise<void> {
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    this.#page.send({ type: 'findings', id, findings: await this.#fixes.at(vscode.Uri.parse(uri), range) });
  }

  /** The chain's own file, and those of the chains that are shown in it. */
  #isShown(uri: string): boolean {
    const { nodes = [], edges = [] } = this.#good?.graph ?? {};
    return uri === this.#shown.uri || [...nodes, ...edges].some(({ file }) => file === uri);
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
        if (this.#isShown(message.uri)) void reveal(message.uri, message.range);
        return;
      case 'selectChain':
        this.show({ uri: this.#shown.uri, chain: message.name });
        return;
      case 'selectOverlay':
        this.show({ ...this.#shown, overlay: message.name });
        return;
      case 'looked':
        this.#views.keep(message.kept);
        return;
      case 'selectLanes':
        this.show({ ...this.#shown, lanes: message.lanes });
        return;
      case 'selectInline':
        this.show({ ...this.#shown, inline: message.steps });
        return;
      case 'openChain':
        if (this.#good?.graph?.nodes.some(({ runsAt }) => runsAt?.file === message.uri))
          this.show({ uri: message.uri, chain: message.name });
        return;
      case 'askFindings':
        if (this.#isShown(message.uri)) void this.#answerFindings(message.id, message.uri, message.range);
        return;
      case 'applyFix':
        void this.#fixes.apply(message.id);
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
    if (editor?.document.languageId !== 'chain' || this.#shown.whole === true) return;
    const uri = editor.document.uri.toString();
    const isShown = uri === this.#shown.uri;
    const chain = isShown ? chainAt(this.#good?.chains ?? [], editor.selection.active) : undefined;
    if (!isShown) this.show({ uri });
    else if (chain !== undefined && chain !== this.#shown.chain) this.show({ uri, chain });
    else this.#lightUp(editor);
  }

  #lightUp(editor: vscode.TextEditor | undefined): void {
    if (this.#shown.whole === true || !this.#isReady || editor === undefined || this.#good?.uri !== this.#shown.uri)
      return;
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
