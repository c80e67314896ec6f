import type { ProcessRule } from '../rule.ts';
import { atVerify, workOf } from '../shared/chains.ts';
import { called, listed } from '../shared/words.ts';
import { vagueIn } from './vague.ts';
import page from './vague-criterion.md';

export const vagueCriterion: ProcessRule = {
  id: 'vague-criterion',
  group: 'wall',
  severity: 'warning',
  summary: 'A criterion leans on a word that two people read differently.',
  page,
  *check(model, { settings }) {
    for (const { chain, node } of workOf(model)) {
      for (const verify of node.verifies) {
        const words = vagueIn(verify.criterion, settings.vagueWords);
        if (words.length === 0) continue;
        yield atVerify(
          chain,
          node,
          verify,
          `The criterion of ${called(node)} leans on ${listed(words.map((word) => `“${word}”`))}, which two people read differently: what one lets pass the other sends back. Say what is counted, measured or compared: a number, a limit, what it must equal.`,
        );
      }
    }
  },
};
