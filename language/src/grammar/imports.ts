/** Where an import leads. Files are asked for through a port, so that this runs without a file system too. */
import { type LangiumDocument, type LangiumDocuments, URI } from 'langium';
import { type File, isFile } from './generated/ast.ts';

/** What the language must know of the files around it. */
export interface FilePort {
  /** URI of the folder that imports may not leave; undefined: the file was opened alone, its own folder counts. */
  readonly rootOf: (uri: string) => string | undefined;
  /** The URI that a file really has, symbolic links resolved; undefined when there is no such file. */
  readonly realUri: (uri: string) => string | undefined;
  /** Grows whenever files or their trees come or go; without it, every question is asked anew. */
  readonly epoch?: () => number;
  /** The syntax tree of a file, for who does not keep all of them among the documents. */
  readonly documentOf?: (uri: string) => LangiumDocument | undefined;
}

/** A file that is imported, as far as it is known. */
export function importedFile(uri: string, files: FilePort, documents: LangiumDocuments): File | undefined {
  return fileOf(files.documentOf === undefined ? documents.getDocument(URI.parse(uri)) : files.documentOf(uri));
}

export type ImportTarget =
  | { readonly kind: 'file'; readonly uri: string }
  | { readonly kind: 'missing' | 'outside' | 'shape' };

/** Resolves `./people.chain` as written in the file `from`. */
export function resolveImport(path: string, from: string, files: FilePort): ImportTarget {
  if (files.epoch === undefined) return resolve(path, from, files);
  const epoch = files.epoch();
  let known = resolved.get(files);
  if (known?.epoch !== epoch) {
    known = { epoch, targets: new Map() };
    resolved.set(files, known);
  }
  const key = `${path}\n${from}`;
  const target = known.targets.get(key) ?? resolve(path, from, files);
  known.targets.set(key, target);
  return target;
}

/** Every name of a file is looked up in what it imports: the way there is looked up once. */
const resolved = new WeakMap<FilePort, { readonly epoch: number; readonly targets: Map<string, ImportTarget> }>();

function resolve(path: string, from: string, files: FilePort): ImportTarget {
  if (path.startsWith('/') && path.isWellFormed()) {
    const root = files.rootOf(from) ?? new URL('.', from).toString();
    const uri = URI.file(path.replace(/^\/+/, '/')).toString();
    return { kind: isUnder(uri, root) ? 'shape' : 'outside' };
  }
  if (!/^\.\.?\//.test(path) || !path.endsWith('.chain') || path.includes('\\')) return { kind: 'shape' };
  return resolveFile(path, from, files);
}

/** Where a relative path leads, whatever kind of file it is; `missing` only where somebody can say so. */
export function resolveFile(path: string, from: string, files: FilePort): ImportTarget {
  const base = new URL(from);
  // Half a surrogate pair is in the name of no file, and no URI can spell it.
  if (!path.isWellFormed()) return { kind: 'missing' };
  const climbs = path.split('/').filter((part) => part === '..').length;
  if (climbs > base.pathname.split('/').length - 2) return { kind: 'outside' };
  // Several strokes are as good as one; at the root they would begin the name of a host.
  const encoded = path
    .replace(/\/{2,}/g, '/')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  // In the spelling of all other URIs: `(` stays as it is in the one and not in the other.
  const uri = URI.parse(new URL(encoded, base).toString()).toString();
  const root = files.rootOf(from) ?? new URL('.', base).toString();
  if (!isUnder(uri, root)) return { kind: 'outside' };
  const real = files.realUri(uri);
  if (real === undefined) return { kind: 'missing' };
  return isUnder(real, files.realUri(root) ?? root) ? { kind: 'file', uri } : { kind: 'outside' };
}

/** Compares decoded paths: editors write the same URI with different percent signs. */
function isUnder(uri: string, folder: string): boolean {
  const path = decode(uri);
  const root = decode(folder).replace(/\/?$/, '/');
  return path.startsWith(root);
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** The parsed file of a document. */
export function fileOf(document: LangiumDocument | undefined): File | undefined {
  const value = document?.parseResult.value;
  return isFile(value) ? value : undefined;
}
