import type { ProcessRule } from '../rule.ts';
import { graphOf, nodesOf } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import page from './end-continues.md';

export const endContinues: ProcessRule = {
  id: 'end-continues',
  group: 'structure',
  severity: 'error',
  summary: 'A handoff leaves an end, where the case is already done.',
  page,
  *check(model) {
    for (const chain of model.chains) {
      const graph = graphOf(chain);
      for (const handoff of chain.handoffs) {
        const end = nodesOf(graph, handoff.from).find((node) => node.kind === 'end');
        if (end === undefined) continue;
        yield {
          range: handoff.place,
          chain: chain.name,
          node: end.name,
          subject: end.id,
          message: `This handoff leaves ${called(end)}, an end: there the case is done and nothing takes it further. Make ${called(end)} a step or a wait, or begin a new case at a start.`,
          related: [{ file: model.file, range: end.place, message: `${called(end)} is an end` }],
        };
      }
    }
  },
};
