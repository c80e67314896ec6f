/** What one case costs, by currency. */
import { type Id, isHuman, type Pool, type Workspace } from '../../model/index.ts';
import { gapsAt, type Traffic } from '../traffic/index.ts';
import { type BatchTotal, partOfBatch } from './totals.ts';

export interface Cost {
  readonly perCase: Readonly<Record<string, number>>;
  readonly missing: readonly string[];
}

/**
 * Time worked costs by the hour (a batch is worked once for all of its cases), visits by the case. Software and AI that
 * name no price cost nothing by the case; what people cost must be said, as soon as anybody's cost is.
 */
export function costOf(workspace: Workspace, traffic: Traffic, batches: ReadonlyMap<Id, BatchTotal>): Cost {
  const perCase: Record<string, number> = {};
  const missing = new Set<string>();
  const unpriced = new Set<Pool>();
  const { points } = traffic.network;
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    const visits = traffic.visits.perCase[i] ?? 0;
    if (point === undefined || !(visits > 0)) continue;
    const time = traffic.times[i]?.mean;
    const part = point.batch === undefined ? 1 : partOfBatch(batches.get(point.node));
    const seconds = time === undefined ? undefined : time === 0 ? 0 : visits * time * part;
    const spend = (id: Id | undefined) => {
      const pool = id === undefined ? undefined : workspace.pools.get(id);
      if (pool === undefined) return;
      if (pool.costs === undefined) {
        if (isHuman(pool) && seconds !== 0) unpriced.add(pool);
        if (pool.unreadable.includes('costs')) missing.add(costsOf(pool));
        return;
      }
      const { amount, currency, per } = pool.costs.value;
      if (per === 'h' && seconds === undefined) {
        for (const fact of gapsAt(traffic.network, i)) missing.add(fact);
        return;
      }
      const cost = per === 'h' ? (amount * (seconds ?? 0)) / 3600 : amount * visits;
      perCase[currency] = (perCase[currency] ?? 0) + cost;
    };
    spend(point.pool);
    spend(point.assistant);
    if (seconds !== undefined && Number.isNaN(seconds)) missing.add(`demand of ${traffic.network.name}`);
  }
  const priced = Object.keys(perCase).length > 0;
  return { perCase, missing: [...missing, ...(priced ? new Set([...unpriced].map(costsOf)) : [])] };
}

const costsOf = ({ name }: Pool): string => `costs of ${name}`;
