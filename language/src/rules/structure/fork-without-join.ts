import type { ProcessRule } from '../rule.ts';
import { atNode, wholeGraphs } from '../shared/chains.ts';
import { nodesOf } from '../shared/graph.ts';
import { branchingOf } from '../shared/tokens.ts';
import { called, listed } from '../shared/words.ts';
import page from './fork-without-join.md';

export const forkWithoutJoin: ProcessRule = {
  id: 'fork-without-join',
  group: 'structure',
  severity: 'warning',
  summary: 'Branches of one fork meet at a node without a join, so the case goes on twice.',
  page,
  *check(model, context) {
    for (const graph of wholeGraphs(model, context)) {
      for (const { node, fork } of branchingOf(graph.chain).meetings) {
        const from = listed(nodesOf(graph, fork.from).map(called));
        yield {
          ...atNode(
            graph.chain,
            node,
            `Branches that were forked after ${from} meet at ${called(node)} without a join, so the same case is worked on twice from here. Join them in one line (B and C -> ${node.name}), or lead each to an end of its own.`,
          ),
          related: [{ file: model.file, range: fork.place, message: 'the case is forked here' }],
        };
      }
    }
  },
};
