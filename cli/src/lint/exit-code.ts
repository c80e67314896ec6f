/** Stage 7 of `lint`: whether what was found fails the run. */
import type { FailOn } from '@chainwright/language/config';
import { type Finding, SEVERITIES, type Severity } from '@chainwright/language/finding';
import { isOpen } from '@chainwright/language/reports';
import type { ExitCode } from '../io.ts';

export interface Limits {
  /** The least severity of a finding in a file that fails. */
  readonly failOnOf: (file: string) => FailOn;
  readonly mostWarnings: number;
}

/** What is accepted or in the baseline fails nothing. */
export function exitCodeOf(findings: readonly Finding[], { failOnOf, mostWarnings }: Limits): ExitCode {
  const open = findings.filter(isOpen);
  const warnings = open.filter(({ severity }) => severity === 'warning').length;
  return warnings > mostWarnings || open.some(({ severity, file }) => reaches(severity, failOnOf(file))) ? 1 : 0;
}

function reaches(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}
