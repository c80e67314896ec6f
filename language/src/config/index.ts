/** What a team says of the rules in `chainwright.config.json`, and what of it holds for a file. */
export {
  CONFIGURATION_FILE,
  type ConfigurationProblem,
  FAIL_ON,
  type FailOn,
  type Origin,
  type Placed,
  PRESET_NAMES,
  type ResolvedConfiguration,
  RULE_LEVELS,
  type RuleLevel,
} from './configuration.ts';
export { type Chosen, Configurations } from './configurations.ts';
export type { ConfigurationPort } from './loader.ts';
export { PRESETS } from './presets.ts';
