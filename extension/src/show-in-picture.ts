/** From a place of the text, or a finding in the Problems panel, to the node of the picture. */
import * as vscode from 'vscode';
import type { PicturePanels } from './picture-panels.ts';

export const SHOW_IN_PICTURE = 'chainwright.showInPicture';
const SOURCE = 'chainwright';

export function showingInPicture(panels: PicturePanels): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(SHOW_IN_PICTURE, (uri?: unknown, position?: unknown) => {
      const editor = vscode.window.activeTextEditor;
      const of = uri instanceof vscode.Uri ? uri : editor?.document.uri;
      const at = position instanceof vscode.Position ? position : editor?.selection.active;
      if (of !== undefined && at !== undefined) panels.open(of, vscode.ViewColumn.Beside).find(at);
    }),
    vscode.languages.registerCodeActionsProvider(
      { language: 'chain' },
      { provideCodeActions: (document, _, { diagnostics }) => actionsFor(document.uri, diagnostics) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

function actionsFor(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const found = diagnostics.filter(({ source }) => source === SOURCE);
  const [first] = found;
  if (first === undefined) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Show in the picture'), vscode.CodeActionKind.QuickFix);
  action.diagnostics = found;
  action.command = { command: SHOW_IN_PICTURE, title: action.title, arguments: [uri, first.range.start] };
  return [action];
}
