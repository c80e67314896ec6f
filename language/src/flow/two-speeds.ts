/** Two speeds: what AI, systems and people each take of a case, and where the fast feed the slow. */
import { type Chain, isHuman, type Node, type Pool, poolOf, type Workspace } from '../model/index.ts';
import type { ChainFigures, NodeFigures, Speeds, TwoSpeeds } from './figures.ts';

/** A link that takes so many times as long as the one before it is slow. */
const SLOWER = 10;

export function twoSpeeds(workspace: Workspace, chain: Chain, figures: ChainFigures): TwoSpeeds {
  const tallies = { touch: new Tally(), waiting: new Tally(), handoffs: new Tally() };
  const byNode = new Map(figures.nodes.map((one) => [one.node, one]));
  for (const node of chain.nodes) {
    const own = byNode.get(node.id);
    if (own === undefined) continue;
    const visits = own.visitsPerCase;
    const pool = poolOf(workspace, node.by?.pool);
    if (node.kind !== 'wait') {
      tallies.touch.add(pool, times(visits, own.touchSeconds));
      tallies.waiting.add(pool, times(visits, own.waitSeconds));
      tallies.handoffs.add(pool, visits);
    }
    for (const check of own.checks) {
      const checker = check.pool === undefined ? undefined : workspace.pools.get(check.pool);
      tallies.touch.add(checker, times(check.visitsPerCase, check.touchSeconds));
      tallies.waiting.add(checker, times(check.visitsPerCase, check.waitSeconds));
    }
  }
  return {
    touch: tallies.touch.shares(),
    waiting: tallies.waiting.shares(),
    handoffs: tallies.handoffs.shares(),
    feeds: feedsOf(workspace, chain, byNode),
  };
}

const times = (visits: number, seconds: number | null) => (seconds === null ? null : visits * seconds);

class Tally {
  readonly #sums: { -readonly [K in keyof Speeds]: number } = { ai: 0, systems: 0, people: 0 };
  #known = true;

  /** What nobody does is on nobody. */
  add(pool: Pool | undefined, amount: number | null): void {
    if (pool === undefined) return;
    if (amount === null) this.#known = false;
    else this.#sums[isHuman(pool) ? 'people' : pool.kind === 'agent' ? 'ai' : 'systems'] += amount;
  }

  shares(): Speeds | null {
    const { ai, systems, people } = this.#sums;
    const total = ai + systems + people;
    if (!this.#known || !(total > 0)) return null;
    return { ai: ai / total, systems: systems / total, people: people / total };
  }
}

function feedsOf(workspace: Workspace, chain: Chain, figures: ReadonlyMap<string, NodeFigures>): TwoSpeeds['feeds'] {
  const nodes = new Map(chain.nodes.map((node) => [node.id, node]));
  const feeds: TwoSpeeds['feeds'][number][] = [];
  for (const { from, to } of chain.handoffs) {
    for (const [source, target] of from.flatMap((a) => to.map((b) => [a.id, b.id] as const))) {
      if (source === undefined || target === undefined) continue;
      const fast = isMachine(workspace, nodes.get(source)) ? stayAt(figures.get(source)) : null;
      const slow = isHuman(poolOf(workspace, nodes.get(target)?.by?.pool)) ? stayAt(figures.get(target)) : null;
      if (fast === null || slow === null || slow < SLOWER * fast) continue;
      if (feeds.some((one) => one.from === source && one.to === target)) continue;
      feeds.push({ from: source, to: target, fromSeconds: fast, toSeconds: slow });
    }
  }
  return feeds;
}

function isMachine(workspace: Workspace, node: Node | undefined): boolean {
  const kind = poolOf(workspace, node?.by?.pool)?.kind;
  return kind === 'agent' || kind === 'system';
}

/** Waiting and work of one visit. */
function stayAt(figures: NodeFigures | undefined): number | null {
  const { waitSeconds = null, touchSeconds = null } = figures ?? {};
  return waitSeconds === null || touchSeconds === null || waitSeconds + touchSeconds === 0
    ? null
    : waitSeconds + touchSeconds;
}
