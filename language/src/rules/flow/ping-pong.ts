import { type Chain, type Id, isHuman, type Node, type Pool, poolOf, type Workspace } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { type ChainGraph, graphOf, isAlternative, nodesOf } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import page from './ping-pong.md';

export const pingPong: ProcessRule = {
  id: 'ping-pong',
  group: 'flow',
  severity: 'info',
  summary: 'Work goes from one pool to another and comes straight back.',
  page,
  *check(model, { workspace }) {
    for (const chain of model.chains) {
      const graph = graphOf(chain);
      const doer = doersOf(workspace, chain);
      const before = changesOfHands(graph, doer);
      // Nothing comes back where nothing changes hands.
      if (before.size === 0) continue;
      for (const handoff of chain.handoffs.filter(isAlternative)) {
        const found = backAgain(nodesOf(graph, handoff.from), nodesOf(graph, handoff.to), doer, before);
        if (found === undefined) continue;
        const { first, second, third, home, away } = found;
        yield {
          range: handoff.place,
          chain: chain.name,
          node: second.name,
          subject: second.id,
          message: `The work bounces: ${called(home)} does ${called(first)}, ${called(away)} does ${called(second)}, and ${called(third)} is back at ${called(home)}. Each change of hands is another queue. Let one of them do what lies in between, or settle it before the first handoff.`,
          related: [first, third].map((node) => ({
            file: model.file,
            range: node.place,
            message: `${called(home)} does ${called(node)}`,
          })),
        };
      }
    }
  },
};

type Doers = ReadonlyMap<Node, Pool>;

/** The human pools that do the nodes of a chain. */
function doersOf(workspace: Workspace, chain: Chain): Doers {
  const doers = new Map<Node, Pool>();
  for (const node of chain.nodes) {
    const pool = poolOf(workspace, node.by?.pool);
    if (pool !== undefined && isHuman(pool)) doers.set(node, pool);
  }
  return doers;
}

/** By node and pool: nodes of another pool from which the work comes. Two are enough: one of them is not the third. */
type Changes = ReadonlyMap<Node, ReadonlyMap<Id, readonly Node[]>>;

function changesOfHands(graph: ChainGraph, doer: Doers): Changes {
  const changes = new Map<Node, Map<Id, Node[]>>();
  for (const handoff of graph.chain.handoffs.filter(isAlternative)) {
    const from = twoOfEach(nodesOf(graph, handoff.from), doer);
    for (const to of nodesOf(graph, handoff.to)) {
      const own = doer.get(to);
      if (own === undefined) continue;
      for (const { node, pool } of from) {
        if (pool === own) continue;
        const before = changes.get(to) ?? new Map<Id, Node[]>();
        changes.set(to, before);
        const known = before.get(pool.id);
        if (known === undefined) before.set(pool.id, [node]);
        else if (known.length < 2 && !known.includes(node)) known.push(node);
      }
    }
  }
  return changes;
}

function backAgain(from: readonly Node[], to: readonly Node[], doer: Doers, changes: Changes) {
  const targets = twoOfEach(to, doer);
  for (const second of from) {
    const away = doer.get(second);
    const before = changes.get(second);
    if (away === undefined || before === undefined) continue;
    for (const { node: third, pool: home } of targets) {
      const first = before.get(home.id)?.find((node) => node !== third);
      if (first !== undefined && away !== home) return { first, second, third, home, away };
    }
  }
  return undefined;
}

interface Doing {
  readonly node: Node;
  readonly pool: Pool;
}

/** Nodes with who does them, at most two of each: long forks and joins stay cheap. */
function twoOfEach(nodes: readonly Node[], doer: Doers): readonly Doing[] {
  const [only, second] = nodes;
  if (only !== undefined && second === undefined) {
    const pool = doer.get(only);
    return pool === undefined ? [] : [{ node: only, pool }];
  }
  const counts = new Map<Pool, number>();
  return nodes.flatMap((node) => {
    const pool = doer.get(node);
    const count = pool === undefined ? 2 : (counts.get(pool) ?? 0);
    if (pool === undefined || count === 2) return [];
    counts.set(pool, count + 1);
    return { node, pool };
  });
}
