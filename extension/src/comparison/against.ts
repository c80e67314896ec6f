/** What the text of now is compared with, and its texts. */
import type { ComparisonParams } from '@chainwright/server/protocol';
import * as vscode from 'vscode';
import { type GitRepository, repositoryOf, UNTRACKED } from './git.ts';

/** Kept over a reload of the window. */
export type Against =
  | { readonly kind: 'revision'; readonly ref: string; readonly label: string }
  | { readonly kind: 'file'; readonly uri: string; readonly label: string };

export type BaseTexts = ComparisonParams['base'] | { readonly why: string };

/** The texts of the other side; or why there are none, in a sentence for the user. */
export async function textsOf(against: Against, of: vscode.Uri): Promise<BaseTexts> {
  return against.kind === 'file' ? textOfFile(against) : textsAt(against, of);
}

async function textOfFile({ uri, label }: Against & { kind: 'file' }): Promise<BaseTexts> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    return { kind: 'file', uri, text: document.getText() };
  } catch {
    return { why: vscode.l10n.t('{0} cannot be read.', label) };
  }
}

async function textsAt({ ref, label }: Against & { kind: 'revision' }, of: vscode.Uri): Promise<BaseTexts> {
  const repository = await repositoryOf(of);
  if ('why' in repository) return repository;
  try {
    await repository.getCommit(ref);
  } catch {
    return {
      why:
        ref === 'HEAD'
          ? vscode.l10n.t('The repository has no commit yet.')
          : vscode.l10n.t('The repository has no revision {0}.', label),
    };
  }
  const files = await differing(repository, ref);
  const texts = await Promise.all(
    files.map(async (uri) => ({ uri: uri.toString(), text: await textAt(repository, ref, uri) })),
  );
  return { kind: 'workspace', texts };
}

/** Every chain file that may be another at the revision: what git says, and what is not saved yet. */
async function differing(repository: GitRepository, ref: string): Promise<readonly vscode.Uri[]> {
  const changes = await repository.diffWith(ref);
  const { workingTreeChanges, untrackedChanges = [] } = repository.state;
  const untracked = [...workingTreeChanges, ...untrackedChanges].filter(({ status }) => status === UNTRACKED);
  const unsaved = vscode.workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && isIn(repository, uri));
  const all = [
    ...[...changes, ...untracked].flatMap(({ uri, originalUri, renameUri }) => [uri, originalUri, renameUri]),
    ...unsaved.map(({ uri }) => uri),
  ];
  const byName = new Map(all.flatMap((uri) => (uri?.path.endsWith('.chain') ? [[uri.toString(), uri]] : [])));
  return [...byName.values()];
}

function isIn({ rootUri }: GitRepository, uri: vscode.Uri): boolean {
  return uri.scheme === rootUri.scheme && uri.path.startsWith(`${rootUri.path}/`);
}

/** null: it was not there. */
async function textAt(repository: GitRepository, ref: string, uri: vscode.Uri): Promise<string | null> {
  try {
    return await repository.show(ref, uri.fsPath);
  } catch {
    return null;
  }
}
