/** *Report a Problem*: what we need to know of where it happened, and nothing of what is in any file. */
import * as vscode from 'vscode';

export async function reportProblem({ extension }: vscode.ExtensionContext): Promise<void> {
  const text = reportOf(extension);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
  await vscode.window.showTextDocument(document);
  const open = vscode.l10n.t('Copy and Open the Issue Page');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Chainwright: complete the report, then send it. It holds versions, and nothing of your files.'),
    open,
  );
  if (chosen !== open) return;
  await vscode.env.clipboard.writeText(document.getText());
  const { url } = extension.packageJSON.bugs ?? {};
  if (typeof url === 'string') await vscode.env.openExternal(vscode.Uri.parse(`${url}/new`));
}

/** The facts in English, whoever reports: they are read by who looks for the cause. */
function reportOf(extension: vscode.Extension<unknown>): string {
  const place = vscode.env.uiKind === vscode.UIKind.Web ? 'browser' : 'desktop';
  const facts = [
    `Chainwright ${extension.packageJSON.version}`,
    `${vscode.env.appName} ${vscode.version} (${place}${vscode.env.remoteName === undefined ? '' : `, ${vscode.env.remoteName}`})`,
    `Language of the editor: ${vscode.env.language}`,
    `Folders in the workspace: ${vscode.workspace.workspaceFolders?.length ?? 0}, trusted: ${vscode.workspace.isTrusted ? 'yes' : 'no'}`,
  ];
  return [
    vscode.l10n.t('What I did:'),
    '',
    vscode.l10n.t('What I expected:'),
    '',
    vscode.l10n.t('What happened instead:'),
    '',
    '---',
    '',
    ...facts.map((fact) => `- ${fact}`),
    '',
  ].join('\n');
}
