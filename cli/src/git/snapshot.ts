/** The `.chain` files of a revision or of the index, read from git's objects: the working tree stays as it is. */
import { existsSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import type { FileAccess } from '@chainwright/language/model';
import { URI } from 'vscode-uri';
import { limited } from '../files/read.ts';
import { decode } from '../files/text.ts';
import { files } from '../files/workspace.ts';
import type { Io } from '../io.ts';
import { reasonOf, UserProblem } from '../problem.ts';
import { type Git, gitIn } from './git.ts';
import { blobsOf, knownCommit, type TreeEntry, treeOf } from './repository.ts';

/** Where a repository lies. */
export interface Top {
  /** The path of its working tree. */
  readonly folder: string;
  readonly env: Io['env'];
}

export interface Snapshot {
  /** By the path of the file, in no order. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that are there and cannot be read, by their paths, with the reason. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Symbolic links, by their paths, with where they lead. */
  readonly links: ReadonlyMap<string, string>;
  /** Folders of submodules whose commit is not here. */
  readonly absent: readonly string[];
}

export async function snapshotOf(git: Git, entries: readonly TreeEntry[], top: Top): Promise<Snapshot> {
  const wanted = entries.filter(({ path, kind }) => kind === 'link' || (kind === 'file' && isChain(path)));
  const blobs = await blobsOf(
    git,
    wanted.map(({ object }) => object),
  );
  const texts = new Map<string, string>();
  const unreadable = new Map<string, string>();
  const links = new Map<string, string>();
  for (const [i, { path, kind }] of wanted.entries()) {
    const place = join(top.folder, path);
    const bytes = blobs[i] ?? Buffer.alloc(0);
    if (kind === 'link') links.set(place, join(place, '..', bytes.toString('utf8')));
    else {
      try {
        texts.set(place, decode(limited(bytes, path), path));
      } catch (error) {
        unreadable.set(place, error instanceof UserProblem ? error.message : reasonOf(error));
      }
    }
  }
  const inside = await Promise.all(
    entries.filter(({ kind }) => kind === 'repository').map((entry) => submoduleOf(entry, top)),
  );
  return {
    texts: new Map([...texts, ...inside.flatMap((one) => [...one.texts])]),
    unreadable: new Map([...unreadable, ...inside.flatMap((one) => [...one.unreadable])]),
    links: new Map([...links, ...inside.flatMap((one) => [...one.links])]),
    absent: inside.flatMap((one) => one.absent),
  };
}

/** A submodule at the commit that the tree around it names. */
async function submoduleOf({ path, object }: TreeEntry, { folder, env }: Top): Promise<Snapshot> {
  const place = join(folder, path);
  const absent = { texts: new Map(), unreadable: new Map(), links: new Map(), absent: [place] };
  // Where it was never fetched, git would answer for the repository around it.
  if (!existsSync(join(place, '.git'))) return absent;
  const git = gitIn(place, env);
  if ((await knownCommit(git, object)) === undefined) return absent;
  return snapshotOf(git, await treeOf(git, object), { folder: place, env });
}

/** What git keeps of a package manager's folder is no process of this workspace: nothing else looks there either. */
function isChain(path: string): boolean {
  return path.endsWith('.chain') && !posix.dirname(path).split('/').includes('node_modules');
}

/** Imports lead to files of the same snapshot; what lies outside of the repository is as it is. */
export function filesOf({ texts, links }: Snapshot, top: string): FileAccess {
  const placeOf = (uri: string) => followed(URI.parse(uri).fsPath, links);
  return {
    read: (uri) => texts.get(placeOf(uri)),
    realUri: (uri) => {
      const place = placeOf(uri);
      if (texts.has(place)) return realOf(place, top);
      const isMissing = place.startsWith(top + sep) && place.endsWith('.chain');
      return isMissing ? undefined : files.realUri(URI.file(place).toString());
    },
  };
}

/** In git's tree a path is the file itself: only the way to its top may hold links that git does not know. */
function realOf(place: string, top: string): string {
  const real = files.realUri(URI.file(top).toString()) ?? URI.file(top).toString();
  return URI.file(`${URI.parse(real).fsPath}${place.slice(top.length)}`).toString();
}

const MOST_LINKS = 40;

function followed(path: string, links: ReadonlyMap<string, string>): string {
  let at = path;
  for (let i = 0; i < MOST_LINKS; i++) {
    const link = [...links.keys()].find((one) => at === one || at.startsWith(one + sep));
    if (link === undefined) break;
    at = join(links.get(link) ?? link, at.slice(link.length));
  }
  return at;
}
