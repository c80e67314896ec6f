/** Asks what to compare with: HEAD, a branch, a commit, a file. */
import * as vscode from 'vscode';
import type { Against } from './against.ts';
import { type GitRepository, repositoryOf } from './git.ts';

interface Choice extends vscode.QuickPickItem {
  readonly choose?: () => Promise<Against | undefined> | Against;
}

const MOST_COMMITS = 200;

/** Undefined when the user thought better of it. */
export async function askAgainst(of: vscode.Uri): Promise<Against | undefined> {
  const repository = await repositoryOf(of);
  const file: Choice = {
    label: `$(file) ${vscode.l10n.t('A file…')}`,
    detail: vscode.l10n.t('another .chain file'),
    choose: () => askFile(of),
  };
  const choices =
    'why' in repository
      ? [{ ...file, detail: vscode.l10n.t('No revision can be chosen. {0}', repository.why) }]
      : [...(await revisions(repository, of)), separator(vscode.l10n.t('files')), file];
  const choice = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Compare with…'),
    placeHolder: vscode.l10n.t('With what is the process of now compared?'),
    matchOnDescription: true,
  });
  return choice?.choose?.();
}

/** One of the commits that touched a file; undefined when there is none, which is said, or nobody chose. */
export async function askCommit(of: vscode.Uri): Promise<Against | undefined> {
  const repository = await repositoryOf(of);
  if (!('why' in repository)) return pickCommit(repository, of);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Chainwright: there is nothing to compare with. {0}', repository.why),
  );
  return undefined;
}

async function revisions(repository: GitRepository, of: vscode.Uri): Promise<readonly Choice[]> {
  const current = repository.state.HEAD?.name;
  const head: Choice = {
    label: '$(git-commit) HEAD',
    description: current ?? '',
    detail: vscode.l10n.t('what is not committed yet'),
    choose: () => ({ kind: 'revision', ref: 'HEAD', label: 'HEAD' }),
  };
  const commit: Choice = {
    label: `$(history) ${vscode.l10n.t('A commit…')}`,
    detail: vscode.l10n.t('of those that touched this file'),
    choose: () => pickCommit(repository, of),
  };
  const local = await repository.getBranches({ remote: false }).catch(() => []);
  const remote = await repository.getBranches({ remote: true }).catch(() => []);
  const names = new Set(
    [...local, ...remote].flatMap(({ name }) => (name === undefined || name === current ? [] : [name])),
  );
  const branches = [...names].map(
    (name): Choice => ({
      label: `$(git-branch) ${name}`,
      choose: () => ({ kind: 'revision', ref: name, label: name }),
    }),
  );
  return [head, commit, ...(branches.length === 0 ? [] : [separator(vscode.l10n.t('branches')), ...branches])];
}

async function pickCommit(repository: GitRepository, of: vscode.Uri): Promise<Against | undefined> {
  const commits = await repository.log({ maxEntries: MOST_COMMITS, path: of.fsPath }).catch(() => []);
  if (commits.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Chainwright: no commit has touched this file yet.'));
    return undefined;
  }
  const choices = commits.map((one) => ({
    label: one.message.split('\n', 1)[0] ?? '',
    description: one.hash.slice(0, 8),
    detail: [one.authorName, one.authorDate?.toLocaleString()].filter((part) => part !== undefined).join(', '),
    ref: one.hash,
  }));
  const options = { title: vscode.l10n.t('Compare with a commit'), matchOnDescription: true, matchOnDetail: true };
  const choice = await vscode.window.showQuickPick(choices, options);
  return choice && { kind: 'revision', ref: choice.ref, label: choice.description };
}

async function askFile(of: vscode.Uri): Promise<Against | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Compare with a file'),
      defaultUri: vscode.Uri.joinPath(of, '..'),
      filters: { [vscode.l10n.t('Chains')]: ['chain'] },
      canSelectMany: false,
    })) ?? [];
  return file && { kind: 'file', uri: file.toString(), label: file.path.slice(file.path.lastIndexOf('/') + 1) };
}

function separator(label: string): Choice {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
