/** Which files a command is about, and the workspace that they are seen in. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { FileAccess, Source } from '@chainwright/language/model';
import { URI } from 'vscode-uri';
import type { Io } from '../io.ts';
import { reasonOf, UserProblem } from '../problem.ts';
import { limited, readText } from './read.ts';
import { decode } from './text.ts';
import { walk } from './walk.ts';

/** One file that was asked for. */
export interface Asked {
  readonly path: string;
  readonly uri: string;
  /** What people call it: relative to the current folder, with `/`. */
  readonly name: string;
  /** Its bytes, when they came from standard input. */
  readonly bytes?: Buffer;
}

export interface Opened {
  readonly root: string;
  readonly asked: readonly Asked[];
  readonly sources: readonly Source[];
  /** What was wrong with files that nobody asked for and that could not be read. */
  readonly skipped: readonly string[];
}

const MARKS = ['chainwright.config.json', '.git'];
const GLOB = /[*?{[]/;

/** The files that the operands name; the whole workspace when they name none. */
export async function select(operands: readonly string[], io: Io, stdinName?: string): Promise<Asked[]> {
  const found = new Map<string, Asked>();
  for (const operand of operands.length > 0 ? operands : [rootOf(io.cwd, io.cwd).folder]) {
    for (const one of operand === '-' ? [await standardInput(io, stdinName)] : await expand(operand, io.cwd))
      found.set(one.uri, one);
  }
  return [...found.values()];
}

/** Reads the asked files and the workspace around them. */
export async function open(asked: readonly Asked[], io: Io): Promise<Opened> {
  const { folder, marked } = homeOf(asked, io);
  const sources = new Map<string, Source>();
  for (const { uri, path, name, bytes } of asked)
    sources.set(uri, { uri, text: bytes ? decode(limited(bytes, name), name) : readText(path, name) });
  const skipped: string[] = [];
  // Without a mark nobody said how far the workspace reaches: not into subfolders, which may be a whole disk.
  for (const path of await walk(folder, marked)) {
    const one = askedFor(path, io.cwd);
    if (sources.has(one.uri)) continue;
    try {
      sources.set(one.uri, { uri: one.uri, text: readText(path, one.name) });
    } catch (error) {
      skipped.push(error instanceof Error ? error.message : reasonOf(error));
    }
  }
  return { root: URI.file(folder).toString(), asked, sources: [...sources.values()], skipped };
}

/** The folder of the workspace that these files belong to, and whether anything marks it as one. */
export function homeOf(asked: readonly Asked[], io: Io): { readonly folder: string; readonly marked: boolean } {
  const first = asked[0];
  return rootOf(first ? dirname(first.path) : io.cwd, io.cwd);
}

/** Imported files that are not among the sources. */
export const files: FileAccess = {
  read(uri) {
    const path = URI.parse(uri).fsPath;
    try {
      return readText(path, path);
    } catch {
      return undefined;
    }
  },
  realUri(uri) {
    try {
      return URI.file(realpathSync(URI.parse(uri).fsPath)).toString();
    } catch {
      return undefined;
    }
  },
};

/** What people call a file of a workspace: relative to the current folder, with `/`. */
export function nameOf(path: string, cwd: string): string {
  return (relative(cwd, path) || '.').split(sep).join('/');
}

async function standardInput(io: Io, name: string | undefined): Promise<Asked> {
  const path = resolve(io.cwd, name ?? 'stdin.chain');
  return { path, uri: URI.file(path).toString(), name: name ?? '<stdin>', bytes: await io.stdin() };
}

async function expand(operand: string, cwd: string): Promise<Asked[]> {
  const path = resolve(cwd, operand);
  const stat = statOf(path, operand);
  if (stat?.isDirectory()) {
    const found = await walk(path);
    if (found.length === 0) throw new UserProblem(`${operand}: no .chain file in this folder`);
    return found.map((one) => askedFor(one, cwd));
  }
  if (stat) return [askedFor(path, cwd)];
  if (!GLOB.test(operand)) throw new UserProblem(`${operand}: no such file or folder`);
  const { glob } = await import('tinyglobby');
  const found = await glob(operand, {
    cwd,
    absolute: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
    expandDirectories: false,
  });
  if (found.length === 0) throw new UserProblem(`${operand}: no file matches`);
  return found.sort().map((one) => askedFor(resolve(one), cwd));
}

function statOf(path: string, name: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new UserProblem(`${name}: cannot be read: ${reasonOf(error)}`);
  }
}

function askedFor(path: string, cwd: string): Asked {
  return { path, uri: URI.file(path).toString(), name: nameOf(path, cwd) };
}

function rootOf(folder: string, cwd: string): { folder: string; marked: boolean } {
  for (const mark of MARKS) {
    for (let at = folder; ; at = dirname(at)) {
      if (existsSync(join(at, mark))) return { folder: at, marked: true };
      if (dirname(at) === at) break;
    }
  }
  return { folder: folder === cwd || folder.startsWith(cwd + sep) ? cwd : folder, marked: false };
}
