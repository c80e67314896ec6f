/** In the status bar: the chain under the cursor, who limits it and how busy they are. A click shows the queues. */
import { SHOW_QUEUES_COMMAND } from '@chainwright/server/protocol';
import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';
import { quietly } from './quiet.ts';

const QUIET_MS = 150;
const LIMIT_MS = 500;

export function statusBar(server: LanguageServer): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('chainwright.status', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('Chainwright: who limits the chain');
  item.command = SHOW_QUEUES_COMMAND;
  let request = new vscode.CancellationTokenSource();

  const refresh = async () => {
    request.cancel();
    request = new vscode.CancellationTokenSource();
    const { token } = request;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'chain') return item.hide();
    const { line, character } = editor.selection.active;
    const uri = editor.document.uri.toString();
    const status = await server.status({ uri, position: { line, character } }, token);
    if (token.isCancellationRequested) return;
    if (status === null || status === undefined) return item.hide();
    item.text = `$(pulse) ${status.text}`;
    item.tooltip = status.details.join('\n');
    item.accessibilityInformation = { label: [status.text, ...status.details].join(', ') };
    item.show();
  };
  const soon = quietly(() => void refresh(), QUIET_MS, LIMIT_MS);

  return vscode.Disposable.from(
    item,
    { dispose: () => soon.cancel() },
    server.onStarted(() => soon.call()),
    server.onFiguresChanged(() => soon.call()),
    vscode.window.onDidChangeActiveTextEditor(() => soon.call()),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document.languageId === 'chain') soon.call();
    }),
  );
}
