/** What VS Code calls when it is started for tests (`extensionTestsPath`). The workspace is a copy of a fixture. */
import * as vscode from 'vscode';
import { editing } from './editing.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { navigation } from './navigation.ts';
import { picture } from './picture.ts';
import { RESULT_MARK, runTest } from './test-case.ts';
import { virtual } from './virtual.ts';

export async function run(): Promise<void> {
  let failed = 0;
  for (const test of [...findings, ...editing, ...navigation, ...picture, ...figures, ...virtual]) {
    const result = await runTest(test);
    if (result.error !== undefined) failed += 1;
    console.log(RESULT_MARK + JSON.stringify(result));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  }
  if (failed > 0) throw new Error(`${failed} failed`);
}
