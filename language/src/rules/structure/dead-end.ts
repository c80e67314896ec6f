import type { ProcessRule } from '../rule.ts';
import { atNode, wholeGraphs } from '../shared/chains.ts';
import { hasWayFromUnknown } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import page from './dead-end.md';

export const deadEnd: ProcessRule = {
  id: 'dead-end',
  group: 'structure',
  severity: 'error',
  summary: 'A node that is no end has no way out.',
  page,
  *check(model, context) {
    for (const graph of wholeGraphs(model, context)) {
      // A handoff from an unresolved name may be the one that is missing.
      if (hasWayFromUnknown(graph)) continue;
      const { chain, nodes, out } = graph;
      for (const [index, node] of nodes.entries()) {
        if (node.kind === 'end') continue;
        const ways = out[index] ?? [];
        if (ways.length === 0) {
          yield atNode(
            chain,
            node,
            `Cases get stuck at ${called(node)}: no handoff leads on. Add ${node.name} -> the next node, or make it an end.`,
          );
        } else if (ways.every(({ on }) => on?.kind === 'exception' || on?.kind === 'reject')) {
          const why = ways.some(({ on }) => on?.kind === 'exception') ? 'exceptions' : 'rejected outputs';
          yield atNode(
            chain,
            node,
            `Only ${why} lead on from ${called(node)}: a case that goes well gets stuck here. Add ${node.name} -> the next node.`,
          );
        }
      }
    }
  },
};
