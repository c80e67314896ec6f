/** Every rule's page says what it must, and its examples do what it says. */
import { KNOWN_RULES, RULES } from '@chainwright/language/rules';
import { describe, expect, test } from 'vitest';
import { expected, found, isInfo, lintTexts } from './expectations.ts';

const HEADINGS = ['Why', 'Incorrect', 'Correct', 'When to accept', 'How to mend'];
const PEOPLE = 'role Clerk { people 3 }\n';

test('the registry and the list of known rules agree', () => {
  const known = Object.entries(KNOWN_RULES).flatMap(([group, ids]) => ids.map((id) => `${group} ${id}`));
  expect(new Set(known).size).toBe(known.length);
  expect(known).toEqual(expect.arrayContaining(RULES.map(({ group, id }) => `${group} ${id}`)));
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
});

describe.each(RULES)('$id', (rule) => {
  test('its page has every heading, in order', () => {
    expect(rule.page.split('\n')[0]).toBe(`# ${rule.id}`);
    expect([...rule.page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
  });

  test('its incorrect example reports exactly this rule, where it says', () => {
    const text = example(rule.page, 'Incorrect');
    const findings = lintTexts({ 'example.chain': text, ...library(text) });
    const marked = expected('example.chain', text, 'expect');
    expect(marked.length).toBeGreaterThan(0);
    expect(found(findings, (finding) => !isInfo(finding) || finding.rule === rule.id)).toEqual(marked);
    expect(new Set(marked.map((label) => label.split(' ')[1]))).toEqual(new Set([rule.id]));
  });

  test('its correct example reports nothing', () => {
    const text = example(rule.page, 'Correct');
    const findings = lintTexts({ 'example.chain': text, ...library(text) });
    const own = findings.filter(({ file }) => file.endsWith('/example.chain'));
    expect(found(own, (finding) => !isInfo(finding) || finding.rule === rule.id)).toEqual([]);
  });
});

function example(page: string, heading: string): string {
  return page.split(`## ${heading}\n`)[1]?.match(/```chain\n([\s\S]*?)```/)?.[1] ?? '';
}

function library(text: string): Record<string, string> {
  return text.includes('./people.chain') ? { 'people.chain': PEOPLE } : {};
}
