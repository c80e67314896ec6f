/** What tells findings apart from one run to the next, however far their lines have moved. */
import type { Finding } from '../model/index.ts';
import { LinesOf } from './lines.ts';
import type { ReportOptions } from './options.ts';

export interface Fingerprint {
  /** The same for findings that nothing but their order in the file tells apart. */
  readonly hash: string;
  /** From 1, among those with the same hash in the same file. */
  readonly occurrence: number;
}

/**
 * Hashes the rule, the chain, the node and the words of the line: not its number and not its white space. In the order
 * of the findings.
 */
export function fingerprintsOf(
  findings: readonly Finding[],
  { textOf, hash }: Pick<ReportOptions, 'textOf' | 'hash'>,
): readonly Fingerprint[] {
  const lines = new LinesOf(textOf);
  const seen = new Map<string, number>();
  return findings.map(({ rule, chain = '', node = '', file, range }) => {
    const words = (lines.of(file)[range.start.line] ?? '').replace(/\s+/g, '');
    const key = hash(JSON.stringify([rule, chain, node, words])).slice(0, 16);
    const occurrence = (seen.get(`${key} ${file}`) ?? 0) + 1;
    seen.set(`${key} ${file}`, occurrence);
    return { hash: key, occurrence };
  });
}
