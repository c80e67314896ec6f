import * as vscode from 'vscode';
import { show, when } from './documents.ts';
import { expectEqual } from './expect.ts';
import type { TestCase } from './test-case.ts';

export const picture: readonly TestCase[] = [
  {
    name: 'the picture opens to the side, named after its chain',
    run: async () => {
      await show('motor-claim.chain');
      await vscode.commands.executeCommand('chainwright.openPictureToSide');
      await pictureNamed('Picture of Motor claim');
      expectEqual(vscode.window.activeTextEditor?.document.languageId, 'chain');
    },
  },
  {
    name: 'the picture follows the active file',
    run: async () => {
      await show('motor-claim.chain');
      await vscode.commands.executeCommand('chainwright.openPictureToSide');
      await pictureNamed('Picture of Motor claim');
      await show('small.chain');
      await pictureNamed('Picture of Orders');
    },
  },
];

export function pictureNamed(label: string): Promise<true> {
  return when(vscode.window.tabGroups.onDidChangeTabs, () => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    return tabs.some((tab) => tab.label === label && tab.input instanceof vscode.TabInputWebview) || undefined;
  });
}
