/** What the extension is, wherever it runs: a language client, the picture beside the text, the queues, and commands. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands.ts';
import { Comparisons } from './comparison/comparisons.ts';
import { type ClientFactory, LanguageServer } from './language-server.ts';
import { PicturePanels } from './picture-panels.ts';
import { QueuesView } from './queues-view.ts';
import { statusBar } from './status-bar.ts';

/** Does not wait for the server: whoever needs it hears when it has started, and it says itself when it cannot. */
export function run(context: vscode.ExtensionContext, createClient: ClientFactory<BaseLanguageClient>): void {
  const output = vscode.window.createOutputChannel('Chainwright', { log: true });
  const server = new LanguageServer(createClient, output);
  const panels = new PicturePanels(context, server);
  const queues = new QueuesView(server);
  context.subscriptions.push(
    output,
    server,
    panels,
    queues,
    registerCommands({ context, output, server, panels, queues }),
  );
  context.subscriptions.push(statusBar(server), new Comparisons(context, server));
  void vscode.commands.executeCommand('setContext', 'chainwright.active', true);
  void server.start();
}
