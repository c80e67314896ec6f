/** Lays the nodes of a chain out as points, and those of the chains that it runs within them. */
import type { Chain, Id, Node } from '../../model/index.ts';
import { Handoffs } from './handoffs.ts';
import { afterWork, layWork } from './lay-work.ts';
import type { Edge } from './network.ts';
import { divide } from './shares.ts';
import { type Frame, gap, inside, type Site } from './site.ts';

/** Chains that run chains: deeper than anybody can read. */
const DEEPEST = 20;

export interface Laid {
  readonly entries: readonly Edge[];
  readonly heads: ReadonlyMap<Id, number>;
}

export function layChain(chain: Chain, frame: Frame): Laid {
  const { draft } = frame;
  const heads = new Map(
    chain.nodes.map((node) => [node.id, draft.add({ activity: 'pass', node: node.id, ...inside(frame), next: [] })]),
  );
  const handoffs = new Handoffs(chain, heads, frame);
  for (const node of chain.nodes) {
    const head = heads.get(node.id);
    if (head !== undefined) layNode({ chain, node, head, frame, handoffs });
  }
  return { entries: entriesOf(chain, heads, frame), heads };
}

function entriesOf(chain: Chain, heads: ReadonlyMap<Id, number>, frame: Frame): readonly Edge[] {
  const starts = chain.nodes.filter(({ kind }) => kind === 'start');
  const { shares, contradictory } = divide(starts.map((start) => ({ share: start.share?.value })));
  const unreadable = starts.find((start) => start.unreadable.includes('share'));
  if (starts.length === 0) gap(frame, 'routing', `a start of ${chain.name}`);
  if (contradictory) gap(frame, 'routing', `shares of the starts of ${chain.name} that add up to 100%`);
  if (unreadable !== undefined) gap(frame, 'routing', `share of ${unreadable.name}`);
  return starts.flatMap((start, i) => {
    const to = heads.get(start.id);
    return to === undefined ? [] : [{ to, probability: shares[i] ?? 0 }];
  });
}

function layNode(site: Site): void {
  const { node, head, frame } = site;
  if (node.kind === 'end') {
    frame.draft.change(head, frame.leave?.(node) ?? { activity: 'end' });
    return;
  }
  if (node.runs !== undefined) layRun(site);
  else layWork(site);
  if (node.kind === 'wait') layTimeout(site);
}

/** A wait that is left when it takes too long: by the earliest of its timeouts. */
function layTimeout({ node, head, frame, handoffs }: Site): void {
  const timeouts = handoffs.timeouts(node);
  if (timeouts.length === 0) return;
  const afterSeconds = Math.min(...timeouts.map(({ after }) => after));
  const first = timeouts.filter(({ after }) => after === afterSeconds).map(({ handoff }) => handoff);
  if (node.takes === undefined) gap(frame, 'routing', `takes of ${node.name}`);
  frame.draft.change(head, { timeout: { afterSeconds, next: handoffs.ways(node, first) } });
}

/** A step that is another chain: entered at its starts, left where an end of it is named, or by the alternatives. */
function layRun(site: Site): void {
  const { node, head, frame, handoffs } = site;
  const { draft } = frame;
  const chain = node.runs && frame.facts.chain(node.runs);
  const hindrance = hindranceOf(node, chain, frame);
  if (chain === undefined || hindrance !== undefined) {
    if (hindrance !== undefined) gap(frame, 'routing', hindrance, head);
    draft.change(head, { next: handoffs.alternatives(node) });
    return;
  }
  const run = draft.nextRun();
  const { entries } = layChain(chain, {
    draft,
    facts: frame.facts,
    path: [...frame.path, chain.id],
    within: frame.within ?? node.id,
    leave: (end) => ({ activity: 'return', run, next: afterWork(site, handoffs.byEnd(node, end.id)) }),
  });
  draft.change(head, { activity: 'enter', run, runs: chain.id, next: entries });
}

/** Why a chain cannot be laid out within this one. */
function hindranceOf(node: Node, chain: Chain | undefined, { path, draft }: Frame): string | undefined {
  if (chain === undefined) return `the chain that ${node.name} runs`;
  if (path.includes(chain.id)) return `a chain for ${node.name} to run that does not run it again`;
  return path.length > DEEPEST || draft.isFull ? `fewer chains within chains at ${node.name}` : undefined;
}
