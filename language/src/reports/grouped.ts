/** Findings by the file that they are in, for formats that list files. */
import type { Finding } from '../model/index.ts';

/** Files in their order, also those without findings; then files that nobody asked for but that have some. */
export function groupedByFile(
  findings: readonly Finding[],
  files: readonly string[],
): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>(files.map((file) => [file, []]));
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}
