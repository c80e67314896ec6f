/** What makes two findings the same one, wherever their lines went. */
import type { Finding } from '../model/index.ts';

/**
 * The thing that a finding is about, by the name that it has in its file: `Chain.Node`, `Chain`, or that of a
 * declaration; empty for the file itself.
 */
export function aboutOf({ chain, node, subject }: Finding): string {
  if (chain !== undefined) return node === undefined ? chain : `${chain}.${node}`;
  return subject === undefined ? '' : subject.slice(subject.indexOf('#') + 1);
}

/** A key that is the same for all findings of one rule about one thing of a file. */
export function identityOf(file: string, rule: string, about: string): string {
  return JSON.stringify([file, rule, about]);
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
