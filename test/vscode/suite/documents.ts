/** Files of the workspace, and what VS Code shows of them. */
import * as vscode from 'vscode';

export function uriOf(file: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, file);
}

export async function show(file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(file)));
}

/** The place right behind the first occurrence of a text. */
export function behind(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`"${text}" is not in ${document.uri}`);
  return document.positionAt(at + text.length);
}

/** Puts one text in the place of another, for the time of an action. */
export async function withText(
  editor: vscode.TextEditor,
  was: string,
  becomes: string,
  action: () => Promise<void>,
): Promise<void> {
  const before = editor.document.getText();
  await replaceAll(
    editor,
    before.replace(was, () => becomes),
  );
  try {
    await action();
  } finally {
    await replaceAll(editor, before);
    await editor.document.save();
  }
}

async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  await editor.edit((edit) => edit.replace(whole, text));
}

/** The findings of a file as soon as they are as wanted. */
export function findingsOf(
  uri: vscode.Uri,
  areWanted: (findings: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return when(vscode.languages.onDidChangeDiagnostics, () => {
    const findings = vscode.languages.getDiagnostics(uri);
    return areWanted(findings) ? findings : undefined;
  });
}

/** The value of a look, taken now and again after each event, as soon as there is one. */
export function when<T>(event: vscode.Event<unknown>, look: () => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const check = () => {
      const value = look();
      if (value === undefined) return;
      listener.dispose();
      resolve(value);
    };
    const listener = event(check);
    check();
  });
}

/** Id of the rule. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
