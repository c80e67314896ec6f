import type { ProcessRule } from '../rule.ts';
import { atChain, wholeGraphs } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './no-end.md';

export const noEnd: ProcessRule = {
  id: 'no-end',
  group: 'structure',
  severity: 'error',
  summary: 'A chain has no end: no case is ever done.',
  page,
  *check(model, context) {
    for (const { chain, nodes } of wholeGraphs(model, context)) {
      if (nodes.some((node) => node.kind === 'end')) continue;
      yield atChain(chain, `${called(chain)} has no end, so no case is ever done. Say how it ends: end Done.`);
    }
  },
};
