/**
 * VS Code's own git extension, as far as a comparison needs it (its `api/git.d.ts`, version 1). It is not everywhere: it
 * may be turned off, and a browser without a server has none.
 */
import * as vscode from 'vscode';

export interface GitChange {
  readonly uri: vscode.Uri;
  readonly originalUri: vscode.Uri;
  readonly renameUri: vscode.Uri | undefined;
  readonly status: number;
}

export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly authorDate?: Date;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
    readonly workingTreeChanges: readonly GitChange[];
    readonly untrackedChanges?: readonly GitChange[];
    readonly onDidChange: vscode.Event<void>;
  };
  /** The text of a file at a revision; fails where there is none. */
  show(ref: string, path: string): Promise<string>;
  /** What differs between a revision and the files as they are. */
  diffWith(ref: string): Promise<readonly GitChange[]>;
  getCommit(ref: string): Promise<GitCommit>;
  getBranches(query: {
    readonly remote: boolean;
  }): Promise<readonly { readonly name?: string; readonly commit?: string }[]>;
  log(options: { readonly maxEntries: number; readonly path?: string }): Promise<readonly GitCommit[]>;
}

interface GitApi {
  /** Repositories are known from then on. */
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<GitApi['state']>;
  getRepository(uri: vscode.Uri): GitRepository | null;
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** Status of a file that git does not know yet. */
export const UNTRACKED = 7;

export interface NoGit {
  /** Why there is none, in a sentence for the user. */
  readonly why: string;
}

export async function repositoryOf(uri: vscode.Uri): Promise<GitRepository | NoGit> {
  const api = await gitApi();
  if ('why' in api) return api;
  const repository = api.getRepository(uri);
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return repository ?? { why: vscode.l10n.t('{0} is in no git repository that is open here.', name) };
}

/** A read-only document of a file as it was. */
export async function pastUri(uri: vscode.Uri, ref: string): Promise<vscode.Uri | undefined> {
  const api = await gitApi();
  return 'why' in api ? undefined : api.toGitUri(uri, ref);
}

async function gitApi(): Promise<GitApi | NoGit> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) {
    return {
      why: vscode.workspace.isTrusted
        ? vscode.l10n.t('There is no git here.')
        : vscode.l10n.t('In Restricted Mode there is no git: trust this workspace to compare with a commit.'),
    };
  }
  try {
    const git = await extension.activate();
    if (!git.enabled) return { why: vscode.l10n.t('Git is turned off in the settings (git.enabled).') };
    const api = git.getAPI(1);
    await initialized(api);
    return api;
  } catch {
    return { why: vscode.l10n.t('Git could not be started; its output says why.') };
  }
}

async function initialized(api: GitApi): Promise<void> {
  if (api.state === 'initialized') return;
  await new Promise<void>((resolve) => {
    const listener = api.onDidChangeState((state) => {
      if (state !== 'initialized') return;
      listener.dispose();
      resolve();
    });
  });
}
