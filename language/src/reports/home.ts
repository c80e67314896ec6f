/** Where a report sends its reader. */
import { ruleById } from '../rules/index.ts';

export const HOME = 'https://github.com/chainwright/chainwright';

/** The page of a rule; for an error of the language itself, that of the language. */
export function pageOf(id: string): string {
  const rule = ruleById(id);
  return `${HOME}/blob/main/${rule ? `language/src/rules/${rule.group}/${rule.id}.md` : 'docs/language.md'}`;
}
