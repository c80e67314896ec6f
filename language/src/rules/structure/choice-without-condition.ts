import type { ProcessRule } from '../rule.ts';
import { isUnreadable } from '../shared/chains.ts';
import { graphOf, isAlternative } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import page from './choice-without-condition.md';

export const choiceWithoutCondition: ProcessRule = {
  id: 'choice-without-condition',
  group: 'structure',
  severity: 'warning',
  summary: 'A way out of a decision does not say when it is taken.',
  page,
  *check(model) {
    for (const chain of model.chains) {
      const graph = graphOf(chain);
      const said = new Set<string>();
      for (const [index, node] of graph.nodes.entries()) {
        if (node.kind !== 'decision') continue;
        for (const handoff of graph.out[index] ?? []) {
          if (!isAlternative(handoff) || handoff.when !== undefined || isUnreadable(handoff, 'when', 'on')) continue;
          if (said.has(handoff.id)) continue;
          said.add(handoff.id);
          yield {
            range: handoff.place,
            chain: chain.name,
            node: node.name,
            subject: node.id,
            message: `This way out of ${called(node)} does not say when it is taken, so two people may decide the same case differently. Add when "…"; for all other cases, when "otherwise".`,
          };
        }
      }
    }
  },
};
