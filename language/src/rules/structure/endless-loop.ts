import type { ProcessRule } from '../rule.ts';
import { atNode, wholeGraphs } from '../shared/chains.ts';
import { hasWayFromUnknown, loopsOf, reachableFrom } from '../shared/graph.ts';
import { called, listed, relatedNode } from '../shared/words.ts';
import page from './endless-loop.md';

export const endlessLoop: ProcessRule = {
  id: 'endless-loop',
  group: 'structure',
  severity: 'error',
  summary: 'A loop that no case can leave to reach an end.',
  page,
  *check(model, context) {
    for (const graph of wholeGraphs(model, context)) {
      // A handoff from an unresolved name may be the one that leaves the loop.
      if (hasWayFromUnknown(graph)) continue;
      const { chain, nodes, next, previous, leadsToUnknown } = graph;
      // From an end, a dead end or an unresolved name: from there backwards lies all that is not an endless loop.
      const ways = nodes.flatMap((node, index) =>
        node.kind === 'end' || next[index]?.length === 0 || leadsToUnknown.has(index) ? index : [],
      );
      const leaving = reachableFrom(ways, previous);
      if (leaving.size === next.length) continue;
      for (const loop of loopsOf(next)) {
        if (loop.some((index) => leaving.has(index))) continue;
        const members = loop.flatMap((index) => nodes[index] ?? []);
        const [first, ...others] = members;
        if (first === undefined) continue;
        const round =
          others.length === 0
            ? `${called(first)} only leads back to itself`
            : `${listed(members.map(called))} only lead to each other`;
        yield {
          ...atNode(
            chain,
            first,
            `${round}: no way leads from here to an end, so a case that comes in goes round for ever. Add a handoff that leaves the loop.`,
          ),
          related: others
            .slice(0, 9)
            .map((node) => relatedNode(model.file, node, `${called(node)} is part of the loop`)),
        };
      }
    }
  },
};
