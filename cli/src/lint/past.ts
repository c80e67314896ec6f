/** The workspace as of an older commit: read from git's objects, while the working tree stays as it is. */
import { existsSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import type { FileAccess, Source } from '@chainwright/language/model';
import { URI } from 'vscode-uri';
import { decode } from '../files/text.ts';
import type { Git } from '../git/git.ts';
import { blobsOf, renamesSince, treeOf } from '../git/repository.ts';
import { UserProblem } from '../problem.ts';
import type { Texts } from './check.ts';

export interface Past {
  readonly texts: Texts;
  /** Where a file of the past stands now, by URI: its own place, or the one that it was moved to. */
  readonly nowOf: (uri: string) => string;
}

export interface Place {
  readonly commit: string;
  /** The way from the top of the repository to the folder of the workspace, with `/` at its end. */
  readonly prefix: string;
}

/** What git does not know (files it ignores, other repositories inside) is taken as it is now. */
export async function pastOf(git: Git, { commit, prefix }: Place, now: Texts): Promise<Past> {
  const folder = URI.parse(now.root).fsPath;
  const uriOf = (path: string) => URI.file(resolve(folder, posix.relative(prefix, path))).toString();

  const tree = await treeOf(git, commit);
  const tracked = await textsOf(
    git,
    tree.filter(isChain).map(({ path, object }) => ({ uri: uriOf(path), object })),
  );
  const repositories = tree.filter(({ kind }) => kind === 'repository').map(({ path }) => `${uriOf(path)}/`);
  const inside = now.sources.filter(({ uri }) => repositories.some((one) => uri.startsWith(one)));
  const present = new Map(now.sources.map(({ uri, text }) => [uri, text]));
  // What is there and not among the sources, the workspace leaves out: now as then.
  const sources = [...tracked.values()].filter(({ uri }) => present.has(uri) || !existsSync(URI.parse(uri).fsPath));

  const renames = new Map([...(await renamesSince(git, commit))].map(([from, to]) => [uriOf(from), uriOf(to)]));
  const moves = new Map([...movesBetween(sources, now.sources, renames), ...renames]);
  const nowOf = (uri: string) => moves.get(uri) ?? uri;
  return {
    texts: {
      root: now.root,
      sources: inOrderOf(now, [...sources, ...inside], nowOf),
      files: filesThen(tracked, present, now),
    },
    nowOf,
  };
}

/** Git looks for renames among the files that it knows; one that it does not know yet is known by its text. */
function movesBetween(
  then: readonly Source[],
  now: readonly Source[],
  renames: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const before = new Set(then.map(({ uri }) => uri));
  const after = new Set(now.map(({ uri }) => uri));
  const targets = new Set(renames.values());
  const fresh = now.filter(({ uri }) => !before.has(uri) && !targets.has(uri));
  const byText = new Map(fresh.map(({ uri, text }) => [text, uri]));
  const moves = new Map<string, string>();
  for (const { uri, text } of then) {
    const target = byText.get(text);
    if (target === undefined || after.has(uri) || renames.has(uri)) continue;
    byText.delete(text);
    moves.set(uri, target);
  }
  return moves;
}

/** In the order of now, so that nothing is new that only comes from another order. */
function inOrderOf(now: Texts, sources: readonly Source[], nowOf: (uri: string) => string): readonly Source[] {
  const places = new Map(now.sources.map(({ uri }, i) => [uri, i]));
  const placeOf = ({ uri }: Source) => places.get(nowOf(uri)) ?? places.size;
  return [...sources].sort((a, b) => placeOf(a) - placeOf(b));
}

function isChain({ path, kind }: { readonly path: string; readonly kind: string }): boolean {
  return kind === 'file' && path.endsWith('.chain');
}

async function textsOf(git: Git, files: readonly { uri: string; object: string }[]): Promise<Map<string, Source>> {
  const blobs = await blobsOf(
    git,
    files.map(({ object }) => object),
  );
  const texts = new Map<string, Source>();
  files.forEach(({ uri }, i) => {
    const text = readable(blobs[i], uri);
    if (text !== undefined) texts.set(uri, { uri, text });
  });
  return texts;
}

/** A file that could not be read then had no findings then. */
function readable(bytes: Buffer | undefined, name: string): string | undefined {
  try {
    return bytes === undefined ? undefined : decode(bytes, name);
  } catch (error) {
    if (error instanceof UserProblem) return undefined;
    throw error;
  }
}

function filesThen(tracked: ReadonlyMap<string, Source>, present: ReadonlyMap<string, string>, now: Texts): FileAccess {
  const { root, files } = now;
  return {
    read: (uri) => tracked.get(uri)?.text ?? (present.has(uri) ? undefined : files.read(uri)),
    realUri: (uri) => {
      // In git's tree a path is the file itself: only the way to the folder may hold symbolic links.
      if (tracked.has(uri)) return uri.replace(root, () => files.realUri(root) ?? root);
      return present.has(uri) ? undefined : files.realUri(uri);
    },
  };
}
