/** What `changed-only` comes to: the history where it is there, else the files that the service names, else everything. */
import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { gitIn } from '../../cli/src/git/git.ts';
import { mergeBaseOf } from '../../cli/src/git/repository.ts';
import { UserProblem } from '../../cli/src/problem.ts';
import type { Event } from './event.ts';
import type { Inputs } from './inputs.ts';
import { changedFiles } from './service.ts';
import type { Surroundings } from './surroundings.ts';

export interface Scope {
  readonly since?: string;
  readonly files: readonly string[];
  /** What people should know about it. */
  readonly note?: string;
}

/** `folder` is where the command runs. */
export async function scopeOf(
  inputs: Inputs,
  event: Event,
  folder: string,
  surroundings: Surroundings,
): Promise<Scope> {
  const { files } = inputs;
  if (inputs.since !== '') return { files, since: inputs.since };
  if (!inputs.changedOnly) return { files };
  const { base, pullRequest } = event;
  if (base === undefined) return { files, note: 'This run is about no change, so changed-only shows all findings.' };
  if (await isThere(base, folder, surroundings)) return { files, since: base };
  const missing = 'The history of the change is not there (fetch-depth: 0 of actions/checkout brings it)';
  if (pullRequest === undefined || files.length > 0) return { files, note: `${missing}: all findings are shown.` };
  try {
    const changed = inside(await changedFiles(pullRequest, inputs.token, surroundings), folder, surroundings);
    const note = `${missing}: all findings of the changed files are shown.`;
    // Nothing is new since the commit that is checked out: the way to check nothing and still say so in every format.
    return changed.length === 0 ? { files: [], since: 'HEAD', note } : { files: changed, note };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { files, note: `${missing}, nor does GitHub say what changed (${reason}): all findings are shown.` };
  }
}

/** Whether the history reaches from HEAD back to where it parted from a commit. */
export async function isThere(commit: string, folder: string, { env }: Surroundings): Promise<boolean> {
  try {
    await mergeBaseOf(gitIn(folder, env), commit);
    return true;
  } catch (error) {
    if (error instanceof UserProblem) return false;
    throw error;
  }
}

/** The processes among the files of the repository that are there, as the command calls them. */
function inside(paths: readonly string[], folder: string, { env }: Surroundings): readonly string[] {
  const root = env.GITHUB_WORKSPACE ?? folder;
  return paths
    .filter((path) => path.endsWith('.chain'))
    .map((path) => resolve(root, path))
    .filter((path) => path.startsWith(folder + sep) && existsSync(path))
    .map((path) => `.${sep}${relative(folder, path)}`);
}

/** The folder that the step runs in, inside of the repository. */
export function folderOf({ workingDirectory }: Inputs, { env }: Surroundings): string {
  const root = env.GITHUB_WORKSPACE ?? process.cwd();
  const folder = join(root, workingDirectory);
  if (existsSync(folder)) return folder;
  throw new UserProblem(`the input working-directory names no folder: ${workingDirectory}`);
}
