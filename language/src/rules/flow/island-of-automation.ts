import { CHANNELS, type Chain, type Handoff, type Id, poolOf, type Ref } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { atNode, isUnreadable, isWork, wholeGraphs } from '../shared/chains.ts';
import { called, listed } from '../shared/words.ts';
import page from './island-of-automation.md';

export const islandOfAutomation: ProcessRule = {
  id: 'island-of-automation',
  group: 'flow',
  severity: 'warning',
  summary: 'People carry the work to a machine and carry it away again.',
  page,
  *check(model, context) {
    for (const { chain } of wholeGraphs(model, context)) {
      if (!chain.handoffs.some(isManual)) continue;
      const machines = chain.nodes.flatMap((node) => {
        const pool = isWork(node) ? poolOf(context.workspace, node.by?.pool) : undefined;
        return pool?.kind === 'agent' || pool?.kind === 'system' ? { node, pool } : [];
      });
      if (machines.length === 0 || mayLeadAnywhere(chain)) continue;
      const { into, outOf } = knownHandoffs(chain);
      for (const { node, pool } of machines) {
        const [before, after] = [into.get(node.id) ?? [], outOf.get(node.id) ?? []];
        if (before.length === 0 || after.length === 0 || ![...before, ...after].every(isManual)) continue;
        yield {
          ...atNode(
            chain,
            node,
            `${called(pool)} does ${called(node)}, but people bring the work by ${channels(before)} and take it on by ${channels(after)}: what the machine saves is spent on carrying. Connect both sides: via system, queue or portal.`,
          ),
          related: [...before, ...after]
            .slice(0, 9)
            .map(({ place, via }) => ({ file: model.file, range: place, message: `by ${via?.value}` })),
        };
      }
    }
  },
};

/** A handoff whose other end means nothing may belong to any node, and a channel that cannot be read may be any. */
function mayLeadAnywhere(chain: Chain): boolean {
  return chain.handoffs.some(
    (handoff) => isKnown(handoff) && !isManual(handoff) && (isOpen(handoff.from) || isOpen(handoff.to)),
  );
}

function isOpen(refs: readonly Ref[]): boolean {
  return refs.length === 0 || refs.some(({ id }) => id === undefined);
}

/** Handoffs that say how the work is handed over, by the nodes that they enter and leave. */
function knownHandoffs(chain: Chain) {
  const into = new Map<Id, Handoff[]>();
  const outOf = new Map<Id, Handoff[]>();
  for (const handoff of chain.handoffs.filter(isKnown)) {
    for (const { id } of handoff.to) if (id !== undefined) put(into, id, handoff);
    for (const { id } of handoff.from) if (id !== undefined) put(outOf, id, handoff);
  }
  return { into, outOf };
}

function put(handoffs: Map<Id, Handoff[]>, id: Id, handoff: Handoff): void {
  const known = handoffs.get(id);
  if (known === undefined) handoffs.set(id, [handoff]);
  else known.push(handoff);
}

function isKnown(handoff: Handoff): boolean {
  return handoff.via !== undefined || isUnreadable(handoff, 'via');
}

function isManual({ via }: Handoff): boolean {
  return via !== undefined && CHANNELS[via.value].manual;
}

function channels(handoffs: readonly Handoff[]): string {
  return listed([...new Set(handoffs.flatMap(({ via }) => via?.value ?? []))]);
}
