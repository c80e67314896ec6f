/** What BASE and HEAD mean: two files, two folders, or states of the repository. */
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { textOf, type Values } from '../arguments.ts';
import { limited, readText } from '../files/read.ts';
import { decode } from '../files/text.ts';
import { walk } from '../files/walk.ts';
import { files, homeOf, nameOf } from '../files/workspace.ts';
import { gitIn } from '../git/git.ts';
import { commitOf, hintFor, knownCommit, mergeBaseOf } from '../git/repository.ts';
import type { Io } from '../io.ts';
import { UserProblem } from '../problem.ts';
import { type Repository, repositoryOf, type State, versionsInGit } from './revisions.ts';
import { type Found, readAll, type Versions, versionsOf } from './versions.ts';

const WORKING_TREE: State = { kind: 'working tree', label: 'the working tree' };
const INDEX: State = { kind: 'index', label: 'the index' };

export async function versionsFor(operands: readonly string[], values: Values, io: Io): Promise<Versions> {
  const [base, head] = operands;
  if (values.staged || values.cached) return staged(operands, values, io);
  if (base === undefined) return revisions('HEAD', undefined, values, io);
  if (operands.includes('-')) return filesOrFolders([base, head], values, io);
  const range = /^(.*?)(\.\.\.?)(.*)$/s.exec(base);
  const kinds = await Promise.all(operands.map((one) => kindOf(one, io)));
  if (kinds[0] === 'unknown' && range !== null) return between(range, head, values, io);
  for (const [i, kind] of kinds.entries()) if (kind === 'unknown') throw await unknown(operands[i] ?? '', io);
  const paths = operands.filter((_, i) => kinds[i] === 'path');
  if (paths.length === 0) return revisions(base, head, values, io);
  if (paths.length === operands.length) return filesOrFolders([base, head], values, io);
  const other = operands.find((one) => !paths.includes(one));
  throw new UserProblem(
    `${paths[0]} is a path and ${other} a revision: diff compares two of a kind (--chain shows one chain of two revisions)`,
  );
}

type OperandKind = 'path' | 'revision' | 'unknown';

/** `./main` is always the path, `refs/heads/main` always the revision. */
async function kindOf(operand: string, io: Io): Promise<OperandKind> {
  const isThere = statSync(resolve(io.cwd, operand), { throwIfNoEntry: false }) !== undefined;
  const looksLikePath = /^(?:\.{1,2}(?:[/\\]|$)|[/\\]|[a-z]:[/\\])/i.test(operand);
  if (looksLikePath) return isThere ? 'path' : 'unknown';
  const isRevision = await isKnown(operand, io);
  if (isThere && isRevision)
    throw new UserProblem(
      `${JSON.stringify(operand)} is a ${isFolder(operand, io) ? 'folder' : 'file'} and a revision: ./${operand} means the path, ${operand}^0 the revision`,
    );
  if (isThere) return 'path';
  return isRevision ? 'revision' : 'unknown';
}

async function isKnown(revision: string, io: Io): Promise<boolean> {
  try {
    return (await knownCommit(gitIn(homeOf([], io).folder, io.env), revision)) !== undefined;
  } catch (error) {
    if (error instanceof UserProblem) return false;
    throw error;
  }
}

/** Neither a path nor a revision: what it was probably meant to be. */
async function unknown(operand: string, io: Io): Promise<UserProblem> {
  const file = /^[^:]+:.+\.chain$/.exec(operand);
  if (file !== null)
    return new UserProblem(
      `${JSON.stringify(operand)} names a file of a revision: name the revision alone, --chain shows one chain of it`,
    );
  try {
    const { git } = await repositoryOf(io);
    if (operand === 'HEAD') await commitOf(git, operand);
    const hint = await hintFor(git, operand);
    return new UserProblem(`${JSON.stringify(operand)} is no file or folder, and no revision that git knows${hint}`);
  } catch (error) {
    if (!(error instanceof UserProblem)) throw error;
    if (operand === 'HEAD') return error;
    return new UserProblem(`${JSON.stringify(operand)}: no such file or folder, and ${error.message}`);
  }
}

// ---- states of the repository ----

async function revisions(base: string, head: string | undefined, values: Values, io: Io): Promise<Versions> {
  const repository = await repositoryOf(io);
  const after = head === undefined ? WORKING_TREE : await stateOf(head, repository);
  return versionsInGit([await stateOf(base, repository), after], repository, values, io);
}

/** `A..B`, and `A...B` from where the two parted; an end that is left out is HEAD. */
async function between(
  [whole, from, dots, to]: RegExpExecArray,
  second: string | undefined,
  values: Values,
  io: Io,
): Promise<Versions> {
  if (second !== undefined) throw new UserProblem(`${whole} names both sides already: there is no place for ${second}`);
  const repository = await repositoryOf(io);
  const [base, head] = [from || 'HEAD', to || 'HEAD'];
  const after = await stateOf(head, repository);
  if (dots === '..') return versionsInGit([await stateOf(base, repository), after], repository, values, io);
  const commit = await mergeBaseOf(repository.git, base, head);
  const before: State = { kind: 'commit', commit, label: `${labelOf(base)} (merge base)` };
  return versionsInGit([before, after], repository, values, io);
}

async function staged(operands: readonly string[], values: Values, io: Io): Promise<Versions> {
  const [base = 'HEAD', second] = operands;
  if (second !== undefined)
    throw new UserProblem(`--staged compares with the index: there is no place for ${JSON.stringify(second)}`);
  const repository = await repositoryOf(io);
  return versionsInGit([await stateOf(base, repository), INDEX], repository, values, io);
}

async function stateOf(revision: string, { git }: Repository): Promise<State> {
  return { kind: 'commit', commit: await commitOf(git, revision), label: labelOf(revision) };
}

/** Nobody reads a whole hash. */
function labelOf(revision: string): string {
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 7) : revision;
}

// ---- files and folders ----

async function filesOrFolders(
  [base = '', head]: readonly (string | undefined)[],
  values: Values,
  io: Io,
): Promise<Versions> {
  if (head === undefined)
    throw new UserProblem(
      `${base} is a path: name another one to compare it with (chainwright diff HEAD compares the workspace with its last commit)`,
    );
  if (base === '-' && head === '-') throw new UserProblem('standard input (-) can be one side only');
  const isFile = [base, head].map((one) => one === '-' || !isFolder(one, io));
  if (isFile[0] !== isFile[1])
    throw new UserProblem(
      `${base} is a ${isFile[0] ? 'file' : 'folder'} and ${head} a ${isFile[1] ? 'file' : 'folder'}: diff compares two of a kind`,
    );
  const found = isFile[0] ? await eachAFile(base, head, values, io) : await eachAFolder(base, head, io);
  return versionsOf(found, values, io);
}

/** Each file with what it imports. */
async function eachAFile(base: string, head: string, values: Values, io: Io) {
  const found = async (operand: string): Promise<Found> => {
    const name = operand === '-' ? (textOf(values, 'stdin-filename') ?? 'stdin.chain') : operand;
    const label = operand === '-' ? (textOf(values, 'stdin-filename') ?? 'standard input') : operand;
    const path = resolve(io.cwd, name);
    const text = operand === '-' ? decode(limited(await io.stdin(), label), label) : readText(path, operand);
    return {
      label,
      root: homeOf([{ path }], io).folder,
      texts: new Map([[path, text]]),
      unreadable: new Map(),
      files,
      pathOf: (one) => (one === path ? '' : nameOf(one, dirname(path))),
    };
  };
  return { base: await found(base), head: await found(head) };
}

async function eachAFolder(base: string, head: string, io: Io) {
  const found = async (operand: string): Promise<Found> => {
    const folder = resolve(io.cwd, operand);
    const { folder: root } = homeOf([{ path: resolve(folder, 'x.chain') }], io);
    return { label: operand, root, ...readAll(await walk(folder), io.cwd), pathOf: (path) => nameOf(path, folder) };
  };
  const sides = { base: await found(base), head: await found(head) };
  if ([sides.base, sides.head].every(({ texts, unreadable }) => texts.size + unreadable.size === 0))
    throw new UserProblem(`${base} and ${head}: no .chain file in these folders`);
  return sides;
}

function isFolder(operand: string, { cwd }: Io): boolean {
  return statSync(resolve(cwd, operand), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
