/** Which figures no formula gives exactly: whoever shows them says so where they stand. */
import type { Id, Node } from '../model/index.ts';
import type { Approximate, ChainFigures, NodeFigures, PoolFigures } from './figures.ts';

export function isApproximate(
  { approximate }: { readonly approximate: readonly Approximate[] },
  figure: string,
): boolean {
  return approximate.some((one) => one.figure === figure);
}

/** Of one visit: in the queue of who does it; of a batch, or of a chain that it runs, as the chain's waiting is. */
export function isWaitApproximate(
  { kind, by, batch, runs }: Node,
  chain: ChainFigures,
  pools: ReadonlyMap<Id, PoolFigures>,
): boolean {
  if (kind === 'wait') return false;
  if (batch !== undefined || runs !== undefined) return isApproximate(chain, 'waitingTimeSeconds');
  return isPoolWaitApproximate(by?.pool.id, pools);
}

/** Of one visit to a pool. */
export function isPoolWaitApproximate(id: Id | undefined, pools: ReadonlyMap<Id, PoolFigures>): boolean {
  const pool = id === undefined ? undefined : pools.get(id);
  return pool !== undefined && isApproximate(pool, 'waitSeconds');
}

/** Seconds: shorter waits are none. */
const FELT = 1;

/** Of all that is waited for at a node, its checks included. */
export function isNodeWaitApproximate(
  node: Node,
  { waitSeconds, checks }: NodeFigures,
  chain: ChainFigures,
  pools: ReadonlyMap<Id, PoolFigures>,
): boolean {
  return (
    ((waitSeconds ?? 0) >= FELT && isWaitApproximate(node, chain, pools)) ||
    checks.some((check) => (check.waitSeconds ?? 0) >= FELT && isPoolWaitApproximate(check.pool, pools))
  );
}
