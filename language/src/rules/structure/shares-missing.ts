import type { ProcessRule } from '../rule.ts';
import { atNode, isUnreadable } from '../shared/chains.ts';
import { graphOf, isAlternative } from '../shared/graph.ts';
import { called, counted } from '../shared/words.ts';
import page from './shares-missing.md';

export const sharesMissing: ProcessRule = {
  id: 'shares-missing',
  group: 'structure',
  severity: 'info',
  summary: 'In a chain with a demand, two or more ways out of one node have no share.',
  page,
  *check(model) {
    for (const chain of model.chains) {
      if (chain.demand === undefined) continue;
      const graph = graphOf(chain);
      for (const [index, node] of graph.nodes.entries()) {
        const alternatives = graph.out[index]?.filter(isAlternative) ?? [];
        const without = alternatives.filter(
          (handoff) => handoff.share === undefined && !isUnreadable(handoff, 'share'),
        );
        if (without.length < 2) continue;
        yield {
          ...atNode(
            chain,
            node,
            `${without.length} of the ${counted(alternatives.length, 'way')} out of ${called(node)} have no share, so every figure assumes that they take what is left equally. Write the shares that you know; one may stay open.`,
          ),
          related: without
            .slice(0, 9)
            .map((handoff) => ({ file: model.file, range: handoff.place, message: 'no share' })),
        };
      }
    }
  },
};
