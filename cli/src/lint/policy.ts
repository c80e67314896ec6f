/** Stage 2 of `lint`: what the team wants checked, and what fails. */
import type { Severity } from '@chainwright/language/model';
import { DEFAULT_SETTINGS, type RuleSettings, withRules } from '@chainwright/language/rules';

export interface Policy {
  /** What holds for a file, by its URI. */
  readonly settingsOf: (file: string) => RuleSettings;
  /** The least severity that fails the run. */
  readonly failOn: Severity;
}

/** The rules as they are; errors fail. */
export const DEFAULT_POLICY: Policy = { settingsOf: () => DEFAULT_SETTINGS, failOn: 'error' };

/** The policy with what the command line says of rules over it. Files that shared their settings still do. */
export function withSeverities(policy: Policy, severities: RuleSettings['severities']): Policy {
  const known = new Map<RuleSettings, RuleSettings>();
  const settingsOf = (file: string) => {
    const configured = policy.settingsOf(file);
    const settings = known.get(configured) ?? withRules(configured, severities);
    known.set(configured, settings);
    return settings;
  };
  return { ...policy, settingsOf };
}
