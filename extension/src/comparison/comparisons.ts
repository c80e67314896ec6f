/** The one panel that shows a comparison, and the commands that lead to it. */
import * as vscode from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import type { Against } from './against.ts';
import { askAgainst, askCommit } from './ask.ts';
import { type Compared, ComparisonPanel } from './comparison-panel.ts';

const VIEW_TYPE = 'chainwright.comparison';
const COMPARED = 'chainwright.compared';
const HEAD: Against = { kind: 'revision', ref: 'HEAD', label: 'HEAD' };

export class Comparisons implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #server: LanguageServer;
  readonly #subscriptions: readonly vscode.Disposable[];
  #current: ComparisonPanel | undefined;

  constructor(context: vscode.ExtensionContext, server: LanguageServer) {
    this.#context = context;
    this.#server = server;
    const command = (name: string, run: (...given: readonly unknown[]) => unknown) =>
      vscode.commands.registerCommand(`chainwright.${name}`, run);
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (panel) => this.#restore(panel),
      }),
      command('compareWith', (given) => this.#ask(given, askAgainst)),
      command('compareWithHead', (given) => this.#ask(given, async () => HEAD)),
      // VS Code tells an extension the file of a timeline's entry, but not which entry it is.
      command('compareWithCommit', (_item, uri) => this.#ask(uri, askCommit)),
      command('nextChange', () => this.#current?.step(1)),
      command('previousChange', () => this.#current?.step(-1)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#current?.dispose();
  }

  async #ask(given: unknown, ask: (of: vscode.Uri) => Promise<Against | undefined>): Promise<void> {
    const uri = await chainFileFor(given);
    if (uri === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Chainwright: open a .chain file first.'));
      return;
    }
    const against = await ask(uri);
    if (against !== undefined) this.#open({ uri: uri.toString(), against });
  }

  #open(compared: Compared): void {
    if (this.#current !== undefined) {
      this.#current.show(compared);
      this.#current.reveal();
      return;
    }
    const options = { enableScripts: true, retainContextWhenHidden: true };
    this.#adopt(
      vscode.window.createWebviewPanel(VIEW_TYPE, vscode.l10n.t('Comparison'), vscode.ViewColumn.Beside, options),
      compared,
    );
  }

  #restore(panel: vscode.WebviewPanel): void {
    const compared = this.#context.workspaceState.get<Compared>(COMPARED);
    if (compared === undefined || this.#current !== undefined) panel.dispose();
    else this.#adopt(panel, compared);
  }

  #adopt(panel: vscode.WebviewPanel, compared: Compared): void {
    const { extensionUri, workspaceState } = this.#context;
    const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'icons', `picture-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const keep = (now: Compared) => void workspaceState.update(COMPARED, now);
    const shown = new ComparisonPanel(panel, extensionUri, this.#server, compared, keep);
    panel.onDidDispose(() => {
      shown.dispose();
      if (this.#current === shown) this.#current = undefined;
    });
    this.#current = shown;
  }
}

/** The file that a command is about: the one it is given, else the one in the editor, else any of the workspace. */
async function chainFileFor(given: unknown): Promise<vscode.Uri | undefined> {
  if (given instanceof vscode.Uri) return given.path.endsWith('.chain') ? given : undefined;
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  const open = editors.find((one) => one?.document.languageId === 'chain' && one.document.uri.scheme !== 'git');
  if (open !== undefined) return open.document.uri;
  const [first] = await vscode.workspace.findFiles('**/*.chain', '**/node_modules/**', 1);
  return first;
}
