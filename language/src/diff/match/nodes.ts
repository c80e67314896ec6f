/** Nodes of one chain that have another name now. */
import type { Chain, Id, Node } from '../../model/index.ts';
import { nodeEvidence } from './evidence.ts';
import { commonWriting, type Matching } from './matching.ts';
import { renamesAmong, type Unmatched } from './renames.ts';

/** What is next to a node, and how it is reached. */
interface Neighbour {
  readonly as: string;
  readonly id: Id;
}

/** A handoff to so many says nothing of each of them. */
const MANY = 16;

/** Pairs them; false when there are none. */
export function renamedNodes(base: Chain, head: Chain, matching: Matching): boolean {
  let gone = base.nodes.filter(({ id }) => matching.headOf(id) === undefined);
  let come = head.nodes.filter(({ id }) => matching.baseOf(id) === undefined);
  if (gone.length === 0 || come.length === 0) return false;
  const writing = commonWriting(matching);
  const around = { base: neighboursIn(base), head: neighboursIn(head) };
  const evidenceFor =
    (side: 'base' | 'head', keyOf: (id: Id) => string | undefined) =>
    (node: Node): Unmatched => ({
      id: node.id,
      evidence: nodeEvidence(node, around[side].get(node.id) ?? [], { writing: writing[side], keyOf }),
    });
  const inBase = evidenceFor('base', (id) => matching.headOf(id));
  const inHead = evidenceFor('head', (id) => (matching.baseOf(id) === undefined ? undefined : id));
  const nodes = { base: byId(base), head: byId(head) };
  let hasFound = false;
  while (gone.length > 0 && come.length > 0) {
    const renamed = renamesAmong(gone.map(inBase), come.map(inHead));
    for (const one of renamed) matching.pair(one.base, one.head);
    hasFound ||= renamed.length > 0;
    // Only next to what was recognised there is something new to go by.
    gone = nextTo(
      renamed.map((one) => one.base),
      around.base,
      nodes.base,
      (id) => matching.headOf(id),
    );
    come = nextTo(
      renamed.map((one) => one.head),
      around.head,
      nodes.head,
      (id) => matching.baseOf(id),
    );
  }
  return hasFound;
}

function byId({ nodes }: Chain): ReadonlyMap<Id, Node> {
  return new Map(nodes.map((node) => [node.id, node]));
}

/** Neighbours that have no partner yet. */
function nextTo(
  ids: readonly Id[],
  around: ReadonlyMap<Id, readonly Neighbour[]>,
  nodes: ReadonlyMap<Id, Node>,
  partnerOf: (id: Id) => Id | undefined,
): Node[] {
  const next = new Set(ids.flatMap((id) => around.get(id) ?? []).map(({ id }) => id));
  return [...next].flatMap((id) => (partnerOf(id) === undefined ? (nodes.get(id) ?? []) : []));
}

function neighboursIn({ handoffs }: Chain): ReadonlyMap<Id, readonly Neighbour[]> {
  const found = new Map<Id, Neighbour[]>();
  const add = (id: Id | undefined, as: string, other: Id | undefined) => {
    if (id === undefined || other === undefined) return;
    const some = found.get(id);
    if (some === undefined) found.set(id, [{ as, id: other }]);
    else some.push({ as, id: other });
  };
  for (const { from, to, on } of handoffs) {
    if (from.length > MANY || to.length > MANY) continue;
    for (const one of from) {
      for (const other of to) {
        add(one.id, `to ${on?.kind ?? ''}`, other.id);
        add(other.id, `from ${on?.kind ?? ''}`, one.id);
      }
    }
  }
  return found;
}
