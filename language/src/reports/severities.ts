/** What has to be left out of a report is the least severe. */
import { type Finding, SEVERITIES } from '../model/index.ts';

/** Errors first; what is equally severe keeps its order. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** `3 errors, 1 warning`; nothing where there is nothing to count. */
export function countsOf(findings: readonly Finding[]): string {
  return SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  }).join(', ');
}
