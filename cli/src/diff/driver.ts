/**
 * `diff --git`: what git calls in place of its own diff, once a file
 * (https://git-scm.com/docs/git#Documentation/git.txt-GITEXTERNALDIFF). It never fails: git would stop at the first
 * file that cannot be read, and the rest of a log would be missing.
 */
import { resolve } from 'node:path';
import { compareWorkspaces } from '@chainwright/language/diff';
import { diffDriverText } from '@chainwright/language/diff-report';
import { COLORED, inert, PLAIN, visible } from '@chainwright/language/reports';
import { DEFAULT_SETTINGS } from '@chainwright/language/settings';
import type { Values } from '../arguments.ts';
import { lineDiff } from '../files/line-diff.ts';
import { readText } from '../files/read.ts';
import { files, homeOf } from '../files/workspace.ts';
import type { Io } from '../io.ts';
import { UserProblem } from '../problem.ts';
import { sidesOf } from './sides.ts';
import { uriOf, type Version } from './versions.ts';

/** What git hands over: the path, then file, object and mode of each side, and where it was renamed the new path. */
interface Called {
  readonly path: string;
  readonly oldFile: string;
  readonly newFile: string;
  readonly modes: readonly string[];
  readonly newPath: string;
}

/** How git names a side that is not there. */
const NOTHING = '/dev/null';
const FILE = /^100/;

export async function runDriver(operands: readonly string[], values: Values, io: Io): Promise<0> {
  const [path] = operands;
  if (path !== undefined && operands.length === 1) {
    io.out.write(inert(`${visible(path)}: the merge is not resolved\n`));
    return 0;
  }
  const called = calledWith(operands);
  try {
    io.out.write(await shown(called, values, io));
  } catch (error) {
    if (!(error instanceof UserProblem)) throw error;
    io.out.write(inert(`${visible(called.newPath)}\n${error.lines.map(visible).join('\n')}\n`));
  }
  return 0;
}

function calledWith(operands: readonly string[]): Called {
  const [path, oldFile, , oldMode, newFile, , newMode, newPath] = operands;
  if (path === undefined || oldFile === undefined || newFile === undefined || newMode === undefined)
    throw new UserProblem(
      'diff --git is called by git, with a path and both files; docs/git.md says how to set it up (chainwright diff HEAD compares by hand)',
    );
  const modes = [oldMode ?? '.', newMode].filter((mode) => mode !== '.');
  return { path, oldFile, newFile, modes, newPath: newPath ?? path };
}

async function shown(called: Called, values: Values, io: Io): Promise<string> {
  const { path, newPath, modes } = called;
  const texts = [textOf(called.oldFile, path, io), textOf(called.newFile, newPath, io)] as const;
  const isProcess = newPath.endsWith('.chain') && modes.every((mode) => FILE.test(mode));
  if (!isProcess) return lineDiff(newPath, texts[0] ?? '', texts[1] ?? '');
  const [base, head] = [versionOf('before', texts[0], path, io), versionOf('after', texts[1], newPath, io)];
  const settingsOf = () => DEFAULT_SETTINGS;
  const { doubts, ...sides } = await sidesOf({ base, head, settingsOf, leftOut: [] }, io.today());
  const comparison = compareWorkspaces(sides.base, sides.head, { figures: false });
  const options = { palette: isColored(values, io) ? COLORED : PLAIN, width: widthOf(io) };
  const file = { path: newPath, ...(newPath !== path && { was: path }) };
  const report = diffDriverText({ comparison, doubts }, file, options);
  // Where not all can be read, nobody should miss what is not in the report.
  return doubts.length === 0
    ? `${report}\n`
    : `${report}\n${await lineDiff(newPath, texts[0] ?? '', texts[1] ?? '')}\n`;
}

function textOf(file: string, name: string, io: Io): string | undefined {
  return file === NOTHING ? undefined : readText(resolve(io.cwd, file), name);
}

/** The file as one side has it, at its place: what it imports is taken from the working tree. */
function versionOf(label: string, text: string | undefined, name: string, io: Io): Version {
  const path = resolve(io.cwd, name);
  return {
    label,
    texts: {
      root: uriOf(homeOf([{ path }], io).folder),
      sources: text === undefined ? [] : [{ uri: uriOf(path), text }],
      files,
    },
    pathOf: () => name,
  };
}

/** A pager shows colours, and git says when there is one. */
function isColored(values: Values, { env, out }: Io): boolean {
  if (values['no-color'] || env.NO_COLOR || env.TERM === 'dumb') return false;
  return out.isTerminal || env.GIT_PAGER_IN_USE === 'true' || Boolean(env.FORCE_COLOR);
}

/** Behind a pager nobody knows the terminal but git, which hands on its width. */
function widthOf({ env, out }: Io): number {
  return out.columns ?? (Number(env.COLUMNS) || 100);
}
