/** `chainwright explain RULE`. */
import { explainAll, explainRule } from '@chainwright/language/reports';
import { RULES, ruleById } from '@chainwright/language/rules';
import type { Run } from '../commands.ts';
import { suggestion } from '../nearest.ts';
import { UserProblem } from '../problem.ts';
import { wantsColor, writeResult } from '../result.ts';

export const explain: Run = async ([id], values, io) => {
  const format = values['format'] === 'json' || values['format'] === 'markdown' ? values['format'] : 'text';
  const options = { format, color: wantsColor(values, io) } as const;
  writeResult(id === undefined ? explainAll(options) : explainRule(ruleOf(id), options), values, io);
  return 0;
};

function ruleOf(id: string) {
  const rule = ruleById(id);
  if (rule) return rule;
  const ids = RULES.map((one) => one.id);
  throw new UserProblem(`there is no rule ${JSON.stringify(id)}${suggestion(id, ids)}`);
}
