/** *Open an Example*: a whole process to play with, in a text that is written nowhere until one saves it. */
import * as vscode from 'vscode';

const EXAMPLE = 'dist/motor-claim.chain';

export async function openExample(extension: vscode.Uri): Promise<vscode.TextDocument> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, EXAMPLE));
  const document = await vscode.workspace.openTextDocument({
    language: 'chain',
    content: new TextDecoder().decode(bytes),
  });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
  return document;
}
