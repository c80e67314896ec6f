import * as vscode from 'vscode';
import { behind, show, uriOf, withText } from './documents.ts';
import { expectEqual, expectTrue } from './expect.ts';
import type { TestCase } from './test-case.ts';

export const editing: readonly TestCase[] = [
  {
    name: 'completion offers who can do a step',
    run: async () => {
      const editor = await show('motor-claim.chain');
      await withText(editor, 'by Counsel  work', 'by   work', async () => {
        const labels = await completions(editor.document, behind(editor.document, '"Legal opinion" { by '));
        for (const pool of ['Handler', 'Counsel', 'Reader', 'PolicyAdmin']) {
          expectTrue(labels.includes(pool), `${pool} is not among ${labels.join(', ')}`);
        }
        expectTrue(!labels.includes('TrafficLaw'), 'a document cannot do a step');
      });
    },
  },
  {
    name: 'completion offers what a step may say',
    run: async () => {
      const editor = await show('small.chain');
      await withText(editor, 'takes 10min', 'takes 10min\n    ', async () => {
        const labels = await completions(editor.document, behind(editor.document, 'takes 10min\n    '));
        for (const word of ['verify', 'owner', 'quality']) {
          expectTrue(
            labels.some((label) => label.startsWith(word)),
            `${word} is not among ${labels.join(', ')}`,
          );
        }
      });
    },
  },
  {
    name: 'rename reaches the other files',
    run: async () => {
      const { document } = await show('people.chain');
      const at = behind(document, 'role Hand');
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'Clerk',
      );
      const counts = edit.entries().map(([uri, edits]) => [uri.path.split('/').at(-1), edits.length] as const);
      const motorClaim = await vscode.workspace.openTextDocument(uriOf('motor-claim.chain'));
      const uses = motorClaim.getText().match(/\bHandler\b/g)?.length ?? 0;
      expectEqual([...counts].sort(), [
        ['motor-claim.chain', uses],
        ['people.chain', 1],
      ]);
    },
  },
  {
    name: 'formatting gives the canonical layout, once and for all',
    run: async () => {
      const editor = await show('untidy.chain');
      await vscode.commands.executeCommand('editor.action.formatDocument');
      const text = editor.document.getText();
      expectTrue(text.includes('\n    takes 10min\n'), text);
      await vscode.commands.executeCommand('editor.action.formatDocument');
      expectEqual(editor.document.getText(), text);
      await editor.document.save();
    },
  },
];

async function completions(document: vscode.TextDocument, at: vscode.Position): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}
