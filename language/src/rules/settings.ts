/** What a team's configuration says about the rules; plain data, so that it can cross into a worker. */
import type { Severity } from '../model/index.ts';

export interface RuleSettings {
  /** By rule id; a rule that is not named keeps its own severity. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Words that make a criterion vague, beside those of the rule, and words that the team reads in one way only. */
  readonly vagueWords: { readonly add: readonly string[]; readonly remove: readonly string[] };
  /** The load, as a share, from which a human pool is hot. */
  readonly hotLoad: number;
}

export const DEFAULT_SETTINGS: RuleSettings = {
  severities: {},
  vagueWords: { add: [], remove: [] },
  hotLoad: 0.85,
};

/** The severity with which a rule speaks in a file; undefined when the team turned it off. */
export function severityOf(rule: { readonly id: string; readonly severity: Severity }, settings: RuleSettings) {
  const chosen = settings.severities[rule.id] ?? rule.severity;
  return chosen === 'off' ? undefined : chosen;
}

/** Settings in which some rules speak with another severity than the configuration gave them: the command line wins. */
export function withRules(settings: RuleSettings, severities: RuleSettings['severities']): RuleSettings {
  return { ...settings, severities: { ...settings.severities, ...severities } };
}
