import type { ProcessRule } from '../rule.ts';
import { atNode, wholeGraphs } from '../shared/chains.ts';
import { type ChainGraph, reachableFrom } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import page from './unreachable.md';

export const unreachable: ProcessRule = {
  id: 'unreachable',
  group: 'structure',
  severity: 'error',
  summary: 'No path from any start leads to the node.',
  page,
  *check(model, context) {
    for (const graph of wholeGraphs(model, context)) {
      for (const index of unreached(graph)) {
        const node = graph.nodes[index];
        if (node === undefined) continue;
        const hint =
          graph.previous[index]?.length === 0
            ? 'No handoff enters it: add one, or take it out.'
            : 'What leads to it cannot be reached either: lead a handoff there, or take it out.';
        yield atNode(
          graph.chain,
          node,
          `No case ever comes to ${called(node)}: no path from a start leads here. ${hint}`,
        );
      }
    }
  },
};

function unreached({ nodes, next, leadsToUnknown, entersFromUnknown }: ChainGraph): readonly number[] {
  const starts = nodes.flatMap((node, index) => (node.kind === 'start' ? index : []));
  // Without a start nothing can be reached: no-start says so once.
  if (starts.length === 0) return [];
  const reached = reachableFrom([...starts, ...entersFromUnknown], next);
  // A case that goes to an unresolved name may go to any of the others.
  if ([...leadsToUnknown].some((index) => reached.has(index))) return [];
  return nodes.flatMap((_, index) => (reached.has(index) ? [] : index));
}
