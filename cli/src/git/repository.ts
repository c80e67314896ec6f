/** What of a git repository is read: revisions, their trees and blobs, and which files were renamed. */
import { nearest } from '@chainwright/language/nearest';
import { UserProblem } from '../problem.ts';
import type { Git } from './git.ts';

export interface TreeEntry {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  /** `link` is a symbolic link, `repository` a submodule. */
  readonly kind: 'file' | 'link' | 'repository';
  readonly object: string;
}

const WHOLE_HISTORY = 'fetch the whole history (git fetch --unshallow, or fetch-depth: 0 for actions/checkout)';

/** As a pathspec, from wherever git runs. */
const EVERY_CHAIN = ':(top,glob)**/*.chain';

/** The folder's path from the top of its repository, with `/` at its end; empty at the top. */
export async function prefixOf(git: Git, folder: string): Promise<string> {
  const { code, out, problem } = await git(['rev-parse', '--show-prefix']);
  if (code === 0) return withoutLineEnd(out);
  if (/not a git repository/i.test(problem)) throw new UserProblem(`${folder} is in no git repository`);
  if (/dubious ownership/.test(problem))
    throw new UserProblem(
      `git refuses ${folder}, which belongs to another user; git config --global --add safe.directory ${folder} permits it`,
    );
  throw new UserProblem(`git cannot read the repository of ${folder}: ${problem}`);
}

/** The commit that a revision and another one, or HEAD, last had in common. */
export async function mergeBaseOf(git: Git, revision: string, other = 'HEAD'): Promise<string> {
  const commits = [await commitOf(git, revision), await commitOf(git, other)];
  const { code, out } = await git(['merge-base', ...commits]);
  if (code === 0) return withoutLineEnd(out);
  const todo = (await isShallow(git)) ? ` in this shallow clone; ${WHOLE_HISTORY}` : '';
  throw new UserProblem(`${revision} and ${other} have no commit in common${todo}`);
}

/** The commit that a revision names; a UserProblem where there is none. */
export async function commitOf(git: Git, revision: string): Promise<string> {
  const commit = await knownCommit(git, revision);
  if (commit !== undefined) return commit;
  if (revision === 'HEAD') throw new UserProblem('this repository has no commit yet');
  throw new UserProblem(`git knows no revision ${JSON.stringify(revision)}${await hintFor(git, revision)}`);
}

/** The same, undefined where there is none. */
export async function knownCommit(git: Git, revision: string): Promise<string | undefined> {
  // No name of git starts so; older versions take it for an option all the same.
  if (revision.startsWith('-')) return undefined;
  const { code, out } = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return code === 0 ? withoutLineEnd(out) : undefined;
}

/** What a message adds about a revision that git does not know: the nearest name, or what is missing. */
export async function hintFor(git: Git, revision: string): Promise<string> {
  const { out } = await git(['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags', 'refs/remotes']);
  const names = out.toString('utf8').split('\n').filter(Boolean);
  const near = names.find((name) => name.endsWith(`/${revision}`)) ?? nearest(revision, names);
  if (near !== undefined) return `; did you mean ${near}?`;
  return (await isShallow(git)) ? `; this is a shallow clone: ${WHOLE_HISTORY}` : '';
}

async function isShallow(git: Git): Promise<boolean> {
  const { out } = await git(['rev-parse', '--is-shallow-repository']);
  return withoutLineEnd(out) === 'true';
}

/** ISO date on which a commit was made, UTC. */
export async function dayOf(git: Git, commit: string): Promise<string> {
  const out = await answered(git, ['show', '--no-patch', '--format=%ct', '--end-of-options', commit]);
  return new Date(Number(withoutLineEnd(out)) * 1_000).toISOString().slice(0, 10);
}

export async function treeOf(git: Git, commit: string): Promise<readonly TreeEntry[]> {
  const out = await answered(git, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit]);
  return fieldsOf(out).flatMap((line) => {
    const [, mode = '', object = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return path === '' ? [] : [{ path, kind: kindOf(mode), object }];
  });
}

/** What is staged. Files that a merge left in conflict have several versions there: they are named, and nothing is read. */
export async function indexOf(git: Git): Promise<readonly TreeEntry[]> {
  const lines = fieldsOf(await answered(git, ['ls-files', '--stage', '-z', '--full-name', '--', ':(top)']));
  const conflicts = new Set<string>();
  const entries = lines.flatMap((line): readonly TreeEntry[] => {
    const [, mode = '', object = '', stage = '', path = ''] = /^(\d+) ([0-9a-f]+) (\d)\t(.*)$/s.exec(line) ?? [];
    if (stage !== '0' && path.endsWith('.chain')) conflicts.add(path);
    return path === '' || stage !== '0' ? [] : [{ path, kind: kindOf(mode), object }];
  });
  if (conflicts.size > 0)
    throw new UserProblem(`the merge is not resolved: ${[...conflicts].join(', ')}; mend the conflict, then git add`);
  return entries;
}

function kindOf(mode: string): TreeEntry['kind'] {
  return mode === '120000' ? 'link' : mode === '160000' ? 'repository' : 'file';
}

/** The contents of blobs, in their order. */
export async function blobsOf(git: Git, objects: readonly string[]): Promise<readonly Buffer[]> {
  if (objects.length === 0) return [];
  const out = await answered(git, ['cat-file', '--batch'], objects.map((object) => `${object}\n`).join(''));
  let at = 0;
  return objects.map((object) => {
    const end = out.indexOf('\n', at);
    const [, size] = / blob (\d+)$/.exec(out.toString('latin1', at, end)) ?? [];
    if (size === undefined) throw new UserProblem(`git does not have the object ${object}; fetch it first`);
    const blob = out.subarray(end + 1, end + 1 + Number(size));
    at = end + 1 + Number(size) + 1;
    return blob;
  });
}

/** Where the `.chain` files of a commit stand in the working tree now, if under another path. */
export async function renamesSince(git: Git, commit: string): Promise<ReadonlyMap<string, string>> {
  const plain = ['--no-ext-diff', '--no-textconv', '--no-color', '--no-relative', '--ignore-submodules'];
  const names = ['--name-status', '-z', '-M', '--diff-filter=R'];
  const fields = fieldsOf(await answered(git, ['diff', ...plain, ...names, commit, '--', EVERY_CHAIN]));
  const renames = new Map<string, string>();
  for (let i = 0; i + 2 < fields.length; i += 3) renames.set(fields[i + 1] ?? '', fields[i + 2] ?? '');
  return renames;
}

async function answered(git: Git, args: readonly string[], input?: string): Promise<Buffer> {
  const { code, out, problem } = await git(args, input);
  if (code !== 0) throw new UserProblem(`git ${args[0]} failed: ${problem}`);
  return out;
}

function fieldsOf(out: Buffer): readonly string[] {
  return out.toString('utf8').split('\0').slice(0, -1);
}

/** Names may end with white space of their own. */
function withoutLineEnd(out: Buffer): string {
  return out.toString('utf8').replace(/\r?\n$/, '');
}
