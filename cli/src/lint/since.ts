/** `lint --since REF`: of all findings those that are not found where the change began. */
import type { Finding } from '@chainwright/language/model';
import { URI } from 'vscode-uri';
import { gitIn } from '../git/git.ts';
import { mergeBaseOf, prefixOf } from '../git/repository.ts';
import type { Io } from '../io.ts';
import { UserProblem } from '../problem.ts';
import type { Check, Texts } from './check.ts';
import { aboutOf, identityOf } from './identity.ts';
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

/**
 * The findings that are more than before. Those with the same words are the same; of the rest as many are old as there
 * were of the same rule about the same thing, for words carry numbers that change with the process.
 */
export function brought(now: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const old = new Pool(before, sameWords);
  const reworded = now.filter((finding) => !old.take(finding));
  const rest = new Pool(old.left(), sameThing);
  return reworded.filter((finding) => !rest.take(finding));
}

/** An accept that the change takes away brings its finding. */
function sameThing(finding: Finding): string {
  return `${finding.accepted === undefined} ${identityOf(finding.file, finding.rule, aboutOf(finding))}`;
}

function sameWords(finding: Finding): string {
  return `${sameThing(finding)} ${finding.message}`;
}

/** Findings by a key, each to be taken once. */
class Pool {
  readonly #keyOf: (finding: Finding) => string;
  readonly #byKey = new Map<string, Finding[]>();

  constructor(findings: readonly Finding[], keyOf: (finding: Finding) => string) {
    this.#keyOf = keyOf;
    for (const finding of findings) {
      const same = this.#byKey.get(keyOf(finding));
      if (same === undefined) this.#byKey.set(keyOf(finding), [finding]);
      else same.push(finding);
    }
  }

  take(finding: Finding): boolean {
    return this.#byKey.get(this.#keyOf(finding))?.shift() !== undefined;
  }

  left(): readonly Finding[] {
    return [...this.#byKey.values()].flat();
  }
}
