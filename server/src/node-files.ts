/** The files of the machine that the server runs on. */
import { realpathSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { URI } from 'langium';
import type { Entry, Files } from './files.ts';

export const nodeFiles: Files = {
  read: async (uri) => {
    try {
      return await readFile(pathOf(uri), 'utf8');
    } catch {
      return undefined;
    }
  },
  list: async (uri) => {
    try {
      const entries = await readdir(pathOf(uri), { withFileTypes: true });
      // Symbolic links are not followed: a link upward would never end.
      return entries.flatMap((entry): Entry[] => {
        if (entry.isFile()) return [{ name: entry.name, kind: 'file' }];
        return entry.isDirectory() ? [{ name: entry.name, kind: 'folder' }] : [];
      });
    } catch {
      return [];
    }
  },
  realUri: (uri) => {
    try {
      return URI.file(realpathSync(pathOf(uri))).toString();
    } catch {
      return undefined;
    }
  },
};

function pathOf(uri: string): string {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') throw new Error(`${uri} is no file`);
  return parsed.fsPath;
}
