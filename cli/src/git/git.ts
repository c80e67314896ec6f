/** Runs git: never through a shell, never for another repository than that of the folder, never with a lock. */
import { execFile } from 'node:child_process';
import type { Io } from '../io.ts';
import { firstLine, reasonOf, UserProblem } from '../problem.ts';

export interface Answer {
  readonly code: number;
  readonly out: Buffer;
  /** The first line of what git says beside its answer. */
  readonly problem: string;
}

export type Git = (args: readonly string[], input?: string) => Promise<Answer>;

/** What a hook gets from git names the repository that is committed to, relative to a folder that may not be ours. */
const OF_HOOKS = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'];

const MOST_BYTES = 1024 * 1024 * 1024;

/** Git in a folder. A code other than 0 is an answer too; throws a UserProblem where git cannot be started. */
export function gitIn(folder: string, env: Io['env']): Git {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !OF_HOOKS.includes(name)));
  const options = {
    cwd: folder,
    env: { ...own, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    encoding: 'buffer' as const,
    maxBuffer: MOST_BYTES,
    windowsHide: true,
  };
  return (args, input = '') =>
    new Promise((resolve, reject) => {
      const child = execFile('git', args, options, (error, out, err) => {
        const problem = firstLine(err.toString('utf8'));
        if (error === null) resolve({ code: 0, out, problem });
        else if (typeof error.code === 'number') resolve({ code: error.code, out, problem });
        else reject(cannotRun(error));
      });
      // Git may end before it has read all; its exit code says why.
      child.stdin?.on('error', () => {});
      child.stdin?.end(input);
    });
}

function cannotRun(error: Error & { code?: unknown }): UserProblem {
  if (error.code === 'ENOENT') return new UserProblem('git is needed and was not found; install it or put it in PATH');
  return new UserProblem(`git cannot be run: ${reasonOf(error)}`);
}
