import * as vscode from 'vscode';
import { behind, show } from './documents.ts';
import { expectEqual, expectTrue } from './expect.ts';
import type { TestCase } from './test-case.ts';

export const navigation: readonly TestCase[] = [
  {
    name: 'hover tells what a name stands for',
    run: async () => {
      const { document } = await show('motor-claim.chain');
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        behind(document, 'owner Hand'),
      );
      const text = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
      expectTrue(text.join('\n').includes('Claims handler'), `the hover says: ${text.join('\n')}`);
    },
  },
  {
    name: 'go to definition opens the other file at the name',
    run: async () => {
      const { document } = await show('motor-claim.chain');
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        behind(document, 'owner Hand'),
      );
      const uris = found.map((one) => ('targetUri' in one ? one.targetUri : one.uri).path.split('/').at(-1));
      expectEqual(uris, ['people.chain']);
    },
  },
  {
    name: 'the outline has the chain and its nodes',
    run: async () => {
      const { document } = await show('small.chain');
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const chain = symbols.find(({ name }) => name.includes('Orders'));
      expectEqual(
        chain?.children.map(({ name }) => name.split(' ')[0]),
        ['Request', 'Check', 'Done'],
      );
    },
  },
  {
    name: 'a chain folds',
    run: async () => {
      const { document } = await show('small.chain');
      const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      const head = document.positionAt(document.getText().indexOf('chain Orders')).line;
      expectTrue(
        ranges.some(({ start }) => start === head),
        `no fold at line ${head + 1}`,
      );
    },
  },
];
