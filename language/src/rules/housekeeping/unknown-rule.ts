import { nearest } from '../../model/index.ts';
import { KNOWN_RULES } from '../known.ts';
import type { AcceptRule } from '../rule.ts';
import page from './unknown-rule.md';

export const unknownRule: AcceptRule = {
  id: 'unknown-rule',
  group: 'housekeeping',
  severity: 'error',
  summary: 'An accept names no rule.',
  page,
  judge({ accept, rule }) {
    if (rule === 'language') {
      return `${accept.rule} is an error of the text itself and cannot be accepted: until it is mended, nobody knows what the line says. Mend it and take this line out.`;
    }
    if (rule !== 'unknown') return undefined;
    const meant = nearest(accept.rule, Object.values(KNOWN_RULES).flat());
    return `No rule is called ${accept.rule}, so this accepts nothing. ${meant === undefined ? 'All rules are listed in docs/rules.' : `Did you mean ${meant}?`}`;
  },
};
