import type { ProcessRule } from '../rule.ts';
import { wholeGraphs } from '../shared/chains.ts';
import { nodesOf } from '../shared/graph.ts';
import { branchingOf } from '../shared/tokens.ts';
import { called, listed, relatedNode } from '../shared/words.ts';
import page from './join-starves.md';

export const joinStarves: ProcessRule = {
  id: 'join-starves',
  group: 'structure',
  severity: 'error',
  summary: 'A join waits for nodes that one case does not all pass: it waits for ever.',
  page,
  *check(model, context) {
    for (const graph of wholeGraphs(model, context)) {
      const { chain } = graph;
      for (const join of branchingOf(chain).starving) {
        const sources = nodesOf(graph, join.from);
        const [target] = nodesOf(graph, join.to);
        if (target === undefined) continue;
        yield {
          range: join.place,
          chain: chain.name,
          node: target.name,
          subject: target.id,
          message: `${called(target)} waits for ${listed(sources.map(called))} together, but a case can come by one of them alone, and then waits for ever for the rest. Lead every way to them through one fork (A -> B and C), or give each a handoff of its own.`,
          related: sources
            .slice(0, 9)
            .map((node) => relatedNode(model.file, node, `the join waits for ${called(node)}`)),
        };
      }
    }
  },
};
