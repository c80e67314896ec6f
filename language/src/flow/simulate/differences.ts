/**
 * What a scenario changes. Replication i of every design has the same chance, so the difference is taken pair by pair:
 * what both have in common falls out of it, and out of its interval (Law & Kelton 2000, 10.2.1 and 11.2).
 */
import type { Design } from './design.ts';
import { type Measures, QUANTILES } from './measures.ts';
import type { Difference } from './request.ts';
import { intervalOf } from './statistics/index.ts';

export interface Sampled {
  readonly design: Design;
  readonly measures: readonly Measures[];
}

export function differencesOf(base: Sampled, others: readonly Sampled[]): readonly Difference[] {
  return others.flatMap((other) => {
    const { scenario } = other.design;
    if (scenario === null || base.measures.length === 0 || other.measures.length === 0) return [];
    const before = base.measures.map((one) => named(base.design, one));
    const after = other.measures.map((one) => named(other.design, one));
    const figures = [...(after[0]?.keys() ?? [])];
    return figures.flatMap((figure) => {
      const pairs = after.map((one, i) => (one.get(figure) ?? Number.NaN) - (before[i]?.get(figure) ?? Number.NaN));
      return pairs.every((one) => Number.isFinite(one)) ? [{ scenario, figure, ...intervalOf(pairs) }] : [];
    });
  });
}

/** The figures of one replication by name. */
function named({ compiled, figures }: Design, one: Measures): ReadonlyMap<string, number> {
  const named = new Map<string, number>([['leadTimeSeconds', one.lead]]);
  for (const [i, p] of QUANTILES.entries()) named.set(`leadTimeSeconds.p${p * 100}`, one.quantiles[i] ?? Number.NaN);
  named.set('waitingTimeSeconds', one.waiting).set('touchTimeSeconds', one.touch);
  named.set('throughputPerDay', one.throughput);
  const known = (figure: string) => figures.missing.every((missing) => missing.figure !== figure);
  if (known('costPerCase')) for (const [currency, cost] of one.costs) named.set(`costPerCase.${currency}`, cost);
  if (known('quality')) named.set('quality', one.quality);
  for (const [i, { name }] of compiled.stations.entries()) {
    const pool = one.pools[i];
    if (pool === undefined) continue;
    named.set(`pools.${name}.load`, pool.load).set(`pools.${name}.waitSeconds`, pool.wait);
  }
  return named;
}
