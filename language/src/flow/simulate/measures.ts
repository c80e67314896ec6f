/** One replication as figures: what intervals are made of. NaN: nothing came by which it could be said. */
import type { Goal, Id, Money } from '../../model/index.ts';
import type { Design } from './design.ts';
import type { Replication } from './replication.ts';
import { Histogram } from './statistics/index.ts';

export const QUANTILES = [0.5, 0.9, 0.95, 0.99] as const;

export interface Measures {
  readonly lead: number;
  /** Of QUANTILES. */
  readonly quantiles: readonly number[];
  readonly waiting: number;
  readonly touch: number;
  readonly throughput: number;
  readonly inside: number;
  readonly quality: number;
  readonly costs: ReadonlyMap<string, number>;
  /** In the order of the program's stations. */
  readonly pools: readonly { readonly load: number; readonly wait: number; readonly queue: number }[];
  /** In the order of the chain's nodes. */
  readonly nodes: readonly { readonly visits: number; readonly wait: number }[];
  /** Of each goal: the time within which its share of the cases is done, or their mean in working days; of others NaN. */
  readonly goalTimes: readonly number[];
}

export function measuresOf(design: Design, one: Replication): Measures {
  const { compiled, scene, member, chain } = design;
  const { cases } = one;
  const leadTimes = new Histogram(one.leadTimes);
  const daysPerSecond = scene.demands.get(member.chain.id)?.daysPerSecond ?? 1 / 86_400;
  const lead = one.leadSeconds / cases;
  const perSecond = cases / one.windowSeconds;
  return {
    lead,
    quantiles: QUANTILES.map((p) => leadTimes.quantile(p)),
    waiting: sum(one.waitSeconds) / cases,
    touch: sum(one.touchSeconds) / cases,
    throughput: one.left / one.windowSeconds / daysPerSecond,
    inside: lead * perSecond,
    quality: 1 - one.faulty / cases,
    costs: costsOf(design, one),
    pools: compiled.program.stations.map(({ servers }, i) => ({
      load: at(one.busySeconds, i) / (servers * at(one.openSeconds, i)),
      wait: at(one.queueSeconds, i) / at(one.served, i),
      queue: at(one.queueSeconds, i) / one.windowSeconds,
    })),
    nodes: nodesOf(design, one),
    goalTimes: chain.goals.map((goal) => goalTime(goal, one, leadTimes)),
  };
}

function goalTime(goal: Goal, one: Replication, leadTimes: Histogram): number {
  const { figure, percentile, target } = goal;
  if (percentile !== undefined) return goalTimes(goal, one, leadTimes)?.quantile(percentile) ?? Number.NaN;
  const inDays = target.kind === 'duration' && target.duration.unit === 'wd' && one.leadTimesInHours !== undefined;
  return figure === 'lead time' && inDays ? one.inHoursSeconds / one.cases : Number.NaN;
}

/** The times of the measured cases, on the clock that a goal for a share of the cases means; undefined: not told. */
export function goalTimes(
  { figure, target }: Goal,
  one: Replication,
  leadTimes = new Histogram(one.leadTimes),
): Histogram | undefined {
  if (target.kind !== 'duration') return undefined;
  const inDays = target.duration.unit === 'wd' ? one.leadTimesInHours : undefined;
  if (figure === 'lead time') return inDays === undefined ? leadTimes : new Histogram(inDays);
  // Waiting is told on the clock of the world alone; work is done in open time as it is.
  if (figure === 'waiting time' && target.duration.unit === 'wd') return undefined;
  const counts = figure === 'waiting time' ? one.waits : one.touches;
  return counts && new Histogram(counts);
}

/** At its own point; of a step that runs a chain, all the waiting within. Checks and the way on are apart. */
function nodesOf({ member, chain }: Design, one: Replication): Measures['nodes'] {
  const { points, heads } = member.traffic.network;
  const waits = new Map<Id, number>();
  for (const [i, { activity, node, within }] of points.entries())
    if (within !== undefined || (activity !== 'check' && activity !== 'handoff'))
      waits.set(within ?? node, (waits.get(within ?? node) ?? 0) + at(one.waitSeconds, i));
  return chain.nodes.map(({ id }) => {
    const visits = at(one.visits, heads.get(id) ?? -1);
    return { visits: visits / one.cases, wait: (waits.get(id) ?? 0) / visits };
  });
}

/** As the analysis counts: time worked by the hour, visits by the case, a batch once for all of its cases. */
function costsOf({ member, workspace }: Design, one: Replication): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  for (const [i, { pool, assistant }] of member.traffic.network.points.entries()) {
    for (const id of [pool, assistant]) {
      const who = id === undefined ? undefined : workspace.pools.get(id);
      const price = who?.costs?.value;
      if (price === undefined) continue;
      const visits = at(one.visits, i);
      const seconds = at(one.touchSeconds, i) - at(one.sharedSeconds, i);
      costs.set(price.currency, (costs.get(price.currency) ?? 0) + costOf(price, visits, seconds) / one.cases);
    }
  }
  return costs;
}

function costOf({ amount, per }: Money, visits: number, seconds: number): number {
  return per === 'h' ? (amount * seconds) / 3600 : amount * visits;
}

const at = (values: Float64Array, i: number): number => values[i] ?? 0;
const sum = (values: Float64Array): number => values.reduce((total, one) => total + one, 0);
