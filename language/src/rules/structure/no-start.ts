import type { ProcessRule } from '../rule.ts';
import { atChain, wholeGraphs } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './no-start.md';

export const noStart: ProcessRule = {
  id: 'no-start',
  group: 'structure',
  severity: 'error',
  summary: 'A chain has no start: no case can enter it.',
  page,
  *check(model, context) {
    for (const { chain, nodes } of wholeGraphs(model, context)) {
      if (nodes.some((node) => node.kind === 'start')) continue;
      yield atChain(
        chain,
        `${called(chain)} has no start, so no case can enter it. Say where cases come in: start Arrival.`,
      );
    }
  },
};
