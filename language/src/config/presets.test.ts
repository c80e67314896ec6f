import { expect, test } from 'vitest';
import { RULES } from '../rules/index.ts';
import { RULE_LEVELS } from './configuration.ts';
import { PRESETS } from './presets.ts';

const rank = (level: (typeof RULE_LEVELS)[number]) => RULE_LEVELS.indexOf(level);

test('strict says nothing more mildly than the rules do', () => {
  const { levelOf } = PRESETS['chainwright:strict'];
  expect(RULES.filter((rule) => rank(levelOf(rule)) < rank(rule.severity))).toEqual([]);
  expect(RULES.filter((rule) => rank(levelOf(rule)) > rank(rule.severity)).length).toBeGreaterThan(RULES.length / 3);
});

test('structure turns off what is not about structure, and changes nothing of what is', () => {
  const { levelOf } = PRESETS['chainwright:structure'];
  for (const rule of RULES) expect(levelOf(rule)).toBe(rule.group === 'structure' ? rule.severity : 'off');
});
