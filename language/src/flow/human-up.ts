/** Human up: on work of which value the people of a chain spend their time. */
import { type Chain, isHuman, VALUES, WORK_KINDS, type Workspace } from '../model/index.ts';
import { analysisOf, partOfBatch } from './analysis/index.ts';
import type { HumanUp } from './figures.ts';

type Kind = keyof HumanUp['minutesPerCase'];

/** By human pool, in the order in which the chain names them; undefined: cases never come to an end. */
export function humanUp(workspace: Workspace, chain: Chain): readonly HumanUp[] | undefined {
  const known = analysisOf(workspace, chain);
  if (known === undefined || known.traffic.visits.missing.length > 0) return undefined;
  const { traffic } = known;
  const { batches } = known.situation;
  const minutes = new Map<string, Record<Kind, number>>();
  for (const [i, point] of traffic.network.points.entries()) {
    const pool = point.pool === undefined ? undefined : workspace.pools.get(point.pool);
    const visits = traffic.visits.perCase[i] ?? 0;
    const time = traffic.times[i]?.mean;
    if (pool === undefined || !isHuman(pool) || !(visits > 0)) continue;
    const sums = minutes.get(pool.id) ?? nothing();
    minutes.set(pool.id, sums);
    const work = workspace.nodes.get(point.node)?.work;
    const kind: Kind =
      point.check !== undefined ? 'checks' : work === undefined ? 'unclassified' : WORK_KINDS[work.value].value;
    const part = point.batch === undefined ? 1 : partOfBatch(batches.get(point.node));
    // Times that nobody says are named where the touch time is missing.
    if (time !== undefined && Number.isFinite(part)) sums[kind] += (visits * part * time) / 60;
  }
  return [...minutes].map(([pool, minutesPerCase]) => ({ pool, minutesPerCase }));
}

function nothing(): Record<Kind, number> {
  const none = Object.fromEntries(VALUES.map((value) => [value, 0])) as Record<(typeof VALUES)[number], number>;
  return { ...none, checks: 0, unclassified: 0 };
}
