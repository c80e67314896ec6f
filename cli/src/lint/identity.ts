/** What makes two findings the same one, wherever their lines went. */
import type { Finding } from '@chainwright/language/model';

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
