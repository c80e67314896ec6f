/** The extension in a browser: the language server is a web worker. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { run } from './chainwright.ts';

export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server-browser.js').toString(true);
  run(context, (id, name, options) => new LanguageClient(id, name, new Worker(script), options));
}
