/** `--rule no-owner=off`: for this run a rule speaks with another severity, or not at all. */
import { SEVERITIES, type Severity } from '@chainwright/language/finding';
import { KNOWN_RULES, LANGUAGE_PROBLEMS } from '@chainwright/language/known-rules';
import { nearest } from '@chainwright/language/nearest';
import type { RuleSettings } from '@chainwright/language/settings';
import { suggestion } from '../nearest.ts';
import { UserProblem } from '../problem.ts';

type Choice = Severity | 'off';

const CHOICES: readonly Choice[] = [...SEVERITIES, 'off'];

/** Of a rule that is named twice, the last one holds. */
export function severitiesOf(texts: readonly string[]): RuleSettings['severities'] {
  return Object.fromEntries(texts.map(severityOf));
}

function severityOf(text: string): readonly [string, Choice] {
  const [, id, wanted] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (id === undefined || wanted === undefined)
    throw new UserProblem(
      `--rule cannot be ${JSON.stringify(text)}; it is a rule and its severity such as no-owner=warning`,
    );
  if (LANGUAGE_PROBLEMS.some((one) => one === id))
    throw new UserProblem(`--rule cannot change ${id}: it is an error of the language, not a rule`);
  const ids = Object.values(KNOWN_RULES).flat();
  if (!ids.includes(id)) {
    const near = nearest(id, ids);
    // All rules would be a long line.
    const hint = near === undefined ? 'chainwright explain lists them' : `did you mean ${near}?`;
    throw new UserProblem(`--rule: there is no rule ${JSON.stringify(id)}; ${hint}`);
  }
  const severity = CHOICES.find((one) => one === wanted);
  if (severity === undefined)
    throw new UserProblem(`--rule ${id} cannot be ${JSON.stringify(wanted)}${suggestion(wanted, CHOICES)}`);
  return [id, severity];
}
