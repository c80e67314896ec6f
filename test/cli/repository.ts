/** Real git repositories in folders of their own, with git as on a fresh machine, whatever this one is set to. */
import { execFileSync } from 'node:child_process';
import { folderWith } from './surroundings.ts';

export const GIT_ENV = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

export function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, env: GIT_ENV, encoding: 'utf8', stdio: 'pipe' });
}

/** The message tells commits apart that are made in the same second. */
export function commit(cwd: string, message = 'work'): void {
  git(cwd, 'add', '--all');
  git(cwd, 'commit', '--quiet', '--allow-empty', '-m', message);
}

/** The last commit as if it had been made on another day. */
export function madeOn(cwd: string, day: string): void {
  const env = { ...GIT_ENV, GIT_COMMITTER_DATE: `${day}T12:00:00Z` };
  execFileSync('git', ['commit', '--amend', '--no-edit', '--quiet'], { cwd, env, stdio: 'pipe' });
}

/** A repository whose branch main holds these files; the branch `change` stands there too, and is checked out. */
export function repository(files: Readonly<Record<string, string | Uint8Array>>): string {
  const cwd = folderWith(files);
  git(cwd, 'init', '--quiet', '--initial-branch', 'main');
  commit(cwd);
  git(cwd, 'checkout', '--quiet', '-b', 'change');
  return cwd;
}
