/** What the rules say, for an editor that explains a finding. */
import { explainMarkdown } from '@chainwright/language/reports';
import { RULES, ruleById } from '@chainwright/language/rules';
import type { RulePageAnswer, RulesAnswer } from '../protocol.ts';

export function allRules(): RulesAnswer {
  return RULES.map(({ id, severity, summary }) => ({ id, severity, summary }));
}

export function pageOf(id: string): RulePageAnswer {
  const rule = ruleById(id);
  return rule === undefined ? null : explainMarkdown(rule);
}
