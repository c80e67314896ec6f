/** What the server must know of the files around the open documents. URIs are in canonical form (`canonical`). */
import { URI } from 'langium';

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

export interface Files {
  /** The text of a file; undefined when there is none that can be read. */
  readonly read: (uri: string) => Promise<string | undefined>;
  /** What a folder holds; nothing when there is no such folder. */
  readonly list: (uri: string) => Promise<readonly Entry[]>;
  /** The URI that a file or folder really has, symbolic links resolved; undefined when nobody can say. */
  readonly realUri: (uri: string) => string | undefined;
}

/** One spelling of a URI: clients write the same one with different percent signs. */
export function canonical(uri: string): string {
  return URI.parse(uri).toString();
}

export function isChainFile(uri: string): boolean {
  return uri.endsWith('.chain');
}

/** A file that can be a configuration, or what one extends. */
export function isJsonFile(uri: string): boolean {
  return /\.jsonc?$/.test(uri);
}

/** The URI of the folder that holds a file, without a slash at its end; an unsaved document is alone. */
export function folderOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash < 0 ? uri : uri.slice(0, slash);
}

export function isUnder(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

const SKIPPED = /^(?:\.|node_modules$)/;

/** The URIs of the `.chain` files of a folder, and of its subfolders where `deep`. */
export async function chainFilesIn(folder: string, files: Files, deep: boolean): Promise<string[]> {
  const entries = await files.list(folder);
  const found = await Promise.all(
    entries.map(async ({ name, kind }) => {
      const uri = canonical(`${folder.replace(/\/$/, '')}/${encodeURIComponent(name)}`);
      if (kind === 'file') return isChainFile(uri) ? [uri] : [];
      return deep && !SKIPPED.test(name) ? await chainFilesIn(uri, files, deep) : [];
    }),
  );
  return found.flat().sort();
}

/** Whether a change of this file can matter: not in the folders that are never looked into. */
export function isLookedInto(uri: string, root: string): boolean {
  return !uri
    .slice(root.length)
    .split('/')
    .some((part) => SKIPPED.test(part));
}
