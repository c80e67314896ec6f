/** Where work waits in all that is open: pools and their steps, the longest waiting first. */
import {
  isApproximate,
  isFull,
  isPoolWaitApproximate,
  isWaitApproximate,
  type NodeFigures,
  type PoolFigures,
  sayLoad,
} from '@chainwright/language/flow';
import {
  type Chain,
  type Id,
  type Node,
  sayAbout,
  sayDuration,
  titleOf,
  type Workspace,
} from '@chainwright/language/model';
import type { Figured } from '../figures.ts';
import type { QueueOfPool, QueuesAnswer, Waiting } from '../protocol.ts';
import { fileOf } from './places.ts';

export function queuesOf(
  all: readonly Figured[],
  spelled: (uri: string) => string,
): Pick<QueuesAnswer, 'pools' | 'waits'> {
  const pools: Ranked<QueueOfPool>[] = [];
  const waits: Ranked<Waiting>[] = [];
  for (const figured of all) {
    const visits = visitsOf(figured, spelled);
    for (const figures of figured.figures.pools.values()) {
      const entry = poolEntry(figured.workspace, figures, visits.byPool.get(figures.pool) ?? [], spelled);
      // As many cases wait as come a day times their wait (Little): what is full waits without end.
      const rank = isFull(figures) ? Number.MAX_VALUE : (figures.queueLength ?? figures.load ?? -1);
      if (entry !== undefined) pools.push({ entry, rank });
    }
    waits.push(...visits.waits);
  }
  return { pools: inOrder(pools), waits: inOrder(waits) };
}

interface Ranked<T> {
  readonly entry: T;
  readonly rank: number;
}

function inOrder<T>(ranked: readonly Ranked<T>[]): T[] {
  return [...ranked].sort((a, b) => b.rank - a.rank).map(({ entry }) => entry);
}

function poolEntry(
  workspace: Workspace,
  figures: PoolFigures,
  steps: readonly Ranked<Waiting>[],
  spelled: (uri: string) => string,
): QueueOfPool | undefined {
  const pool = workspace.pools.get(figures.pool);
  const { load, waitSeconds, servers, missing } = figures;
  const unlimited = servers === null && missing.length === 0;
  if (pool === undefined || steps.length === 0 || unlimited) return undefined;
  // A narrow view cuts the end off: the wait, which the view is about, comes first.
  const text = [
    isFull(figures) ? 'waits longer each day' : waitText(waitSeconds, isApproximate(figures, 'waitSeconds')),
    load === null || (load === 0 && figures.atLeast) ? 'load not known' : `load ${sayLoad(figures)}`,
  ];
  return {
    id: pool.id,
    title: titleOf(pool),
    kind: pool.kind,
    uri: spelled(fileOf(pool.id)),
    range: pool.place,
    load,
    full: isFull(figures),
    text: text.filter((one) => one !== '').join(' · '),
    missing: [...new Set(missing.flatMap(({ facts }) => facts))],
    steps: inOrder(steps),
  };
}

/** Less than a second is no wait that anybody would look for. */
const waitText = (seconds: number | null, isAbout: boolean) =>
  seconds === null ? '' : seconds < 1 ? 'no waiting' : `waits ${sayAbout(sayDuration(seconds), isAbout)}`;

/** Of one visit. */
interface Wait {
  readonly seconds: number | null;
  /** No formula gives it exactly. */
  readonly isAbout: boolean;
}

interface Visits {
  readonly byPool: ReadonlyMap<Id, readonly Ranked<Waiting>[]>;
  readonly waits: readonly Ranked<Waiting>[];
}

/** Every step under who does it, and under who checks it. */
function visitsOf({ workspace, figures }: Figured, spelled: (uri: string) => string): Visits {
  const byPool = new Map<Id, Ranked<Waiting>[]>();
  const waits: Ranked<Waiting>[] = [];
  for (const ofChain of figures.chains.values()) {
    const chain = workspace.chains.get(ofChain.chain);
    // A redesign is not there yet: nothing waits in it.
    if (chain === undefined || chain.redesigns !== undefined) continue;
    for (const own of ofChain.nodes) {
      const node = workspace.nodes.get(own.node);
      if (node === undefined) continue;
      const add = (pool: Id | undefined, visits: number, wait: Wait, check: boolean) => {
        if (pool === undefined || visits === 0) return;
        const entry = waiting(chain, node, wait, check, spelled);
        const list = byPool.get(pool) ?? [];
        byPool.set(pool, list);
        list.push({ entry, rank: visits * (wait.seconds ?? 0) * (ofChain.demandPerDay ?? 1) });
      };
      const wait = { seconds: own.waitSeconds, isAbout: isWaitApproximate(node, ofChain, figures.pools) };
      if (node.kind === 'wait') waits.push({ entry: waiting(chain, node, wait, false, spelled), rank: rankOf(own) });
      else add(node.by?.pool.id, own.visitsPerCase, wait, false);
      for (const { pool, visitsPerCase, waitSeconds } of own.checks) {
        const isAbout = isPoolWaitApproximate(pool, figures.pools);
        add(pool, visitsPerCase, { seconds: waitSeconds, isAbout }, true);
      }
    }
  }
  return { byPool, waits };
}

const rankOf = ({ visitsPerCase, waitSeconds }: NodeFigures) => visitsPerCase * (waitSeconds ?? 0);

function waiting(
  chain: Chain,
  node: Node,
  { seconds, isAbout }: Wait,
  check: boolean,
  spelled: (uri: string) => string,
): Waiting {
  return {
    title: check ? `Check of ${titleOf(node)}` : titleOf(node),
    chain: titleOf(chain),
    uri: spelled(fileOf(node.id)),
    range: node.place,
    text: waitText(seconds, isAbout),
  };
}
