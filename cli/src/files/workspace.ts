/** Which files a command is about, and the workspace that they are seen in. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { FileAccess, Source } from '@chainwright/language/model';
import { URI } from 'vscode-uri';
import type { Values } from '../arguments.ts';
import { CONFIGURATION_FILE, type Configuration, configure } from '../config/configuration.ts';
import type { Io } from '../io.ts';
import { note } from '../note.ts';
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
  /** Somebody named the file itself, not its folder. */
  readonly isNamed?: true;
  /** Its bytes, when they came from standard input. */
  readonly bytes?: Buffer;
}

export interface Opened {
  readonly root: string;
  readonly asked: readonly Asked[];
  readonly sources: readonly Source[];
  readonly configuration: Configuration;
  /** What was wrong with files that nobody asked for and that could not be read. */
  readonly skipped: readonly string[];
}

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

/** Reads the asked files and the workspace around them, without what its configuration leaves out. */
export async function open(asked: readonly Asked[], io: Io, values: Values = {}): Promise<Opened> {
  const { folder, marked } = homeOf(asked, io);
  // Without a mark nobody said how far the workspace reaches: not into subfolders, which may be a whole disk.
  const walked = (await walk(folder, marked)).map((path) => askedFor(path, io.cwd));
  const configuration = await configure(folder, pathsOf([...asked, ...walked]), values, io);
  const kept = keep(asked, configuration, values, io);
  const sources = new Map<string, Source>();
  for (const { uri, path, name, bytes } of kept)
    sources.set(uri, { uri, text: bytes ? decode(limited(bytes, name), name) : readText(path, name) });
  const skipped: string[] = [];
  for (const { uri, path, name } of walked) {
    if (sources.has(uri) || configuration.leftOutBy(uri) !== undefined) continue;
    try {
      sources.set(uri, { uri, text: readText(path, name) });
    } catch (error) {
      skipped.push(error instanceof Error ? error.message : reasonOf(error));
    }
  }
  return { root: URI.file(folder).toString(), asked: kept, sources: [...sources.values()], configuration, skipped };
}

/** The asked files that the configuration does not leave out. */
export async function included(asked: readonly Asked[], io: Io, values: Values): Promise<readonly Asked[]> {
  const configuration = await configure(homeOf(asked, io).folder, pathsOf(asked), values, io);
  return keep(asked, configuration, values, io);
}

/** Who names a file that is left out hears of it. */
function keep(asked: readonly Asked[], { leftOutBy }: Configuration, values: Values, io: Io): readonly Asked[] {
  return asked.filter(({ uri, name, isNamed }) => {
    const place = leftOutBy(uri);
    if (place !== undefined && isNamed && !values.quiet)
      note(io, `${name} is left out: ${place}; --no-config takes it in`);
    return place === undefined;
  });
}

function pathsOf(asked: readonly Asked[]): string[] {
  return asked.map(({ path }) => path);
}

/** The folder of the workspace that these files belong to, and whether anything marks it as one. */
export function homeOf(
  asked: readonly Pick<Asked, 'path'>[],
  io: Io,
): { readonly folder: string; readonly marked: boolean } {
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
  return { path, uri: URI.file(path).toString(), name: name ?? '<stdin>', isNamed: true, bytes: await io.stdin() };
}

async function expand(operand: string, cwd: string): Promise<Asked[]> {
  const path = resolve(cwd, operand);
  const stat = statOf(path, operand);
  if (stat?.isDirectory()) {
    const found = await walk(path);
    if (found.length === 0) throw new UserProblem(`${operand}: no .chain file in this folder`);
    return found.map((one) => askedFor(one, cwd));
  }
  if (stat) return [{ ...askedFor(path, cwd), isNamed: true }];
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

/**
 * The topmost folder with a configuration, in a repository that of the repository: one in a folder below says how its
 * files are judged, not that they live apart. Without a configuration the repository.
 */
function rootOf(folder: string, cwd: string): { folder: string; marked: boolean } {
  const above: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    above.push(at);
    if (dirname(at) === at) break;
  }
  const having = (name: string) => above.filter((one) => existsSync(join(one, name)));
  const [repository = ''] = having('.git');
  const configured = having(CONFIGURATION_FILE);
  const root = configured.findLast((one) => one.length >= repository.length) ?? configured[0] ?? repository;
  if (root !== '') return { folder: root, marked: true };
  return { folder: folder === cwd || folder.startsWith(cwd + sep) ? cwd : folder, marked: false };
}
