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
      const own = doer.get(to)?.id;
      if (own === undefined) continue;
      const before = changes.get(to) ?? new Map<Id, Node[]>();
      changes.set(to, before);
      for (const [pool, nodes] of from) {
        const known = before.get(pool) ?? [];
        if (pool !== own) before.set(pool, [...new Set([...known, ...nodes])].slice(0, 2));
      }
    }
  }
  return changes;
}

function backAgain(from: readonly Node[], to: readonly Node[], doer: Doers, changes: Changes) {
  const targets = twoOfEach(to, doer);
  for (const second of from) {
    const away = doer.get(second);
    for (const [pool, thirds] of away === undefined ? [] : targets) {
      for (const third of thirds) {
        const first = changes
          .get(second)
          ?.get(pool)
          ?.find((node) => node !== third);
        const home = doer.get(third);
        if (first !== undefined && home !== undefined && away !== undefined && away !== home)
          return { first, second, third, home, away };
      }
    }
  }
  return undefined;
}

/** Nodes by who does them, at most two of each: long forks and joins stay cheap. */
function twoOfEach(nodes: readonly Node[], doer: Doers): ReadonlyMap<Id, readonly Node[]> {
  const found = new Map<Id, Node[]>();
  for (const node of nodes) {
    const pool = doer.get(node)?.id;
    if (pool === undefined) continue;
    const known = found.get(pool);
    if (known === undefined) found.set(pool, [node]);
    else if (known.length < 2) known.push(node);
  }
  return found;
}
