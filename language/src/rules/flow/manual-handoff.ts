import { CHANNELS, REASONS, type Reason } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { isWork } from '../shared/chains.ts';
import { graphOf, nodesOf } from '../shared/graph.ts';
import { called, listed } from '../shared/words.ts';
import page from './manual-handoff.md';

export const manualHandoff: ProcessRule = {
  id: 'manual-handoff',
  group: 'flow',
  severity: 'warning',
  summary: 'Work goes from one performer to another by mail, phone, paper or the like.',
  page,
  *check(model) {
    for (const chain of model.chains) {
      const graph = graphOf(chain);
      for (const handoff of chain.handoffs) {
        if (handoff.via === undefined || !CHANNELS[handoff.via.value].manual || stays(handoff.because?.reason))
          continue;
        const from = nodesOf(graph, handoff.from).filter((node) => isWork(node) && node.by?.pool.id !== undefined);
        const to = nodesOf(graph, handoff.to).filter((node) => isWork(node) && node.by?.pool.id !== undefined);
        const performers = new Set([...from, ...to].map((node) => node.by?.pool.id));
        const [first] = from;
        if (first === undefined || to.length === 0 || performers.size < 2) continue;
        yield {
          range: handoff.place,
          chain: chain.name,
          node: first.name,
          subject: first.id,
          message: `Work goes from ${listed(from.map(called))} to ${listed(to.map(called))} by ${handoff.via.value}: somebody must send it, notice it and read it, and nobody sees what waits. Hand it over by a shared queue or the system, or say why it stays: because law, safety, judgement or control.`,
        };
      }
    }
  },
};

function stays(reason: Reason | undefined): boolean {
  return reason !== undefined && !REASONS[reason].humanLimit;
}
