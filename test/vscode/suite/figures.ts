import * as vscode from 'vscode';
import { show } from './documents.ts';
import { expectTrue } from './expect.ts';
import type { TestCase } from './test-case.ts';

export const figures: readonly TestCase[] = [
  {
    name: 'lenses and hints say how long a case takes, and where it waits',
    run: async () => {
      const { document } = await show('motor-claim.chain');
      const lenses = await asked<vscode.CodeLens>('vscode.executeCodeLensProvider', document, 100, (found) =>
        found.some(({ command }) => command?.title.startsWith('lead time') === true),
      );
      const titles = lenses.map(({ command }) => command?.title);
      expectTrue(titles.includes('Open Picture'), `the lenses say ${titles.join(', ')}`);
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      const hints = await asked<vscode.InlayHint>('vscode.executeInlayHintProvider', document, all, isSome);
      const labels = hints.map(({ label }) => String(label));
      expectTrue(
        labels.every((label) => label.startsWith('waits ')),
        `the hints say ${labels.join(', ')}`,
      );
    },
  },
  {
    name: 'the commands for queues are there',
    run: async () => {
      await vscode.commands.executeCommand('chainwright.showQueues');
      const commands = await vscode.commands.getCommands(true);
      expectTrue(commands.includes('chainwright.findMyQueue'), 'Find My Queue is missing');
    },
  },
];

const isSome = (found: readonly unknown[]) => found.length > 0;

/** What a provider gives, as soon as it is what is waited for: figures come a moment after the text. */
async function asked<T>(
  command: string,
  { uri }: vscode.TextDocument,
  argument: unknown,
  isThere: (found: readonly T[]) => boolean,
): Promise<readonly T[]> {
  let found: readonly T[];
  do found = (await vscode.commands.executeCommand<T[]>(command, uri, argument)) ?? [];
  while (!isThere(found));
  return found;
}
