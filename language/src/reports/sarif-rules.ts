/** A rule as SARIF describes it, with its page as help. */
import type { ReportingDescriptor } from 'sarif';
import type { Severity } from '../model/index.ts';
import { LANGUAGE_PROBLEMS, type Rule, ruleById } from '../rules/index.ts';
import { explainText } from './explain.ts';
import { pageOf } from './home.ts';
import { PLAIN } from './palette.ts';

export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** How GitHub calls them; it sorts and filters by it. */
const GITHUB_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};

/** What the errors of the language itself say in general. */
const LANGUAGE: Readonly<Record<(typeof LANGUAGE_PROBLEMS)[number], string>> = {
  syntax: 'The text cannot be read here.',
  'bad-value': 'The value is none that can stand here.',
  'unresolved-name': 'Nothing of this name is declared here or in what is imported.',
  'duplicate-name': 'The name is declared twice.',
  'unknown-import': 'The imported file is not there or cannot be read.',
  'import-outside-workspace': 'The imported file is outside of the workspace.',
};

export function descriptorOf(id: string): ReportingDescriptor {
  const rule = ruleById(id);
  return rule ? ruleDescriptor(rule) : languageDescriptor(id);
}

function ruleDescriptor(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.summary },
    help: { text: explainText(rule, { palette: PLAIN, width: 80 }), markdown: rule.page },
    helpUri: pageOf(rule.id),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: [rule.group], 'problem.severity': GITHUB_SEVERITIES[rule.severity] },
  };
}

function languageDescriptor(id: string): ReportingDescriptor {
  const known = LANGUAGE_PROBLEMS.find((one) => one === id);
  const text = known ? LANGUAGE[known] : 'An error of the language.';
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${text} docs/language.md says what can.` },
    helpUri: pageOf(id),
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['language'], 'problem.severity': 'error' },
  };
}
