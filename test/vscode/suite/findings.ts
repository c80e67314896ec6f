import * as vscode from 'vscode';
import { findingsOf, ruleOf, show, uriOf, withText } from './documents.ts';
import { expectEqual } from './expect.ts';
import type { TestCase } from './test-case.ts';

const hasNone = (findings: readonly vscode.Diagnostic[]) => findings.every(({ severity }) => severity > 1);
const hasRule = (rule: string) => (findings: readonly vscode.Diagnostic[]) =>
  findings.some((one) => ruleOf(one) === rule);

export const findings: readonly TestCase[] = [
  {
    name: 'a file with an unknown name says so at the name',
    run: async () => {
      const { document } = await show('faulty.chain');
      const found = await findingsOf(document.uri, hasRule('unresolved-name'));
      expectEqual(
        found.filter((one) => ruleOf(one) === 'unresolved-name').map(({ range }) => document.getText(range)),
        ['Sellre'],
      );
    },
  },
  {
    name: 'findings come and go as the text changes, unsaved',
    run: async () => {
      const editor = await show('small.chain');
      await withText(editor, 'by Seller', 'by Nobody', async () => {
        await findingsOf(editor.document.uri, hasRule('unresolved-name'));
      });
      await findingsOf(editor.document.uri, hasNone);
    },
  },
  {
    name: 'names of an imported file that is not open are known',
    run: async () => {
      const { document } = await show('motor-claim.chain');
      const unknown = await findingsOf(document.uri, (all) => !hasRule('unresolved-name')(all));
      expectEqual(unknown.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length, 0);
    },
  },
  {
    name: 'a broken text has several findings, and none is left when it is mended',
    run: async () => {
      const editor = await show('small.chain');
      await withText(editor, 'takes 10min', 'takes 10\n    quality lots\n    )))', async () => {
        await findingsOf(editor.document.uri, (all) => all.filter(({ severity }) => severity === 0).length >= 2);
      });
      await findingsOf(editor.document.uri, hasNone);
    },
  },
  {
    name: 'a restarted server finds the same again',
    run: async () => {
      await show('faulty.chain');
      await findingsOf(uriOf('faulty.chain'), hasRule('unresolved-name'));
      await vscode.commands.executeCommand('chainwright.restartServer');
      await findingsOf(uriOf('faulty.chain'), hasRule('unresolved-name'));
    },
  },
];
