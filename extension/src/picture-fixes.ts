/** What is found at a part of the picture, and what mends it: asked of the editor, which asks the server. */
import * as vscode from 'vscode';
import type { FoundAt } from './webview/messages.ts';

const SOURCE = 'chainwright';
const SEVERITIES: Readonly<Partial<Record<vscode.DiagnosticSeverity, FoundAt['severity']>>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
};

/** Holds the fixes of what was asked last, until one of them is chosen. */
export class PictureFixes {
  #actions: readonly vscode.CodeAction[] = [];

  async at(uri: vscode.Uri, range: vscode.Range): Promise<FoundAt[]> {
    const diagnostics = vscode.languages
      .getDiagnostics(uri)
      .filter((one) => one.source === SOURCE && range.contains(one.range));
    const actions: vscode.CodeAction[] = [];
    const found: FoundAt[] = [];
    const offered = new Set<string>();
    for (const diagnostic of diagnostics) {
      // The editor does not say which finding a fix is of: where several stand at one place, the first has them.
      const fixes = (await fixesAt(uri, diagnostic.range)).filter(({ title }) => !offered.has(title));
      for (const { title } of fixes) offered.add(title);
      found.push({
        message: diagnostic.message,
        severity: SEVERITIES[diagnostic.severity] ?? 'info',
        fixes: fixes.map(({ title }, i) => ({ id: actions.length + i, title })),
      });
      actions.push(...fixes);
    }
    this.#actions = actions;
    return found;
  }

  /** The text is what it was when the fix was offered, or the editor refuses it. */
  async apply(id: number): Promise<void> {
    const action = this.#actions[id];
    this.#actions = [];
    if (action?.edit !== undefined) await vscode.workspace.applyEdit(action.edit);
    if (action?.command !== undefined) {
      await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    }
  }
}

async function fixesAt(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  const all = await vscode.commands.executeCommand<(vscode.CodeAction | vscode.Command)[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return all.filter((one): one is vscode.CodeAction => 'edit' in one && one.edit !== undefined);
}
