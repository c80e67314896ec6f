/** Two states of a repository: commits, the index, the working tree. */
import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import type { Values } from '../arguments.ts';
import { walk } from '../files/walk.ts';
import { homeOf, nameOf } from '../files/workspace.ts';
import { type Git, gitIn } from '../git/git.ts';
import { dayOf, indexOf, prefixOf, treeOf } from '../git/repository.ts';
import { filesOf, type Snapshot, snapshotOf } from '../git/snapshot.ts';
import type { Io } from '../io.ts';
import { type Found, readAll, type Versions, versionsOf } from './versions.ts';

/** One of the states that git knows, with what people call it. */
export type State =
  | { readonly kind: 'commit'; readonly label: string; readonly commit: string }
  | { readonly kind: 'index'; readonly label: string }
  | { readonly kind: 'working tree'; readonly label: string };

/** The folder of the workspace, and git in it. */
export interface Repository {
  readonly git: Git;
  /** Of the workspace, which may be a part of the repository. */
  readonly folder: string;
  /** The way to it from the top of the repository, with `/` at its end. */
  readonly prefix: string;
}

export async function repositoryOf(io: Io): Promise<Repository> {
  const { folder } = homeOf([], io);
  const git = gitIn(folder, io.env);
  return { git, folder, prefix: await prefixOf(git, folder) };
}

export async function versionsInGit(
  [base, head]: readonly [State, State],
  repository: Repository,
  values: Values,
  io: Io,
): Promise<Versions> {
  const [before, after] = [await foundIn(base, repository, io), await foundIn(head, repository, io)];
  // What is on the disk and not in the working tree's version, that leaves out (.gitignore): on the other side too.
  const present = head.kind === 'working tree' ? after : base.kind === 'working tree' ? before : undefined;
  const isIgnored = (path: string) =>
    present !== undefined && !present.texts.has(path) && !present.unreadable.has(path) && existsSync(path);
  const absent = [...new Set([...before.absent, ...after.absent])];
  const isAbsent = (path: string) => absent.some((one) => path.startsWith(one + sep));
  const kept = (side: Found): Found => ({
    ...side,
    texts: new Map([...side.texts].filter(([path]) => !isIgnored(path) && !isAbsent(path))),
  });
  const versions = await versionsOf({ base: kept(before), head: kept(after) }, values, io);
  const unknown = absent.map((path) => {
    const name = nameOf(path, io.cwd);
    return `${name}: the commit of this submodule is not here (git submodule update --init ${name}); it is left out of both sides`;
  });
  return { ...versions, leftOut: [...unknown, ...versions.leftOut] };
}

type FoundInGit = Found & Pick<Snapshot, 'absent'>;

async function foundIn(state: State, { git, folder, prefix }: Repository, io: Io): Promise<FoundInGit> {
  const shared = { label: state.label, root: folder, pathOf: (path: string) => nameOf(path, folder) };
  if (state.kind === 'working tree') return { ...shared, ...readAll(await walk(folder), io.cwd), absent: [] };
  const entries = state.kind === 'index' ? await indexOf(git) : await treeOf(git, state.commit);
  const snapshot = await snapshotOf(git, entries, { folder, prefix, env: io.env });
  return {
    ...shared,
    texts: snapshot.texts,
    unreadable: snapshot.unreadable,
    files: filesOf(snapshot, folder),
    absent: snapshot.absent,
    ...(state.kind === 'commit' && { day: await dayOf(git, state.commit) }),
  };
}
