/** Refactorings that need to ask something: a new name, a file to move to. The server does the rest. */
import { MoveArguments, RenameArguments } from '@chainwright/server/protocol';
import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';

/** Asks for a better name where something new has one already. */
export async function renameAt(...given: unknown[]): Promise<void> {
  const [uri, { line, character }] = RenameArguments.parse(given);
  const at = new vscode.Position(line, character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: new vscode.Range(at, at) });
  await vscode.commands.executeCommand('editor.action.rename');
}

export async function moveDeclaration(server: LanguageServer, ...given: unknown[]): Promise<void> {
  const [uri, name] = MoveArguments.parse(given);
  const target = await askForFile(server, uri, name);
  if (target === undefined) return;
  const answer = await server.move({ uri, name, target });
  if (answer === undefined) return;
  if (answer.refusal !== undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Chainwright: {0} cannot move there. {1}', name, answer.refusal),
    );
    return;
  }
  await server.apply(answer);
}

interface Choice extends vscode.QuickPickItem {
  /** Absent: a file that is not there yet. */
  readonly uri?: string;
}

async function askForFile(server: LanguageServer, uri: string, name: string): Promise<string | undefined> {
  const source = vscode.Uri.parse(uri);
  const choices: Choice[] = [
    { label: `$(new-file) ${vscode.l10n.t('A new file…')}` },
    ...(await server.moveTargets(uri)).map((one) => ({
      label: vscode.workspace.asRelativePath(vscode.Uri.parse(one)),
      uri: one,
    })),
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Move {0} to…', name),
    matchOnDescription: true,
  });
  if (chosen === undefined || chosen.uri !== undefined) return chosen?.uri;
  const file = await vscode.window.showInputBox({
    title: vscode.l10n.t('Move {0} to a new file', name),
    value: `${name.toLowerCase()}.chain`,
    validateInput: (value) =>
      /^[^/\\]+\.chain$/.test(value) ? undefined : vscode.l10n.t('A name that ends in .chain'),
  });
  return file === undefined ? undefined : vscode.Uri.joinPath(source, '..', file).toString();
}
