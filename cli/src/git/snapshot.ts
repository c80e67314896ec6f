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

/** The part of a repository that is read. */
export interface Part {
  /** Where it lies in the working tree. */
  readonly folder: string;
  /** The way there from the top of the repository, with `/` at its end; empty at the top. */
  readonly prefix: string;
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

export async function snapshotOf(git: Git, all: readonly TreeEntry[], part: Part): Promise<Snapshot> {
  const { folder, prefix, env } = part;
  const entries = all
    .filter(({ path }) => path.startsWith(prefix))
    .map((entry) => ({ ...entry, place: join(folder, entry.path.slice(prefix.length)) }));
  const wanted = entries.filter(({ path, kind }) => kind === 'link' || (kind === 'file' && isChain(path)));
  const blobs = await blobsOf(
    git,
    wanted.map(({ object }) => object),
  );
  const texts = new Map<string, string>();
  const unreadable = new Map<string, string>();
  const links = new Map<string, string>();
  for (const [i, { path, kind, place }] of wanted.entries()) {
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
    entries.filter(({ kind }) => kind === 'repository').map(({ place, object }) => submoduleOf(place, object, env)),
  );
  return {
    texts: new Map([...texts, ...inside.flatMap((one) => [...one.texts])]),
    unreadable: new Map([...unreadable, ...inside.flatMap((one) => [...one.unreadable])]),
    links: new Map([...links, ...inside.flatMap((one) => [...one.links])]),
    absent: inside.flatMap((one) => one.absent),
  };
}

/** A submodule at the commit that the tree around it names. */
async function submoduleOf(place: string, object: string, env: Io['env']): Promise<Snapshot> {
  const absent = { texts: new Map(), unreadable: new Map(), links: new Map(), absent: [place] };
  // Where it was never fetched, git would answer for the repository around it.
  if (!existsSync(join(place, '.git'))) return absent;
  const git = gitIn(place, env);
  if ((await knownCommit(git, object)) === undefined) return absent;
  return snapshotOf(git, await treeOf(git, object), { folder: place, prefix: '', env });
}

/** What git keeps of a package manager's folder is no process of this workspace: nothing else looks there either. */
function isChain(path: string): boolean {
  return path.endsWith('.chain') && !posix.dirname(path).split('/').includes('node_modules');
}

/** Imports lead to files of the same snapshot; what lies outside of the folder is as it is. */
export function filesOf({ texts, links }: Snapshot, folder: string): FileAccess {
  const placeOf = (uri: string) => followed(URI.parse(uri).fsPath, links);
  return {
    read: (uri) => texts.get(placeOf(uri)),
    realUri: (uri) => {
      const place = placeOf(uri);
      if (texts.has(place)) return realOf(place, folder);
      const isMissing = place.startsWith(folder + sep) && place.endsWith('.chain');
      return isMissing ? undefined : files.realUri(URI.file(place).toString());
    },
  };
}

/** In git's tree a path is the file itself: only the way to the folder may hold links that git does not know. */
function realOf(place: string, folder: string): string {
  const real = files.realUri(URI.file(folder).toString()) ?? URI.file(folder).toString();
  return URI.file(`${URI.parse(real).fsPath}${place.slice(folder.length)}`).toString();
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
