import type { AcceptRule } from '../rule.ts';
import page from './accept-expired.md';

export const acceptExpired: AcceptRule = {
  id: 'accept-expired',
  group: 'housekeeping',
  severity: 'warning',
  summary: 'The date of an accept has passed.',
  page,
  judge({ accept, expired, rule }) {
    if (!expired) return undefined;
    const held = `What was accepted here held through ${accept.until}`;
    if (rule === 'unknown' || rule === 'language') return `${held}, and is nothing to accept: take the line out.`;
    return `${held}: ${accept.rule} counts again. Mend it now, or agree on a new date.`;
  },
};
