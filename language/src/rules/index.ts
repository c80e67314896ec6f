/** The rules: what a process can get wrong, and how to find it. */
export { type FixContext, FOLLOW_UPS, fixesOf, mendingOf, withSafeFixes } from './fixes/index.ts';
export { mendText } from './fixes/mend.ts';
export { aboutOf, brought, identityOf } from './identity.ts';
export { KNOWN_RULES, LANGUAGE_PROBLEMS } from './known.ts';
export {
  checkFigures,
  checkingFigures,
  checkModels,
  type LintOptions,
  lintFiles,
  lintWorkspace,
  settleFindings,
} from './lint.ts';
export { RULES, ruleById } from './registry.ts';
export { type AcceptRule, type ProcessRule, RULE_GROUPS, type Rule, type RuleContext, type RuleGroup } from './rule.ts';
export { DEFAULT_SETTINGS, type RuleSettings, severityOf, withRules } from './settings.ts';
export { applyEdits } from './shared/edits.ts';
export { loopsOf } from './shared/graph.ts';
