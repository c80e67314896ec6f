/** Stage 7 of `lint`: whether what was found fails the run. */
import { type Finding, SEVERITIES, type Severity } from '@chainwright/language/model';
import { isOpen } from '@chainwright/language/reports';
import type { ExitCode } from '../io.ts';

export interface Limits {
  /** The least severity that fails. */
  readonly failOn: Severity;
  readonly mostWarnings: number;
}

/** What is accepted or in the baseline fails nothing. */
export function exitCodeOf(findings: readonly Finding[], { failOn, mostWarnings }: Limits): ExitCode {
  const open = findings.filter(isOpen);
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const warnings = open.filter(({ severity }) => severity === 'warning').length;
  return warnings > mostWarnings || open.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
}
