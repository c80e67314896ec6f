/** Stage 2 of `lint`: what the team wants checked, and what fails. */
import type { Severity } from '@chainwright/language/model';
import { DEFAULT_SETTINGS, type RuleSettings } from '@chainwright/language/rules';

export interface Policy {
  /** What holds for a file, by its URI. */
  readonly settingsOf: (file: string) => RuleSettings;
  /** The least severity that fails the run. */
  readonly failOn: Severity;
}

/** The rules as they are; errors fail. */
export const DEFAULT_POLICY: Policy = { settingsOf: () => DEFAULT_SETTINGS, failOn: 'error' };
