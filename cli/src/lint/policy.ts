/** Stage 2 of `lint`: what the configuration says, with what the command line says of rules over it. */
import { type RuleSettings, withRules } from '@chainwright/language/settings';
import type { Configuration } from '../config/configuration.ts';

/** Files that shared their settings still do. */
export function withSeverities(configuration: Configuration, severities: RuleSettings['severities']): Configuration {
  const known = new Map<RuleSettings, RuleSettings>();
  const settingsOf = (file: string) => {
    const configured = configuration.settingsOf(file);
    const settings = known.get(configured) ?? withRules(configured, severities);
    known.set(configured, settings);
    return settings;
  };
  return { ...configuration, settingsOf };
}
