/** Reads files and folders for a server that has no file system of its own. */
import { type FileContent, type FolderContent, READ_FILE, READ_FOLDER, ReadParams } from '@chainwright/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export function answerReads(client: BaseLanguageClient): void {
  client.onRequest(READ_FILE, (params: unknown) => readFile(uriOf(params)));
  client.onRequest(READ_FOLDER, (params: unknown) => readFolder(uriOf(params)));
}

function uriOf(params: unknown): vscode.Uri {
  return vscode.Uri.parse(ReadParams.parse(params).uri, true);
}

async function readFile(uri: vscode.Uri): Promise<FileContent> {
  try {
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return null;
  }
}

async function readFolder(uri: vscode.Uri): Promise<FolderContent> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return { entries: entries.map(([name, type]) => ({ name, kind: isFolder(type) ? 'folder' : 'file' })) };
  } catch {
    return null;
  }
}

/** A symbolic link to a folder carries both bits. */
function isFolder(type: vscode.FileType): boolean {
  return (type & vscode.FileType.Directory) !== 0;
}
