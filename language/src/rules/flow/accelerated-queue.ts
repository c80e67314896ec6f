import { type Chain, isAiAssisted, isAiDone, isHuman, type Node, poolOf, sayShare } from '../../model/index.ts';
import type { ProcessRule, RuleContext } from '../rule.ts';
import { atNode, isWork } from '../shared/chains.ts';
import { graphOf, nodesOf, waysOut } from '../shared/graph.ts';
import { isAnyoneHot, isHot, type Load, loadOf, saidLoad } from '../shared/loads.ts';
import { called, listed, relatedPool } from '../shared/words.ts';
import page from './accelerated-queue.md';

export const acceleratedQueue: ProcessRule = {
  id: 'accelerated-queue',
  group: 'flow',
  severity: 'warning',
  summary: 'AI hands on to people who are nearly full: faster here means a longer queue there.',
  asks: 'figures',
  page,
  *check(model, context) {
    const { workspace } = context;
    for (const chain of model.chains) {
      if (!isAnyoneHot(chain, context)) continue;
      for (const node of chain.nodes) {
        if (!isWork(node) || !(isAiDone(workspace, node) || isAiAssisted(workspace, node))) continue;
        const waiting = [...fullBehind(chain, node, context)];
        if (waiting.length === 0) continue;
        const people = waiting.map(
          ({ load, what }) => `${called(load.pool)} (${what}), loaded to ${saidLoad(load, sayShare)}`,
        );
        yield {
          ...atNode(
            chain,
            node,
            `AI makes ${called(node)} faster, and what comes out of it waits for ${listed(people)}: faster here only means a longer queue there. Relieve them first: let AI prepare their work, or take away what others can do.`,
          ),
          related: waiting.map(({ load }) => relatedPool(load.pool)),
        };
      }
    }
  },
};

interface Behind {
  readonly load: Load;
  /** What it waits for. */
  readonly what: string;
}

/** The other people behind a step, those who check it or do what comes next, as far as they are hot; each once. */
function* fullBehind(chain: Chain, node: Node, context: RuleContext): Generator<Behind> {
  const { workspace } = context;
  const seen = new Set([node.by?.pool.id]);
  const graph = graphOf(chain);
  const next = waysOut(graph, node).flatMap(({ on, to }) => (on?.kind === 'exception' ? [] : nodesOf(graph, to)));
  const visits = [
    ...node.verifies.map(({ by }) => ({ who: by, what: 'who checks it' })),
    ...next.filter(isWork).map((one) => ({ who: one.by?.pool, what: `for ${called(one)}` })),
  ];
  for (const { who, what } of visits) {
    if (who?.id === undefined || seen.has(who.id) || !isHuman(poolOf(workspace, who))) continue;
    seen.add(who.id);
    const load = loadOf(context, who.id, chain);
    if (load !== undefined && isHot(load, context)) yield { load, what };
  }
}
