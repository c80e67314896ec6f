import type { ProcessRule } from '../rule.ts';
import { atNode, wholeGraphs } from '../shared/chains.ts';
import { isAlternative } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import page from './decision-without-choice.md';

export const decisionWithoutChoice: ProcessRule = {
  id: 'decision-without-choice',
  group: 'structure',
  severity: 'warning',
  summary: 'A decision has fewer than two ways to choose from.',
  page,
  *check(model, context) {
    for (const { chain, nodes, out, entersFromUnknown } of wholeGraphs(model, context)) {
      // A handoff from an unresolved name may be the one that is missing.
      if (entersFromUnknown.size > 0) continue;
      for (const [index, node] of nodes.entries()) {
        if (node.kind !== 'decision') continue;
        const ways = out[index]?.filter(isAlternative).length ?? 0;
        if (ways >= 2) continue;
        const what = ways === 0 ? 'no way to choose' : 'only one way to go';
        yield atNode(
          chain,
          node,
          `${called(node)} has ${what}, so nothing is decided here. Add the other way with its condition, or make it a step.`,
        );
      }
    }
  },
};
