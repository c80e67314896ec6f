/** The files as the client sees them, for a server without a file system of its own. */
import type { Connection } from 'vscode-languageserver';
import type { Files } from './files.ts';
import { FileContent, FolderContent, READ_FILE, READ_FOLDER, type ReadParams } from './protocol.ts';

export function clientFiles(connection: Connection): Files {
  const ask = async (method: string, uri: string): Promise<unknown> => {
    try {
      return await connection.sendRequest(method, { uri } satisfies ReadParams);
    } catch {
      // A client that does not know the request: only what it opens is known.
      return null;
    }
  };
  return {
    read: async (uri) => FileContent.parse(await ask(READ_FILE, uri))?.text,
    list: async (uri) => FolderContent.parse(await ask(READ_FOLDER, uri))?.entries ?? [],
    realUri: () => undefined,
  };
}
