/** *Explain Rule*: the page of a rule, beside the text that it is about. */
import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';

const SCHEME = 'chainwright-rule';

/** Shows the pages of rules as documents that are never written anywhere. */
export function rulePages(server: LanguageServer): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ path }) => (await server.rulePage(path.slice(1, -'.md'.length))) ?? '',
  });
}

/** @param rule asked for when it is not given; those of the findings in the text that is open come first. */
export async function explainRule(server: LanguageServer, rule?: string): Promise<void> {
  const id = rule ?? (await choose(server));
  if (id === undefined) return;
  if (typeof (await server.rulePage(id)) !== 'string') {
    void vscode.window.showInformationMessage(vscode.l10n.t('Chainwright: there is no rule “{0}”.', id));
    return;
  }
  await vscode.commands.executeCommand(
    'markdown.showPreviewToSide',
    vscode.Uri.from({ scheme: SCHEME, path: `/${id}.md` }),
  );
}

async function choose(server: LanguageServer): Promise<string | undefined> {
  const found = rulesHere();
  const rules = (await server.rules()) ?? [];
  const rank = (id: string) => (found.includes(id) ? found.indexOf(id) : found.length);
  const items = [...rules]
    .sort((a, b) => rank(a.id) - rank(b.id))
    .map(({ id, severity, summary }) => ({
      label: id,
      description: found.includes(id) ? vscode.l10n.t('{0}, found here', severity) : severity,
      detail: summary,
    }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Explain Rule'),
    placeHolder: vscode.l10n.t('Which rule?'),
    matchOnDetail: true,
  });
  return chosen?.label;
}

/** Rules of the findings of the active text, those at the cursor first. */
function rulesHere(): readonly string[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const findings = vscode.languages.getDiagnostics(editor.document.uri);
  const at = editor.selection.active;
  const [here, elsewhere] = [true, false].map((isHere) =>
    findings.filter(({ range }) => range.contains(at) === isHere),
  );
  return [...new Set([...(here ?? []), ...(elsewhere ?? [])].map(({ code }) => String(code)))];
}
