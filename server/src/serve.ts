/** The language server: every request of the protocol, and who answers it. */
import { type LangiumDocument, TextDocument } from 'langium';
import {
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
  type TextDocumentIdentifier,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { completionAt } from './completion/index.ts';
import { CODE_ACTION_KINDS, codeActionsAt } from './features/code-actions.ts';
import { definitionAt } from './features/definition.ts';
import { foldingRangesOf } from './features/folding.ts';
import { formattingOf } from './features/formatting.ts';
import { hoverAt } from './features/hover.ts';
import { pictureOf } from './features/picture.ts';
import { highlightsAt, referencesAt } from './features/references.ts';
import { prepareRename, renameAt } from './features/rename.ts';
import { legend, semanticTokensOf } from './features/semantic-tokens.ts';
import { documentSymbolsOf, workspaceSymbols } from './features/symbols.ts';
import { canonical, type Files } from './files.ts';
import { PICTURE, type PictureAnswer, PictureParams } from './protocol.ts';
import { Session } from './session.ts';

const CAPABILITIES: ServerCapabilities = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  completionProvider: { triggerCharacters: [' ', '"', '.', ','] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  semanticTokensProvider: { legend, full: true },
  documentFormattingProvider: true,
  codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
};

export function serve(connection: Connection, files: Files): void {
  const documents = new TextDocuments(TextDocument);
  const session = new Session(connection, documents, files);
  const { project } = session;
  const spelled = (uri: string) => session.spelled(uri);
  let snippets = false;
  let snippetEdits = false;

  const mending = () => ({
    spelled,
    snippets: snippetEdits,
    versionOf: (uri: string) => session.versionOf(uri),
    lineOf: (uri: string, line: number) => lineOf(project.document(uri), line),
  });

  /** Answers a request about a document, once the workspace is read; `otherwise` about one that nobody knows. */
  function about<Params extends { readonly textDocument: TextDocumentIdentifier }, Answer>(
    answer: (document: LangiumDocument, params: Params) => Answer,
    otherwise: Answer,
  ): (params: Params) => Promise<Answer> {
    return async (params) => {
      await session.ready();
      const document = project.document(canonical(params.textDocument.uri));
      return document === undefined ? otherwise : answer(document, params);
    };
  }

  connection.onInitialize((params) => {
    session.initialize(params);
    snippets = knowsSnippets(params);
    snippetEdits = params.capabilities.workspace?.workspaceEdit?.snippetEditSupport === true;
    return { serverInfo: { name: 'chainwright' }, capabilities: CAPABILITIES };
  });
  connection.onInitialized(() => session.initialized());

  connection.onCompletion(
    about((document, { position }) => completionAt(project, document, position, { snippets }), []),
  );
  connection.onHover(about((document, { position }) => hoverAt(project, document, position), null));
  connection.onDefinition(
    about((document, { position }) => {
      const links = definitionAt(project, document, position);
      return links.map((link) => ({ ...link, targetUri: spelled(link.targetUri) }));
    }, []),
  );
  connection.onReferences(
    about((document, { position, context }) => {
      const found = referencesAt(project, document, position, context.includeDeclaration);
      return found.map(({ uri, range }) => ({ uri: spelled(uri), range }));
    }, []),
  );
  connection.onDocumentHighlight(about((document, { position }) => highlightsAt(project, document, position), []));
  connection.onPrepareRename(about((document, { position }) => prepareRename(project, document, position), null));
  connection.onRenameRequest(
    about((document, { position, newName }) => renameAt(project, document, position, newName, spelled), null),
  );
  connection.onDocumentSymbol(about((document) => documentSymbolsOf(document), []));
  connection.onFoldingRanges(about((document) => foldingRangesOf(project, document), []));
  connection.languages.semanticTokens.on(about((document) => semanticTokensOf(document), { data: [] }));
  connection.onDocumentFormatting(about((document) => formattingOf(document.textDocument), []));
  connection.onCodeAction(about((document, params) => codeActionsAt(project, document, params, mending()), []));
  connection.onWorkspaceSymbol(async ({ query }) => {
    await session.ready();
    return workspaceSymbols(project, query);
  });
  connection.onRequest(PICTURE, async (params: unknown): Promise<PictureAnswer> => {
    const { uri, chain } = PictureParams.parse(params);
    await session.ready();
    return { uri, version: session.versionOf(canonical(uri)), ...pictureOf(project, canonical(uri), chain) };
  });

  documents.listen(connection);
  connection.listen();
}

function lineOf(document: LangiumDocument | undefined, line: number): string {
  return document?.textDocument.getText().split(/\r\n|\n|\r/)[line] ?? '';
}

function knowsSnippets({ capabilities }: InitializeParams): boolean {
  return capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
}
