/** Follows the editor and the disk: what is opened, typed, saved, created and deleted goes into the project. */

import type { Steps } from '@chainwright/language/flow';
import type { TextDocument } from 'langium';
import {
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type FileEvent,
  type InitializeParams,
  type TextDocuments,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { ConfigurationWatch } from './configuration-watch.ts';
import { diagnosticsOf } from './features/diagnostics.ts';
import { Figures } from './figures.ts';
import {
  canonical,
  chainFilesIn,
  type Files,
  folderOf,
  isChainFile,
  isJsonFile,
  isLookedInto,
  isUnder,
} from './files.ts';
import { Project } from './project.ts';
import { CHANGED, type ChangedParams, FIGURES_CHANGED } from './protocol.ts';
import { type Hire, ShortRuns } from './short-runs.ts';
import { Turns } from './turns.ts';

const CREATED = 1;
const DELETED = 3;
/** Messages that lie ready follow each other faster than this. */
const BURST_MS = 2;
const LONGEST_WAIT_MS = 100;

export class Session {
  readonly project: Project;
  readonly figures: Figures;
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #files: Files;
  readonly #configuration: ConfigurationWatch;
  readonly #shortRuns: ShortRuns;
  /** By canonical URI: how the client spells it. */
  readonly #open = new Map<string, string>();
  readonly #published = new Map<string, string>();
  /** What nobody waits for: reading and checking the files that are not open. */
  readonly #rest: Turns;
  #waitingForAll: (() => void)[] = [];
  #loading: Promise<unknown> = Promise.resolve();
  #loads = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: number | undefined;
  #canWatch = false;
  #tellsFolders = false;
  #refreshesHints = false;
  #refreshesLenses = false;

  constructor(connection: Connection, documents: TextDocuments<TextDocument>, files: Files, hire: Hire) {
    this.#connection = connection;
    this.#documents = documents;
    this.#files = files;
    const report = (error: unknown) => connection.console.error(String(error));
    this.#shortRuns = new ShortRuns(hire, () => this.#tellRuns(), report);
    this.project = new Project(files, this.#shortRuns.of);
    this.figures = new Figures(this.project, this.#shortRuns, {
      follow: () => this.#followFigures(),
      tell: () => this.#tellFigures(),
      report,
    });
    this.#rest = new Turns(report);
    const open = this.#open;
    this.project.openFiles = () => new Set(open.keys());
    this.#configuration = new ConfigurationWatch(this.project, {
      read: async (uri) => this.#openDocument(uri)?.getText() ?? files.read(uri),
      realUri: (uri) => files.realUri(uri) ?? uri,
      rootOf: (uri) => this.project.rootOf(uri),
    });
    documents.onDidOpen(({ document }) => this.#opened(document));
    documents.onDidChangeContent(({ document }) => this.#edited(document));
    documents.onDidClose(({ document }) => this.#closed(document));
    connection.onDidChangeWatchedFiles(({ changes }) => this.#load(() => this.#changedOutside(changes)));
  }

  initialize(params: InitializeParams): void {
    const folders = params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri }] : []);
    this.project.folders = folders.map(({ uri }) => folderUri(uri));
    const { workspace } = params.capabilities;
    this.#canWatch = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#tellsFolders = workspace?.workspaceFolders === true;
    this.#refreshesHints = workspace?.inlayHint?.refreshSupport === true;
    this.#refreshesLenses = workspace?.codeLens?.refreshSupport === true;
  }

  /** Comes before anything is opened: a file that the folders hold is not looked at alone. */
  initialized(): void {
    this.#load(() => Promise.all(this.project.folders.map((folder) => this.#readFolder(folder, true))));
    // Everything, for a folder that is renamed or deleted is told as itself alone.
    if (this.#canWatch) {
      void this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*' }],
      });
    }
    if (this.#tellsFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders((event) => this.#foldersChanged(event));
    }
  }

  /** Somebody is in the middle of something: what nobody waits for pauses. */
  busy(): void {
    this.#rest.disturb();
  }

  /** Resolves once all texts are there: a file then knows what it imports. */
  async ready(): Promise<void> {
    this.busy();
    while (this.#loads > 0) await this.#loading;
    this.project.hurry();
  }

  /** Resolves once every file is taken in: answers before would be of half a workspace. */
  async whole(): Promise<void> {
    await this.ready();
    while (!this.project.isWhole) {
      await new Promise<void>((resolve) => this.#waitingForAll.push(resolve));
      await this.ready();
    }
  }

  /** Version of an open document, zero of one that is not. */
  versionOf(uri: string): number {
    return this.#documents.get(this.spelled(uri))?.version ?? 0;
  }

  /** A URI as the client writes it. */
  spelled(uri: string): string {
    return this.#open.get(uri) ?? uri;
  }

  #openDocument(uri: string): TextDocument | undefined {
    return this.#open.has(uri) ? this.#documents.get(this.spelled(uri)) : undefined;
  }

  #opened(document: TextDocument): void {
    const uri = canonical(document.uri);
    this.#open.set(uri, document.uri);
    if (isJsonFile(uri)) return;
    if (this.project.rootOf(uri) !== undefined || !uri.startsWith('file:')) return;
    this.#load(() => this.#readFolder(folderOf(uri), false));
  }

  #edited(document: TextDocument | undefined): void {
    if (document === undefined) return;
    this.busy();
    const uri = canonical(document.uri);
    if (isJsonFile(uri)) this.#configuration.changed(uri);
    else this.project.put(uri, document.getText(), this.project.rootOf(uri) ?? folderOf(uri));
    this.#buildSoon();
  }

  #closed(document: TextDocument): void {
    const uri = canonical(document.uri);
    this.#open.delete(uri);
    this.#load(async () => {
      if (isJsonFile(uri)) this.#configuration.changed(uri);
      else await this.#read(uri);
      this.#dropLoose();
    });
  }

  /** Files outside of the workspace are known as long as one of their folder is open. */
  #dropLoose(): void {
    const { project } = this;
    const inFolder = (uri: string) => project.folders.some((folder) => isUnder(uri, folder));
    const loose = project.uris.filter((uri) => !inFolder(uri));
    const used = new Set(loose.filter((uri) => this.#open.has(uri)).map((uri) => project.rootOf(uri)));
    for (const uri of loose) {
      const root = project.rootOf(uri);
      if (root === undefined || !used.has(root)) project.remove(uri);
    }
  }

  async #changedOutside(changes: readonly FileEvent[]): Promise<void> {
    for (const change of changes) {
      const uri = canonical(change.uri);
      this.#configuration.changed(uri);
      const root = this.project.rootOf(uri);
      if (root === undefined || !isLookedInto(uri, root)) continue;
      if (change.type === DELETED) {
        for (const one of this.project.uris) if (one === uri || isUnder(one, uri)) await this.#read(one);
      } else if (isChainFile(uri)) await this.#read(uri);
      if (change.type === CREATED) await this.#readFolder(uri, true);
    }
  }

  #foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = removed.map(({ uri }) => folderUri(uri));
    const come = added.map(({ uri }) => folderUri(uri));
    this.project.folders = [...this.project.folders.filter((folder) => !gone.includes(folder)), ...come];
    this.project.forget();
    this.#configuration.forget();
    this.#load(async () => {
      await Promise.all(come.map((folder) => this.#readFolder(folder, true)));
      const alone = [...this.#open.keys()].filter((uri) => this.project.rootOf(uri) === undefined);
      for (const uri of alone) this.#edited(this.#documents.get(this.spelled(uri)));
      this.#dropLoose();
      await Promise.all(alone.map((uri) => this.#readFolder(folderOf(uri), false)));
    });
  }

  async #readFolder(folder: string, deep: boolean): Promise<void> {
    const uris = await chainFilesIn(folder, this.#files, deep);
    await Promise.all(uris.map((uri) => this.#read(uri, deep ? undefined : folder)));
  }

  /** Takes the text from the disk, unless the editor has it. */
  async #read(uri: string, looseRoot?: string): Promise<void> {
    if (this.#open.has(uri)) return;
    const text = await this.#files.read(uri);
    if (this.#open.has(uri)) return;
    if (text !== undefined) this.project.putLater(uri, text, looseRoot);
    else if (this.project.has(uri)) this.project.remove(uri);
  }

  #load(work: () => Promise<unknown>): void {
    this.#loads += 1;
    this.#loading = Promise.allSettled([this.#loading, work()]).then(([, result]) => {
      this.#loads -= 1;
      if (result.status === 'rejected') this.#connection.console.error(String(result.reason));
      this.#buildSoon();
    });
  }

  /** What waits to be heard is heard to its end: a burst of typing is built once. */
  #buildSoon(): void {
    const now = performance.now();
    this.#asked ??= now;
    clearTimeout(this.#timer);
    const wait = Math.min(BURST_MS, this.#asked + LONGEST_WAIT_MS - now);
    this.#timer = setTimeout(() => {
      this.#asked = undefined;
      this.#build().catch((error: unknown) => {
        this.#connection.console.error(String(error));
        // Nobody waits for ever.
        if (!this.project.isWhole) this.#rest.start(this.#doRest(), () => {});
      });
    }, wait);
  }

  async #build(): Promise<void> {
    if (this.#loads > 0) return;
    const missing = this.project.missingImports();
    if (missing.length > 0) {
      await Promise.all(missing.map(({ uri, root }) => this.#read(uri, root)));
      if (missing.some(({ uri }) => this.project.has(uri))) return this.#build();
    }
    await this.#configuration.load();
    this.#publishConfiguration();
    this.project.hurry();
    const checked = this.project.findings.check(today());
    // What is not looked at may still be used by files that are not read yet.
    this.#tell(this.project.isWhole ? checked : checked.filter((uri) => this.#open.has(uri)));
    this.project.trim();
    // After the findings: nobody who types waits for figures.
    if (this.project.isWhole) this.#wakeWaiting();
    if (this.project.isWhole && this.project.findings.areComplete) this.figures.soon();
    else {
      this.figures.hold();
      this.busy();
      this.#rest.start(this.#doRest(), () => {});
    }
  }

  *#doRest(): Steps<void> {
    if (!this.project.isWhole) {
      yield* this.project.takeIn();
      this.#wakeWaiting();
      // They may import what lies elsewhere.
      this.#buildSoon();
      return;
    }
    yield* this.project.findings.checkRest(today(), (uris) => this.#tell(uris));
    this.figures.soon();
  }

  #wakeWaiting(): void {
    const waiting = this.#waitingForAll;
    this.#waitingForAll = [];
    for (const resolve of waiting) resolve();
  }

  /** Of files that were looked through: their findings, and that there is something new about them. */
  #tell(uris: readonly string[]): void {
    for (const uri of uris) this.#publish(uri);
    if (uris.length === 0) return;
    const params: ChangedParams = { uris: uris.map((uri) => this.spelled(uri)) };
    void this.#connection.sendNotification(CHANGED, params);
  }

  /** The editor asks anew for what it shows of them. */
  refreshFigures(): void {
    if (this.#refreshesHints) void this.#connection.languages.inlayHint.refresh();
    if (this.#refreshesLenses) void this.#connection.sendRequest(CodeLensRefreshRequest.type);
  }

  *#followFigures(): Steps<void> {
    for (const uri of yield* this.project.findings.checkLate(today())) this.#publish(uri);
  }

  #tellFigures(): void {
    this.refreshFigures();
    void this.#connection.sendNotification(FIGURES_CHANGED);
  }

  /** Goals for a share of the cases are judged: that is found anew, and shown. */
  #tellRuns(): void {
    this.project.findings.figuresAreDue();
    this.figures.tellAgain();
  }

  /** Findings of a file go to the client when they are others than before, or of another version. */
  #publish(uri: string): void {
    const { project } = this;
    const isShown = this.#open.has(uri) || project.folders.some((folder) => isUnder(uri, folder));
    this.#send(uri, isShown ? diagnosticsOf(project.findings.of(uri), (one) => this.spelled(one)) : []);
  }

  #publishConfiguration(): void {
    for (const [uri, diagnostics] of this.#configuration.diagnostics()) this.#send(uri, diagnostics);
  }

  #send(uri: string, diagnostics: readonly Diagnostic[]): void {
    const version = this.#open.has(uri) ? this.versionOf(uri) : undefined;
    const key = JSON.stringify([version, diagnostics]);
    const before = this.#published.get(uri);
    if (before === key || (before === undefined && diagnostics.length === 0 && version === undefined)) return;
    if (diagnostics.length === 0 && version === undefined) this.#published.delete(uri);
    else this.#published.set(uri, key);
    void this.#connection.sendDiagnostics({
      uri: this.spelled(uri),
      ...(version === undefined ? {} : { version }),
      diagnostics: [...diagnostics],
    });
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function folderUri(uri: string): string {
  return canonical(uri).replace(/\/$/, '');
}
