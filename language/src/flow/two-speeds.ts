/** Two speeds: what AI, systems and people each take of a case, and where the fast feed the slow. */
import { type Chain, isHuman, type Node, type Pool, poolOf, type Workspace } from '../model/index.ts';
import { analysisOf, staysOf } from './analysis/index.ts';
import type { ChainFigures, NodeFigures, Speeds, TwoSpeeds } from './figures.ts';

/** A link that takes so many times as long as the one before it is slow. */
const SLOWER = 10;

export function twoSpeeds(workspace: Workspace, chain: Chain, figures: ChainFigures): TwoSpeeds {
  const { touch, waiting, handoffs } = tally(workspace, chain);
  const byNode = new Map(figures.nodes.map((one) => [one.node, one]));
  return {
    touch: touch.shares(),
    waiting: waiting.shares(),
    handoffs: handoffs.shares(),
    feeds: feedsOf(workspace, chain, byNode),
  };
}

/** Over all that a case passes, in sub-chains too. */
function tally(workspace: Workspace, chain: Chain) {
  const tallies = { touch: new Tally(), waiting: new Tally(), handoffs: new Tally() };
  const known = analysisOf(workspace, chain);
  if (known === undefined || known.traffic.visits.missing.length > 0) return tallies;
  const { traffic, situation } = known;
  const stays = staysOf({ traffic, queues: situation.queues, batches: situation.batches });
  for (const [i, point] of traffic.network.points.entries()) {
    const visits = traffic.visits.perCase[i] ?? 0;
    const performer = point.pool ?? (point.activity === 'pass' ? point.assistant : undefined);
    const pool = performer === undefined ? undefined : workspace.pools.get(performer);
    if (pool === undefined || !(visits > 0)) continue;
    const [time, stay] = [traffic.times[i], stays[i]];
    tallies.touch.add(pool, time === undefined ? null : visits * time.mean);
    tallies.waiting.add(pool, stay === undefined ? null : visits * (stay.queue + stay.batch));
    if (point.activity !== 'check') tallies.handoffs.add(pool, visits);
  }
  return tallies;
}

class Tally {
  readonly #sums: { -readonly [K in keyof Speeds]: number } = { ai: 0, systems: 0, people: 0 };
  #known = true;

  add(pool: Pool, amount: number | null): void {
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
