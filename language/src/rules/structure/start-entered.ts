import type { ProcessRule } from '../rule.ts';
import { graphOf, nodesOf } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import page from './start-entered.md';

export const startEntered: ProcessRule = {
  id: 'start-entered',
  group: 'structure',
  severity: 'error',
  summary: 'A handoff enters a start: the case would count as a new one.',
  page,
  *check(model) {
    for (const chain of model.chains) {
      const graph = graphOf(chain);
      for (const handoff of chain.handoffs) {
        const start = nodesOf(graph, handoff.to).find((node) => node.kind === 'start');
        if (start === undefined) continue;
        yield {
          range: handoff.place,
          chain: chain.name,
          node: start.name,
          subject: start.id,
          message: `This handoff enters ${called(start)}, where new cases come in: the case would be counted as a new one. Lead it to the first step instead.`,
          related: [{ file: model.file, range: start.place, message: `${called(start)} is a start` }],
        };
      }
    }
  },
};
