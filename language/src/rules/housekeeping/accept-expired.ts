import type { AcceptRule } from '../rule.ts';
import page from './accept-expired.md';

export const acceptExpired: AcceptRule = {
  id: 'accept-expired',
  group: 'housekeeping',
  severity: 'warning',
  summary: 'The date of an accept has passed.',
  page,
  judge({ accept, expired }) {
    if (!expired) return undefined;
    return `What was accepted here held through ${accept.until}: ${accept.rule} counts again. Mend it now, or agree on a new date.`;
  },
};
