/** Goes to a place of a text. */
import * as vscode from 'vscode';
import type { Range } from './places.ts';

/** In the column where the text is shown already, otherwise in that of the text that is being edited. */
export async function reveal(uri: string, { start, end }: Range): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const beside = vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'chain');
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
    viewColumn: (shown ?? beside)?.viewColumn ?? vscode.ViewColumn.One,
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
  });
}
