/** The extension on a desktop or a remote machine: the language server is a process of its own. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { run } from './chainwright.ts';

export function activate(context: vscode.ExtensionContext): void {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server-node.js').fsPath;
  const server = { module, transport: TransportKind.ipc };
  run(context, (id, name, options) => new LanguageClient(id, name, { run: server, debug: server }, options));
}
