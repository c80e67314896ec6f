/** A client of the language server: starts it as a process and speaks LSP to it, as an editor does. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import {
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentClientCapabilities,
  type WorkspaceClientCapabilities,
} from 'vscode-languageserver-protocol/node';
import { URI } from 'vscode-uri';
import { CHANGED, ChangedParams, FIGURES, FiguresAnswer, QUEUES, QueuesAnswer } from '../../server/src/protocol.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Where the cursor stands in a fixture. */
export const CURSOR = '<|>';

let bundle: Promise<string> | undefined;

/** The server as it ships, in one file. */
export function serverBundle(): Promise<string> {
  bundle ??= bundleServer();
  return bundle;
}

async function bundleServer(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chainwright-server-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    absWorkingDir: ROOT,
    entryPoints: { server: 'server/src/main-node.ts', 'simulate-worker': 'server/src/threads/worker.ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    loader: { '.md': 'text' },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    define: { 'import.meta.url': 'urlOfBundle' },
    banner: { js: "const urlOfBundle=require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'warning',
  });
  return join(folder, 'server.cjs');
}

/** A folder on the disk that goes with the test. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'chainwright-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [file, text] of Object.entries(files)) this.write(file, text);
  }

  write(file: string, text: string): void {
    const path = join(this.path, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  delete(file: string): void {
    rmSync(join(this.path, file), { recursive: true });
  }

  uri(file = ''): string {
    return URI.file(join(this.path, file)).toString();
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A text without its cursor, and where that was. */
export function cut(marked: string): { readonly text: string; readonly position: Position } {
  const offset = marked.indexOf(CURSOR);
  if (offset < 0) throw new Error(`no ${CURSOR} in ${marked}`);
  const before = marked.slice(0, offset).split('\n');
  const text = marked.slice(0, offset) + marked.slice(offset + CURSOR.length);
  return { text, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}

export class Client {
  readonly connection: ProtocolConnection;
  readonly capabilities: InitializeResult['capabilities'];
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  /** Of what the server has looked through: the version of the text that it spoke about. */
  readonly #checked = new Map<string, number | undefined>();
  /** The files that the server has looked through, in its order. */
  readonly lookedThrough: string[] = [];
  readonly #texts = new Map<string, { text: string; version: number }>();
  /** Of the server's process. */
  readonly pid: number | undefined;
  readonly #end: () => Promise<void>;
  #waiting: (() => void)[] = [];

  private constructor(
    connection: ProtocolConnection,
    result: InitializeResult,
    pid: number | undefined,
    end: () => Promise<void>,
  ) {
    this.pid = pid;
    this.connection = connection;
    this.capabilities = result.capabilities;
    this.#end = end;
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.#published.set(params.uri, params);
      this.#wake();
    });
    connection.onNotification(CHANGED, (params: unknown) => {
      const { uris } = ChangedParams.parse(params);
      for (const uri of uris) this.#checked.set(uri, this.#published.get(uri)?.version);
      this.lookedThrough.push(...uris);
      this.#wake();
    });
  }

  static async start(
    folders: readonly string[],
    able: WorkspaceClientCapabilities = {},
    initializationOptions: unknown = {},
    textDocument: TextDocumentClientCapabilities = {},
  ): Promise<Client> {
    const child = spawn(process.execPath, [await serverBundle(), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.onRequest(RegistrationRequest.type, () => {});
    connection.listen();
    const result = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      initializationOptions,
      workspaceFolders: folders.map((uri, i) => ({ uri, name: `folder ${i}` })),
      capabilities: {
        workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true, ...able },
        textDocument: { completion: { completionItem: { snippetSupport: true } }, ...textDocument },
      },
    });
    const client = new Client(connection, result, child.pid, async () => {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await ended;
      connection.dispose();
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  async open(uri: string, text: string): Promise<void> {
    this.#texts.set(uri, { text, version: 1 });
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'chain', version: 1, text },
    });
  }

  /** Types a text over another one. */
  async replace(uri: string, was: string, becomes: string): Promise<void> {
    const before = this.textOf(uri);
    const at = before.indexOf(was);
    if (at < 0) throw new Error(`${was} is not in ${uri}`);
    await this.edit(uri, at, at + was.length, becomes);
  }

  async edit(uri: string, start: number, end: number, text: string): Promise<void> {
    const before = this.textOf(uri);
    const version = (this.#texts.get(uri)?.version ?? 0) + 1;
    this.#texts.set(uri, { text: before.slice(0, start) + text + before.slice(end), version });
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: positionAt(before, start), end: positionAt(before, end) }, text }],
    });
  }

  async close(uri: string): Promise<void> {
    this.#texts.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async created(uri: string): Promise<void> {
    await this.#changed(uri, FileChangeType.Created);
  }

  async changed(uri: string): Promise<void> {
    await this.#changed(uri, FileChangeType.Changed);
  }

  async deleted(uri: string): Promise<void> {
    await this.#changed(uri, FileChangeType.Deleted);
  }

  async foldersChanged(added: readonly string[], removed: readonly string[]): Promise<void> {
    const named = (uris: readonly string[]) => uris.map((uri) => ({ uri, name: uri }));
    await this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: named(added), removed: named(removed) },
    });
  }

  textOf(uri: string): string {
    const known = this.#texts.get(uri);
    if (known === undefined) throw new Error(`${uri} is not open`);
    return known.text;
  }

  /** What was last said of a file. */
  published(uri: string): readonly Diagnostic[] {
    return this.#published.get(uri)?.diagnostics ?? [];
  }

  /** The findings of the text as it is now; those of other files that it can be felt in are there then, too. */
  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const version = this.#texts.get(uri)?.version;
    await this.#until(() => this.#checked.has(uri) && this.#checked.get(uri) === version);
    return this.published(uri);
  }

  /** Once a rule speaks about a file. */
  async speaks(uri: string, rule: string): Promise<void> {
    await this.#until(() => rulesOf(this.published(uri)).includes(rule));
  }

  /** Once something is said of a file in just these words. */
  async told(uri: string, message: string): Promise<void> {
    await this.#until(() => this.published(uri).some((one) => one.message === message));
  }

  /** The rules that speak about a file, once they are as wanted. */
  async rules(uri: string, ...wanted: readonly string[]): Promise<void> {
    await this.#until(() => rulesOf(this.published(uri)).join() === [...wanted].sort().join());
  }

  /** The figures of a chain, once they are those of the text as it is now, short simulations included. */
  async figures(uri: string, chain?: string): Promise<NonNullable<FiguresAnswer>['figures'] | undefined> {
    await this.queues(uri);
    for (;;) {
      const answer = FiguresAnswer.parse(await this.connection.sendRequest(FIGURES, { uri, chain }));
      if (answer === null || answer.current) return answer?.figures;
    }
  }

  /** Where work waits, once the figures are those of the text as it is now. */
  async queues(uri: string): Promise<QueuesAnswer> {
    await this.diagnostics(uri);
    let answer: QueuesAnswer;
    do answer = QueuesAnswer.parse(await this.connection.sendRequest(QUEUES));
    while (!answer.current);
    return answer;
  }

  async stop(): Promise<void> {
    await this.#end();
  }

  async #changed(uri: string, type: FileChangeType): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) one();
  }
}

export function rulesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(code)).sort();
}

export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
