import type { AcceptRule } from '../rule.ts';
import page from './accept-unused.md';

export const acceptUnused: AcceptRule = {
  id: 'accept-unused',
  group: 'housekeeping',
  severity: 'warning',
  summary: 'There is nothing that an accept could accept.',
  page,
  judge({ accept, covers, expired, rule }) {
    // What this version cannot check may well be there.
    if (covers > 0 || expired || rule !== 'checked') return undefined;
    return `There is no ${accept.rule} to accept here: it would hide the next one unseen. Take the line out, or move it to where the finding is.`;
  },
};
