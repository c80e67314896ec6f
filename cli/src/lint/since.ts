/** `lint --since REF`: of all findings those that are not found where the change began. */
import { brought } from '@chainwright/language/identity';
import type { Finding } from '@chainwright/language/model';
import { URI } from 'vscode-uri';
import { gitIn } from '../git/git.ts';
import { mergeBaseOf, prefixOf } from '../git/repository.ts';
import type { Io } from '../io.ts';
import { UserProblem } from '../problem.ts';
import type { Check, Texts } from './check.ts';
import { type Past, pastOf } from './past.ts';

export interface Present {
  readonly texts: Texts;
  readonly asked: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** The change: everything from the merge base of `revision` and HEAD up to the files as they are on the disk. */
export async function broughtSince(
  revision: string,
  { texts, asked, findings }: Present,
  check: Check,
  env: Io['env'],
): Promise<readonly Finding[]> {
  const past = await workspaceAt(revision, texts, env);
  // Where nothing is found now nothing can be new.
  const concerned = new Set(findings.map(({ file }) => file).filter((file) => asked.has(file)));
  const askedThen = past.texts.sources.map(({ uri }) => uri).filter((uri) => concerned.has(past.nowOf(uri)));
  if (askedThen.length === 0) return findings;
  const before = await check(past.texts, new Set(askedThen));
  return brought(
    findings,
    before.findings.map((one) => ({ ...one, file: past.nowOf(one.file) })),
  );
}

async function workspaceAt(revision: string, texts: Texts, env: Io['env']): Promise<Past> {
  try {
    const folder = URI.parse(texts.root).fsPath;
    const git = gitIn(folder, env);
    const prefix = await prefixOf(git, folder);
    return await pastOf(git, { commit: await mergeBaseOf(git, revision), prefix }, texts);
  } catch (error) {
    throw error instanceof UserProblem ? new UserProblem(`--since: ${error.message}`) : error;
  }
}
