/** The language server: every request of the protocol, and who answers it. */
import { TextDocument } from 'langium';
import { type Connection, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { pictureOf } from './features/picture.ts';
import { canonical, type Files } from './files.ts';
import { PICTURE, type PictureAnswer, PictureParams } from './protocol.ts';
import { Session } from './session.ts';

export function serve(connection: Connection, files: Files): void {
  const documents = new TextDocuments(TextDocument);
  const session = new Session(connection, documents, files);
  const { project } = session;

  connection.onInitialize((params) => {
    session.initialize(params);
    return {
      serverInfo: { name: 'chainwright' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onInitialized(() => session.initialized());

  connection.onRequest(PICTURE, async (params: unknown): Promise<PictureAnswer> => {
    const { uri, chain } = PictureParams.parse(params);
    await session.ready();
    return { uri, version: session.versionOf(canonical(uri)), ...pictureOf(project, canonical(uri), chain) };
  });

  documents.listen(connection);
  connection.listen();
}
