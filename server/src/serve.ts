/** The language server: every request of the protocol, and who answers it. */
import { type LangiumDocument, TextDocument } from 'langium';
import {
  type CancellationToken,
  type Connection,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  type TextDocumentIdentifier,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { type CompletionOptions, completionAt, documented } from './completion/index.ts';
import { EditorSettings } from './editor-settings.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './features/call-hierarchy.ts';
import { CODE_ACTION_KINDS, codeActionsAt } from './features/code-actions.ts';
import { codeLensesOf } from './features/code-lenses.ts';
import { comparisonOf } from './features/comparison.ts';
import { definitionAt } from './features/definition.ts';
import { documentLinksOf } from './features/document-links.ts';
import { chainFiguresOf } from './features/figures.ts';
import { firstFile } from './features/first-file.ts';
import { foldingRangesOf } from './features/folding.ts';
import { formattingOf, onTypeFormattingOf, rangeFormattingOf } from './features/formatting.ts';
import { hoverAt } from './features/hover.ts';
import { inlayHintsOf } from './features/inlay-hints.ts';
import { linkedEditingAt } from './features/linked-editing.ts';
import { importsFollowing, MOVED_FILES } from './features/moved-files.ts';
import { pictureOf } from './features/picture.ts';
import { queuesOf } from './features/queues.ts';
import { movedTo } from './features/refactor.ts';
import { highlightsAt, referencesAt } from './features/references.ts';
import { prepareRename, renameAt } from './features/rename.ts';
import { allRules, pageOf } from './features/rule-pages.ts';
import { selectionRangesOf } from './features/selection-ranges.ts';
import { legend, semanticTokensOf } from './features/semantic-tokens.ts';
import { simulationSubject } from './features/simulation.ts';
import { statusAt } from './features/status.ts';
import { documentSymbolsOf, workspaceSymbols } from './features/symbols.ts';
import type { Figures } from './figures.ts';
import { canonical, type Files } from './files.ts';
import {
  ClientOptions,
  COMPARISON,
  type ComparisonAnswer,
  ComparisonParams,
  FIGURES,
  FIRST_FILE,
  type FiguresAnswer,
  FiguresParams,
  type FirstFileAnswer,
  FirstFileParams,
  MOVE_DECLARATION,
  MOVE_TARGETS,
  type MoveAnswer,
  MoveParams,
  type MoveTargetsAnswer,
  MoveTargetsParams,
  PICTURE,
  type PictureAnswer,
  PictureParams,
  QUEUES,
  type QueuesAnswer,
  RULE_PAGE,
  RULES,
  type RulePageAnswer,
  RulePageParams,
  type RulesAnswer,
  SIMULATION,
  type SimulationAnswer,
  SimulationParams,
  STATUS,
  type StatusAnswer,
  StatusParams,
} from './protocol.ts';
import { Session } from './session.ts';
import type { Hire } from './short-runs.ts';

const CAPABILITIES: ServerCapabilities = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { willRename: MOVED_FILES },
  },
  completionProvider: { triggerCharacters: [' ', '"', '.', ','], resolveProvider: true },
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
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  selectionRangeProvider: true,
  linkedEditingRangeProvider: true,
  documentLinkProvider: { resolveProvider: false },
  callHierarchyProvider: true,
  codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
  inlayHintProvider: true,
  codeLensProvider: { resolveProvider: false },
};

/** @param hire who simulates in the background. */
export function serve(connection: Connection, files: Files, hire: Hire): void {
  const documents = new TextDocuments(TextDocument);
  const session = new Session(connection, documents, files, hire);
  const { project, figures } = session;
  const settings = new EditorSettings(connection, () => session.refreshFigures());
  const spelled = (uri: string) => session.spelled(uri);
  let commands = false;
  let completes: CompletionOptions = { snippets: false, resolves: false };
  let snippetEdits = false;
  let abilities = { disabled: false, creates: false };

  const aroundFile = (document: LangiumDocument) => figures.around(document.uri.toString());
  const mending = () => ({
    spelled,
    commands,
    snippets: snippetEdits,
    versionOf: (uri: string) => session.versionOf(uri),
    lineOf: (uri: string, line: number) => lineOf(project.document(uri), line),
    ...abilities,
  });

  /**
   * Answers a request about a document, once the workspace is read; `otherwise` about one that nobody knows. What came in
   * meanwhile is heard first: it may say that nobody wants the answer any more.
   */
  function about<Params extends { readonly textDocument: TextDocumentIdentifier }, Answer>(
    answer: (document: LangiumDocument, params: Params) => Answer,
    otherwise: Answer,
    ready = () => session.ready(),
  ): (params: Params, token: CancellationToken) => Promise<Answer> {
    return async (params, token) => {
      await turn();
      await ready();
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
      project.trim();
      const document = project.document(canonical(params.textDocument.uri));
      if (document === undefined) return otherwise;
      const answered = answer(document, params);
      session.busy();
      return answered;
    };
  }

  /** The same, once every file is read. */
  function amongAll<Params extends { readonly textDocument: TextDocumentIdentifier }, Answer>(
    answer: (document: LangiumDocument, params: Params) => Answer,
    otherwise: Answer,
  ): (params: Params, token: CancellationToken) => Promise<Answer> {
    return about(answer, otherwise, () => session.whole());
  }

  connection.onInitialize((params) => {
    session.initialize(params);
    settings.initialize(params);
    commands = ClientOptions.safeParse(params.initializationOptions).data?.commands === true;
    completes = completionOptionsOf(params);
    snippetEdits = params.capabilities.workspace?.workspaceEdit?.snippetEditSupport === true;
    const { textDocument, workspace } = params.capabilities;
    abilities = {
      disabled: textDocument?.codeAction?.disabledSupport === true,
      creates: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    };
    return { serverInfo: { name: 'chainwright' }, capabilities: CAPABILITIES };
  });
  connection.onInitialized(() => {
    session.initialized();
    settings.initialized();
  });

  connection.onCompletion(about((document, { position }) => completionAt(project, document, position, completes), []));
  connection.onCompletionResolve((item) => documented(project, item));
  connection.onHover(
    about((document, { position }) => hoverAt(project, document, position, aroundFile(document)), null),
  );
  connection.onDefinition(
    about((document, { position }) => {
      const links = definitionAt(project, document, position);
      return links.map((link) => ({ ...link, targetUri: spelled(link.targetUri) }));
    }, []),
  );
  connection.onReferences(
    amongAll((document, { position, context }) => {
      const found = referencesAt(project, document, position, context.includeDeclaration);
      return found.map(({ uri, range }) => ({ uri: spelled(uri), range }));
    }, []),
  );
  connection.onDocumentHighlight(about((document, { position }) => highlightsAt(project, document, position), []));
  connection.onPrepareRename(about((document, { position }) => prepareRename(project, document, position), null));
  connection.onRenameRequest(
    amongAll((document, { position, newName }) => renameAt(project, document, position, newName, spelled), null),
  );
  connection.onDocumentSymbol(about((document) => documentSymbolsOf(document), []));
  connection.onFoldingRanges(about((document) => foldingRangesOf(project, document), []));
  connection.languages.semanticTokens.on(about((document) => semanticTokensOf(document), { data: [] }));
  connection.onDocumentFormatting(about((document) => formattingOf(document.textDocument), []));
  connection.onDocumentRangeFormatting(
    about((document, { range }) => rangeFormattingOf(document.textDocument, range), []),
  );
  connection.onDocumentOnTypeFormatting(
    about((document, { position }) => onTypeFormattingOf(document.textDocument, position), []),
  );
  connection.onSelectionRanges(about((document, { positions }) => selectionRangesOf(document, positions), []));
  connection.onDocumentLinks(about((document) => documentLinksOf(project, document, spelled), []));
  connection.languages.onLinkedEditingRange(
    about((document, { position }) => linkedEditingAt(project, document, position), null),
  );
  const hierarchy = { project, spelled };
  connection.languages.callHierarchy.onPrepare(
    amongAll((document, { position }) => prepareCallHierarchy(hierarchy, document, position), []),
  );
  connection.languages.callHierarchy.onIncomingCalls(async ({ item }) => {
    await session.whole();
    return incomingCalls(hierarchy, item);
  });
  connection.languages.callHierarchy.onOutgoingCalls(async ({ item }) => {
    await session.whole();
    return outgoingCalls(hierarchy, item);
  });
  connection.onCodeAction(amongAll((document, params) => codeActionsAt(project, document, params, mending()), []));
  connection.languages.inlayHint.on(async ({ textDocument, range }) => {
    const [wanted] = await Promise.all([settings.now(), session.ready()]);
    const uri = canonical(textDocument.uri);
    return inlayHintsOf(project, uri, range, figures.around(uri), wanted);
  });
  connection.onCodeLens(async ({ textDocument }) => {
    const [wanted] = await Promise.all([settings.now(), session.ready()]);
    const uri = canonical(textDocument.uri);
    return wanted.lenses.figures ? codeLensesOf(project, uri, figures.around(uri), { commands, spelled }) : [];
  });
  connection.workspace.onWillRenameFiles(async ({ files: renamed }) => {
    // What was typed just before is heard first.
    await turn();
    await session.ready();
    return importsFollowing(project, renamed, mending());
  });
  connection.onWorkspaceSymbol(async ({ query }) => {
    await session.whole();
    return workspaceSymbols(project, query);
  });
  connection.onRequest(PICTURE, async (params: unknown): Promise<PictureAnswer> => {
    const { uri, ...what } = PictureParams.parse(params);
    await session.whole();
    const of = canonical(uri);
    const picture = pictureOf(project, of, what, figures.around(of));
    return { uri, version: session.versionOf(of), ...picture };
  });
  connection.onRequest(FIGURES, async (params: unknown): Promise<FiguresAnswer> => {
    const { uri, chain: name } = FiguresParams.parse(params);
    await session.whole();
    const of = canonical(uri);
    const around = figures.around(of);
    const found = around && chainFiguresOf(around, of, name, spelled);
    return found === undefined ? null : { current: figures.areCurrent && figures.areJudged, ...found };
  });
  connection.onRequest(SIMULATION, async (params: unknown): Promise<SimulationAnswer> => {
    const asked = SimulationParams.parse(params);
    await session.whole();
    return simulationSubject(project, { ...asked, uri: canonical(asked.uri) });
  });
  connection.onRequest(COMPARISON, async (params: unknown, token): Promise<ComparisonAnswer | null> => {
    const asked = ComparisonParams.parse(params);
    await session.whole();
    await untilQuiet(figures, token);
    if (token.isCancellationRequested) return null;
    return comparisonOf(project, { ...asked, uri: canonical(asked.uri) }, spelled);
  });
  connection.onRequest(QUEUES, async (): Promise<QueuesAnswer> => {
    await session.whole();
    return { current: figures.areCurrent, ...queuesOf(figures.all, spelled) };
  });
  connection.onRequest(STATUS, async (params: unknown): Promise<StatusAnswer> => {
    const { uri, position } = StatusParams.parse(params);
    await session.whole();
    const of = canonical(uri);
    const figured = figures.around(of);
    return figured === undefined ? null : statusAt(project, figured, of, position);
  });
  connection.onRequest<FirstFileAnswer, unknown>(FIRST_FILE, async (params: unknown): Promise<FirstFileAnswer> => {
    return firstFile(FirstFileParams.parse(params));
  });
  connection.onRequest(RULES, (): RulesAnswer => allRules());
  connection.onRequest(RULE_PAGE, (params: unknown): RulePageAnswer => pageOf(RulePageParams.parse(params).rule));

  connection.onRequest(MOVE_TARGETS, async (params: unknown): Promise<MoveTargetsAnswer> => {
    await session.whole();
    const uri = canonical(MoveTargetsParams.parse(params).uri);
    const others = project.together(uri);
    return { uris: others.filter((one) => one !== uri).map(spelled) };
  });
  connection.onRequest(MOVE_DECLARATION, async (params: unknown): Promise<MoveAnswer> => {
    await session.whole();
    return movedTo(project, MoveParams.parse(params), mending());
  });

  documents.listen(connection);
  connection.listen();
}

/** Lets what waits to be heard be heard. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function lineOf(document: LangiumDocument | undefined, line: number): string {
  return document?.textDocument.getText().split(/\r\n|\n|\r/)[line] ?? '';
}

function completionOptionsOf({ capabilities }: InitializeParams): CompletionOptions {
  const { snippetSupport, resolveSupport } = capabilities.textDocument?.completion?.completionItem ?? {};
  return {
    snippets: snippetSupport === true,
    resolves: resolveSupport?.properties.includes('documentation') === true,
  };
}

/** Off the path of typing: while one types, the figures are not current, and a comparison waits like them. */
async function untilQuiet(figures: Figures, token: CancellationToken): Promise<void> {
  while (!figures.areCurrent && !token.isCancellationRequested) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_POLL_MS));
  }
}

const QUIET_POLL_MS = 50;
