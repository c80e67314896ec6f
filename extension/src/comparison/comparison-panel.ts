/**
 * The comparison of the process of now with another state of it: one picture of both, what changed and the figures
 * beside it. It follows the text, and the repository.
 */
import type { ComparisonAnswer } from '@chainwright/server/protocol';
import * as vscode from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import { createNonce, inTheLanguageOfTheEditor } from '../picture-page.ts';
import { quietly } from '../quiet.ts';
import { reveal } from '../reveal.ts';
import { type FromComparison, parseFromComparison, type ToComparison } from '../webview/comparison/messages.ts';
import { pictureHtml } from '../webview/html.ts';
import { type Against, textsOf } from './against.ts';
import { askAgainst } from './ask.ts';
import { pastUri, repositoryOf } from './git.ts';

/** What a panel shows; kept over a reload of the window. */
export interface Compared {
  readonly uri: string;
  readonly against: Against;
  readonly chain?: string;
}

const QUIET_MS = 400;
const LIMIT_MS = 2_000;

export class ComparisonPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #server: LanguageServer;
  readonly #onCompared: (compared: Compared) => void;
  readonly #refreshSoon = quietly(() => void this.#refresh(), QUIET_MS, LIMIT_MS);
  readonly #subscriptions: vscode.Disposable[];
  #repository: vscode.Disposable | undefined;
  #request = new vscode.CancellationTokenSource();
  #compared: Compared;
  #answer: ComparisonAnswer | undefined;
  #message: ToComparison | undefined;
  #isReady = false;

  constructor(
    panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    server: LanguageServer,
    compared: Compared,
    onCompared: (compared: Compared) => void,
  ) {
    this.#panel = panel;
    this.#server = server;
    this.#compared = compared;
    this.#onCompared = onCompared;
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((data: unknown) => {
        const message = parseFromComparison(data);
        if (message !== undefined) void this.#receive(message);
      }),
      server.onStarted(() => this.#refreshSoon.call()),
      server.onChanged(() => this.#refreshSoon.call()),
    ];
    const dist = vscode.Uri.joinPath(extension, 'dist');
    const load = (file: string) => panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.html = pictureHtml({
      script: load('comparison.js'),
      style: load('comparison.css'),
      worker: load('elk-worker.js'),
      simulator: '',
      ...inTheLanguageOfTheEditor(vscode.l10n.t('Comparison')),
      cspSource: panel.webview.cspSource,
      nonce: createNonce(),
    });
    this.show(compared);
  }

  show(compared: Compared): void {
    this.#compared = compared;
    void this.#follow();
    void this.#refresh();
  }

  reveal(): void {
    this.#panel.reveal(undefined, false);
  }

  /** To the next change, or to the one before. */
  step(by: 1 | -1): void {
    this.#panel.reveal(undefined, false);
    void this.#panel.webview.postMessage({ type: 'step', by } satisfies ToComparison);
  }

  dispose(): void {
    this.#refreshSoon.cancel();
    this.#request.cancel();
    this.#repository?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** A commit, a checkout or a saved file makes another comparison. */
  async #follow(): Promise<void> {
    const { uri, against } = this.#compared;
    const repository = against.kind === 'file' ? undefined : await repositoryOf(vscode.Uri.parse(uri));
    this.#repository?.dispose();
    this.#repository =
      repository === undefined || 'why' in repository
        ? undefined
        : repository.state.onDidChange(() => this.#refreshSoon.call());
  }

  async #refresh(): Promise<void> {
    this.#request.cancel();
    this.#request = new vscode.CancellationTokenSource();
    const { token } = this.#request;
    const { uri, against, chain } = this.#compared;
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    this.#panel.title = vscode.l10n.t('{0} and {1}', decodeURIComponent(name), against.label);
    const base = await textsOf(against, vscode.Uri.parse(uri));
    if (token.isCancellationRequested) return;
    if ('why' in base) {
      this.#answer = undefined;
      this.#send({ type: 'nothing', message: base.why });
      return;
    }
    const head = against.kind === 'file' ? decodeURIComponent(name) : vscode.l10n.t('now');
    const labels = { base: against.label, head };
    const answer = await this.#server.comparison({ uri, ...(chain !== undefined && { chain }), labels, base }, token);
    if (answer === undefined || answer === null || token.isCancellationRequested) return;
    this.#answer = answer;
    this.#onCompared(this.#compared);
    this.#send({ type: 'comparison', labels, answer });
  }

  #send(message: ToComparison): void {
    this.#message = message;
    if (this.#isReady) void this.#panel.webview.postMessage(message);
  }

  async #receive(message: FromComparison): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        if (this.#message !== undefined) this.#send(this.#message);
        return;
      case 'selectChain':
        this.show({ ...this.#compared, chain: message.name });
        return;
      case 'openChange': {
        const at = this.#answer?.shown?.changes[message.index]?.at;
        if (at) await this.#open(at.side, at.uri, at.range);
        return;
      }
      case 'openPart':
        await this.#openPart(message.kind, message.id);
        return;
      case 'other': {
        const against = await askAgainst(vscode.Uri.parse(this.#compared.uri));
        if (against !== undefined) this.show({ uri: this.#compared.uri, against });
        return;
      }
      case 'failed':
        void vscode.window.showErrorMessage(
          vscode.l10n.t('Chainwright: the comparison could not be drawn. {0}', message.message),
        );
        return;
    }
  }

  /** What is there now is opened as it is; what has gone, as it was. */
  async #openPart(kind: 'node' | 'edge', id: string): Promise<void> {
    const picture = this.#answer?.shown?.picture;
    for (const side of ['head', 'base'] as const) {
      const graph = picture?.[side];
      const part = (kind === 'node' ? graph?.nodes : graph?.edges)?.find((one) => one.id === id);
      if (graph && part !== undefined) return this.#open(side, graph.file, part.place);
    }
  }

  async #open(side: 'base' | 'head', uri: string, range: Parameters<typeof reveal>[1]): Promise<void> {
    const { against } = this.#compared;
    if (side === 'head' || against.kind === 'file') return reveal(uri, range);
    const past = await pastUri(vscode.Uri.parse(uri), against.ref);
    if (past !== undefined) await reveal(past.toString(), range);
  }
}
