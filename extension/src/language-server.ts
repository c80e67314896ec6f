/** The language server as the editor sees it: starts, restarts, answers for pictures, and says so when it cannot. */

import {
  CHANGED,
  ChangedParams,
  COMPARISON,
  ComparisonAnswer,
  type ComparisonParams,
  FIGURES_CHANGED,
  FIRST_FILE,
  FirstFileAnswer,
  type FirstFileParams,
  MOVE_DECLARATION,
  MOVE_TARGETS,
  MoveAnswer,
  type MoveParams,
  MoveTargetsAnswer,
  PICTURE,
  PictureAnswer,
  type PictureParams,
  QUEUES,
  QueuesAnswer,
  RULE_PAGE,
  RULES,
  RulePageAnswer,
  RulesAnswer,
  SETTINGS_SECTION,
  SIMULATION,
  SimulationAnswer,
  type SimulationParams,
  STATUS,
  StatusAnswer,
  type StatusParams,
} from '@chainwright/server/protocol';
import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { restarting } from './crashes.ts';
import { answerReads } from './workspace-files.ts';

/** Makes a client for the server that fits the place where the extension runs. */
export type ClientFactory<Client> = (id: string, name: string, options: LanguageClientOptions) => Client;

export class LanguageServer implements vscode.Disposable {
  readonly #createClient: ClientFactory<BaseLanguageClient>;
  readonly #output: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<readonly string[]>();
  /** URIs of the documents whose picture may have changed. */
  readonly onChanged = this.#changed.event;
  readonly #figuresChanged = new vscode.EventEmitter<void>();
  /** Figures are others than before. */
  readonly onFiguresChanged = this.#figuresChanged.event;
  readonly #started = new vscode.EventEmitter<void>();
  readonly onStarted = this.#started.event;
  #client: BaseLanguageClient | undefined;

  constructor(createClient: ClientFactory<BaseLanguageClient>, output: vscode.LogOutputChannel) {
    this.#createClient = createClient;
    this.#output = output;
  }

  async start(): Promise<void> {
    const client = this.#createClient('chainwright', 'Chainwright', {
      documentSelector: [{ language: 'chain' }],
      outputChannel: this.#output,
      initializationOptions: { commands: true },
      synchronize: { configurationSection: SETTINGS_SECTION },
      errorHandler: this.#errorHandler(),
      // Said in the output; that it does not come up at all is said by who started it.
      initializationFailedHandler: (error) => {
        this.#output.error(error instanceof Error ? error : String(error));
        return false;
      },
    });
    answerReads(client);
    client.onNotification(CHANGED, (params: unknown) => this.#changed.fire(ChangedParams.parse(params).uris));
    client.onNotification(FIGURES_CHANGED, () => this.#figuresChanged.fire());
    this.#client = client;
    try {
      await client.start();
      this.#started.fire();
    } catch (error) {
      this.#output.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(
        vscode.l10n.t('Chainwright: the language server did not start. The output says why.'),
      );
    }
  }

  /** The client starts a server that ended, and tells it what is open; one that keeps ending stays down, with one message. */
  #errorHandler(): ErrorHandler {
    const again = restarting();
    return {
      error: (error) => {
        this.#output.error(error);
        return { action: ErrorAction.Continue, handled: true };
      },
      closed: () => {
        if (again()) return { action: CloseAction.Restart, handled: true };
        void this.#sayThatItStaysDown();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
  }

  async #sayThatItStaysDown(): Promise<void> {
    const message = vscode.l10n.t('Chainwright: the language server ended five times and was not started again.');
    const [restart, show] = [vscode.l10n.t('Restart'), vscode.l10n.t('Show Output')];
    const chosen = await vscode.window.showErrorMessage(message, restart, show);
    if (chosen === restart) await this.restart();
    if (chosen === show) this.#output.show();
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.start();
  }

  /** The picture of a chain; undefined while the server is not there to draw it. */
  picture(params: PictureParams, token: vscode.CancellationToken): Promise<PictureAnswer | undefined> {
    return this.#ask(PICTURE, params, (answer) => PictureAnswer.parse(answer), token);
  }

  /** What the text of now does to the process; undefined while the server is not there to say it. */
  comparison(params: ComparisonParams, token: vscode.CancellationToken): Promise<ComparisonAnswer | null | undefined> {
    return this.#ask(COMPARISON, params, (answer) => ComparisonAnswer.nullable().parse(answer), token);
  }

  /** Where work waits; undefined while the server is not there to say it. */
  queues(): Promise<QueuesAnswer | undefined> {
    return this.#ask(QUEUES, {}, (answer) => QueuesAnswer.parse(answer));
  }

  /** What a simulation of a chain needs; null: there is no such chain. */
  simulation(params: SimulationParams): Promise<SimulationAnswer | undefined> {
    return this.#ask(SIMULATION, params, (answer) => SimulationAnswer.parse(answer));
  }

  /** The chain at a place in a few words; undefined while the server is not there to say it. */
  status(params: StatusParams, token: vscode.CancellationToken): Promise<StatusAnswer | undefined> {
    return this.#ask(STATUS, params, (answer) => StatusAnswer.parse(answer), token);
  }

  /** A first file from what a newcomer said; undefined while the server is not there to write it. */
  firstFile(params: FirstFileParams): Promise<FirstFileAnswer | undefined> {
    return this.#ask(FIRST_FILE, params, (answer) => FirstFileAnswer.parse(answer));
  }

  /** Every rule; undefined while the server is not there to say them. */
  rules(): Promise<RulesAnswer | undefined> {
    return this.#ask(RULES, {}, (answer) => RulesAnswer.parse(answer));
  }

  /** The page of a rule; null: there is no such rule. */
  rulePage(rule: string): Promise<RulePageAnswer | undefined> {
    return this.#ask(RULE_PAGE, { rule }, (answer) => RulePageAnswer.parse(answer));
  }

  /** The edit that moves a declaration to a file, or why it cannot. */
  move(params: MoveParams): Promise<MoveAnswer | undefined> {
    return this.#ask(MOVE_DECLARATION, params, (answer) => MoveAnswer.parse(answer));
  }

  /** Files that what is declared in a file may move to. */
  async moveTargets(uri: string): Promise<readonly string[]> {
    return (await this.#ask(MOVE_TARGETS, { uri }, (answer) => MoveTargetsAnswer.parse(answer)))?.uris ?? [];
  }

  async apply({ edit }: MoveAnswer): Promise<void> {
    const made = await this.#client?.protocol2CodeConverter.asWorkspaceEdit(edit);
    // As a refactoring its files are saved, as those of the menu are: nobody looks for changes in files that are not open.
    if (made) await vscode.workspace.applyEdit(made, { isRefactoring: true });
  }

  async #ask<Answer>(
    request: string,
    params: object,
    parse: (answer: unknown) => Answer,
    token?: vscode.CancellationToken,
  ): Promise<Answer | undefined> {
    if (this.#client?.isRunning() !== true) return undefined;
    try {
      return parse(await this.#client.sendRequest(request, params, token));
    } catch (error) {
      if (token?.isCancellationRequested !== true) this.#output.error(error instanceof Error ? error : String(error));
      return undefined;
    }
  }

  dispose(): void {
    this.#changed.dispose();
    this.#started.dispose();
    this.#figuresChanged.dispose();
    void this.#stop();
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      this.#output.warn(vscode.l10n.t('The language server did not stop by itself: {0}', String(error)));
    }
  }
}
