/** A folder that is on no disk, as on vscode.dev: a file system that another extension brings. */
import * as vscode from 'vscode';
import { findingsOf, ruleOf } from './documents.ts';
import { expectEqual } from './expect.ts';
import { pictureNamed } from './picture.ts';
import type { TestCase } from './test-case.ts';

const FILES: Readonly<Record<string, string>> = {
  '/claims/people.chain': 'role Clerk { people 2 }\n',
  '/claims/refund.chain': `import "./people.chain"

chain Refund {
  owner Clerk
  start Asked from email
  step Decide { by Clerk  takes 10min }
  step Pay { by Cashier  takes 5min }
  end Paid
  Asked -> Decide
  Decide -> Pay
  Pay -> Paid
}
`,
};

export const virtual: readonly TestCase[] = [
  {
    name: 'a text that is on no disk has its findings, knows what it imports, and has its picture',
    run: async () => {
      const provider = vscode.workspace.registerFileSystemProvider('chainmemory', inMemory(), { isReadonly: true });
      try {
        const uri = vscode.Uri.parse('chainmemory:/claims/refund.chain');
        const document = await vscode.workspace.openTextDocument(uri);
        await vscode.window.showTextDocument(document);
        const found = await findingsOf(uri, (all) => all.some((one) => ruleOf(one) === 'unresolved-name'));
        expectEqual(
          found.filter((one) => ruleOf(one) === 'unresolved-name').map(({ range }) => document.getText(range)),
          ['Cashier'],
        );
        await vscode.commands.executeCommand('chainwright.openPictureToSide');
        await pictureNamed('Picture of Refund');
      } finally {
        provider.dispose();
      }
    },
  },
];

function inMemory(): vscode.FileSystemProvider {
  const nothing = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const refuse = ({ path }: vscode.Uri) => {
    throw vscode.FileSystemError.NoPermissions(path);
  };
  return {
    onDidChangeFile: nothing.event,
    watch: () => nothing,
    stat: (uri) => {
      const text = FILES[uri.path];
      const isFolder = Object.keys(FILES).some((path) => path.startsWith(`${uri.path.replace(/\/$/, '')}/`));
      if (text === undefined && !isFolder) throw vscode.FileSystemError.FileNotFound(uri);
      const type = text === undefined ? vscode.FileType.Directory : vscode.FileType.File;
      return { type, ctime: 0, mtime: 0, size: text?.length ?? 0 };
    },
    readDirectory: ({ path }) =>
      Object.keys(FILES)
        .filter((file) => file.slice(0, file.lastIndexOf('/')) === path.replace(/\/$/, ''))
        .map((file) => [file.slice(file.lastIndexOf('/') + 1), vscode.FileType.File]),
    readFile: (uri) => {
      const text = FILES[uri.path];
      if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      return new TextEncoder().encode(text);
    },
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}
