/** `chainwright explain RULE`. */
import { explainJson, explainMarkdown, explainText } from '@chainwright/language/reports';
import { RULES, type Rule, ruleById } from '@chainwright/language/rules';
import type { Values } from '../arguments.ts';
import type { Run } from '../commands.ts';
import type { Io } from '../io.ts';
import { suggestion } from '../nearest.ts';
import { UserProblem } from '../problem.ts';
import { look, writeResult } from '../result.ts';

export const explain: Run = async ([id], values, io) => {
  writeResult(id === undefined ? list() : page(ruleOf(id), values, io), values, io);
  return 0;
};

function page(rule: Rule, values: Values, io: Io): string {
  if (values.format === 'json') return explainJson(rule);
  return values.format === 'markdown' ? explainMarkdown(rule) : explainText(rule, look(values, io));
}

function list(): string {
  const width = Math.max(...RULES.map((rule) => rule.id.length));
  return RULES.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.summary}\n`).join('');
}

function ruleOf(id: string): Rule {
  const rule = ruleById(id);
  if (rule) return rule;
  const ids = RULES.map((one) => one.id);
  throw new UserProblem(`there is no rule ${JSON.stringify(id)}${suggestion(id, ids)}`);
}
