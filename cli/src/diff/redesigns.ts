/** `diff --redesign`: chains as they are to be beside those that they redesign, inside of one workspace. */
import { CHANGE_LEVELS, type Comparison, compareRedesign } from '@chainwright/language/diff';
import { type Chain, type Workspace, workspaceOf } from '@chainwright/language/model';
import { textOf, type Values } from '../arguments.ts';
import { files, open, select } from '../files/workspace.ts';
import type { Io } from '../io.ts';
import { suggestion } from '../nearest.ts';
import { UserProblem } from '../problem.ts';
import { readInThreads } from '../reading/threads.ts';

export interface Redesigned {
  readonly comparison: Comparison;
  /** What is not compared and why, a line each. */
  readonly leftOut: readonly string[];
}

export async function redesigned(operands: readonly string[], values: Values, io: Io): Promise<Redesigned> {
  if (values.staged || values.cached)
    throw new UserProblem('--redesign compares inside of the files as they are: there is no place for --staged');
  const opened = await open(await select(operands, io, textOf(values, 'stdin-filename')), io, values);
  const { models } = await readInThreads(opened.sources, { root: opened.root, files }, io.readers);
  const workspace = workspaceOf(models);
  const asked = new Set(opened.asked.map(({ uri }) => uri));
  const toBe = models.flatMap(({ file, chains }) => (asked.has(file) ? chains : []));
  const pairs = chosen(toBe, workspace, textOf(values, 'chain')).flatMap(
    (chain) => compareRedesign(workspace, chain) ?? [],
  );
  return { comparison: together(pairs), leftOut: opened.skipped.map((message) => `${message}; the file is left out`) };
}

/** By the name of either of the two. */
function chosen(chains: readonly Chain[], { chains: all }: Workspace, name: string | undefined): readonly Chain[] {
  const asIsOf = ({ redesigns }: Chain) => (redesigns?.id === undefined ? undefined : all.get(redesigns.id));
  const found = chains.filter((chain) => asIsOf(chain) !== undefined && asIsOf(chain) !== chain);
  if (found.length === 0)
    throw new UserProblem('no chain redesigns another one here; a line “redesigns NAME” in a chain says which');
  if (name === undefined) return found;
  const wanted = found.filter((chain) => chain.name === name || asIsOf(chain)?.name === name);
  const names = found.flatMap((chain) => [chain.name, asIsOf(chain)?.name ?? chain.name]);
  if (wanted.length === 0)
    throw new UserProblem(`no redesign has a chain ${JSON.stringify(name)}${suggestion(name, names)}`);
  return wanted;
}

function together(comparisons: readonly Comparison[]): Comparison {
  const [first, ...others] = comparisons;
  if (first !== undefined && others.length === 0) return first;
  const levels = comparisons.map(({ level }) => CHANGE_LEVELS.indexOf(level));
  const level = CHANGE_LEVELS[Math.max(0, ...levels)] ?? 'none';
  return {
    base: 'as it is',
    head: 'as it is to be',
    level,
    verdict: `${comparisons.length} chains are designed anew, the deepest change at ${level} level.`,
    chains: comparisons.flatMap(({ chains }) => chains),
    changes: comparisons.flatMap(({ changes }) => changes),
    findings: { added: [], removed: [], unchanged: 0 },
  };
}
