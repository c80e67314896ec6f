/** The replications of one design, told as means and their intervals. */
import type { Id } from '../../model/index.ts';
import type { Missing } from '../figures.ts';
import type { Design } from './design.ts';
import { judged } from './goals.ts';
import { type Measures, QUANTILES } from './measures.ts';
import type { Replication } from './replication.ts';
import type { LeadTime, LeadTimeHistogram, NodeRun, PoolRun, SimulationRun, StoppedBy } from './request.ts';
import { centredAt, Histogram, type Interval, intervalOf } from './statistics/index.ts';

export interface Ran {
  readonly replications: readonly Replication[];
  readonly measures: readonly Measures[];
  readonly warmUp: number;
  readonly stoppedBy: StoppedBy;
}

type Times = Pick<
  SimulationRun,
  | 'leadTimeSeconds'
  | 'waitingTimeSeconds'
  | 'touchTimeSeconds'
  | 'throughputPerDay'
  | 'workInProgress'
  | 'costPerCase'
  | 'quality'
>;

export function runOf(design: Design, ran: Ran): SimulationRun {
  const { replications, measures, warmUp, stoppedBy } = ran;
  const unfinished = total(replications, (one) => one.unfinished);
  const cases = total(replications, (one) => one.cases);
  const together = Histogram.of(replications.map(({ leadTimes }) => leadTimes));
  const times = timesOf(design, measures, together, unfinished);
  return {
    scenario: design.scenario,
    cases,
    replications: replications.length,
    warmUp,
    stoppedBy: unfinished > 0 ? 'effort' : stoppedBy,
    overloaded: false,
    queueGrowthPerDay: {},
    ...times,
    pools: poolsOf(design, measures),
    nodes: nodesOf(design, measures),
    goals: judged(design, times, measures, replications),
    conserved: replications.every(({ conserved }) => conserved),
    unfinished,
    missing: [...missingOf(design), ...stragglers(design, unfinished, cases)],
    histogram: histogramOf(together),
    queueSamples: queuesOf(design, replications),
    visits: total(replications, (one) => one.spells),
  };
}

/** Nothing is run where a queue grows for ever: what the analysis knows exactly is all that can be said. */
export function overloadedRun(design: Design): SimulationRun {
  const { figures, pools, scenario, compiled, member } = design;
  const growth = [...figures.queueGrowthPerDay].map(([id, perDay]) => [pools.get(id)?.name ?? id, perDay] as const);
  const times: Times = {
    leadTimeSeconds: null,
    waitingTimeSeconds: null,
    touchTimeSeconds: exactly(figures.touchTimeSeconds),
    throughputPerDay: exactly(figures.throughputPerDay),
    workInProgress: null,
    costPerCase: null,
    quality: exactly(figures.quality),
  };
  return {
    scenario,
    ...{ cases: 0, replications: 0, warmUp: 0, stoppedBy: 'overloaded', overloaded: true },
    queueGrowthPerDay: Object.fromEntries(growth),
    ...times,
    pools: usedPools(design).map(({ pool, name }) => {
      const known = pools.get(pool);
      const isLimited = compiled.stations.some((station) => station.pool === pool);
      return {
        ...{ pool, name },
        load: isLimited ? exactly(known?.load) : null,
        waitSeconds: exactly(known?.waitSeconds),
        queueLength: exactly(known?.queueLength),
      };
    }),
    nodes: design.chain.nodes.map(({ id, name }) => {
      const visits = member.traffic.visits.perCase[member.traffic.network.heads.get(id) ?? -1] ?? 0;
      return { node: id, name, visitsPerCase: { mean: visits, low: visits, high: visits }, waitSeconds: null };
    }),
    goals: judged(design, times, [], []),
    ...{ conserved: true, unfinished: 0, missing: missingOf(design) },
    ...{ histogram: { edges: [], counts: [] }, queueSamples: [], visits: 0 },
  };
}

function timesOf(design: Design, measures: readonly Measures[], together: Histogram, unfinished: number): Times {
  const known = (figure: string) => design.figures.missing.every((one) => one.figure !== figure);
  const over = (value: (one: Measures) => number) => meanOf(measures.map(value));
  const ended = <T>(value: T): T | null => (unfinished > 0 ? null : value);
  return {
    leadTimeSeconds: ended(leadTimeOf(measures, together)),
    waitingTimeSeconds: ended(over(({ waiting }) => waiting)),
    touchTimeSeconds: ended(over(({ touch }) => touch)),
    throughputPerDay: over(({ throughput }) => throughput),
    workInProgress: ended(over(({ inside }) => inside)),
    costPerCase: known('costPerCase') ? ended(costsOf(measures)) : null,
    quality: known('quality') ? ended(over(({ quality }) => quality)) : null,
  };
}

function leadTimeOf(measures: readonly Measures[], together: Histogram): LeadTime | null {
  const lead = meanOf(measures.map((one) => one.lead));
  const [p50, p90, p95, p99] = QUANTILES.map((p, i) => {
    const one = meanOf(measures.map(({ quantiles }) => quantiles[i] ?? 0));
    return one && centredAt(together.quantile(p), one);
  });
  return lead && p50 && p90 && p95 && p99 ? { ...lead, p50, p90, p95, p99 } : null;
}

function costsOf(measures: readonly Measures[]): Readonly<Record<string, Interval>> {
  const currencies = [...new Set(measures.flatMap(({ costs }) => [...costs.keys()]))];
  return Object.fromEntries(
    currencies.flatMap((currency) => {
      const cost = meanOf(measures.map(({ costs }) => costs.get(currency) ?? 0));
      return cost === null ? [] : [[currency, cost]];
    }),
  );
}

function usedPools({ member, scene }: Design): readonly { readonly pool: Id; readonly name: string }[] {
  const { network, visits } = member.traffic;
  const used = new Set(network.points.flatMap(({ pool }, i) => (pool && (visits.perCase[i] ?? 0) > 0 ? [pool] : [])));
  return [...used].map((pool) => ({ pool, name: scene.stations.get(pool)?.name ?? pool }));
}

const NOTHING: Interval = { mean: 0, low: 0, high: 0 };

function poolsOf(design: Design, measures: readonly Measures[]): readonly PoolRun[] {
  return usedPools(design).map(({ pool, name }) => {
    const index = design.compiled.stations.findIndex((station) => station.pool === pool);
    if (index < 0) return { pool, name, load: null, waitSeconds: NOTHING, queueLength: NOTHING };
    const over = (value: (one: Measures['pools'][number]) => number) =>
      meanOf(measures.map(({ pools }) => (pools[index] === undefined ? Number.NaN : value(pools[index]))));
    return {
      ...{ pool, name },
      load: over(({ load }) => load),
      waitSeconds: over(({ wait }) => wait),
      queueLength: over(({ queue }) => queue),
    };
  });
}

function nodesOf({ chain }: Design, measures: readonly Measures[]): readonly NodeRun[] {
  return chain.nodes.map(({ id, name }, i) => ({
    ...{ node: id, name },
    visitsPerCase: meanOf(measures.map(({ nodes }) => nodes[i]?.visits ?? 0)) ?? NOTHING,
    waitSeconds: meanOf(measures.map(({ nodes }) => nodes[i]?.wait ?? Number.NaN)),
  }));
}

/** Over the replications that can say anything. */
export function meanOf(values: readonly number[]): Interval | null {
  const known = values.filter((one) => Number.isFinite(one));
  return known.length === 0 ? null : intervalOf(known);
}

function exactly(value: number | null | undefined): Interval | null {
  return value === null || value === undefined ? null : { mean: value, low: value, high: value };
}

function missingOf({ figures }: Design): readonly Missing[] {
  return figures.missing.filter(({ figure }) => figure === 'quality' || figure === 'costPerCase');
}

function stragglers({ chain }: Design, unfinished: number, cases: number): readonly Missing[] {
  if (unfinished === 0) return [];
  const facts = [`an end for ${unfinished} of ${cases + unfinished} cases of ${chain.name} in time`];
  return ['leadTimeSeconds', 'waitingTimeSeconds', 'touchTimeSeconds'].map((figure) => ({ figure, facts }));
}

const BARS = 40;

/** Up to the longest of 99.5% of the cases, in bars of equal width; the rest in a last one. */
function histogramOf(all: Histogram): LeadTimeHistogram {
  if (all.total === 0) return { edges: [], counts: [] };
  const most = all.quantile(0.995);
  const longest = all.quantile(1);
  const edges = Array.from({ length: BARS + 1 }, (_, i) => (most * i) / BARS);
  const until = edges.map((edge) => Math.round(all.shareUntil(edge) * all.total));
  const counts = edges.slice(1).map((_, i) => (until[i + 1] ?? 0) - (i === 0 ? 0 : (until[i] ?? 0)));
  return { edges: [...edges, Math.max(longest, most)], counts: [...counts, all.total - (until[BARS] ?? 0)] };
}

function queuesOf(design: Design, [first]: readonly Replication[]): SimulationRun['queueSamples'] {
  const order = usedPools(design).map(({ pool }) => design.compiled.stations.findIndex((one) => one.pool === pool));
  return (first?.samples ?? []).map(({ seconds, queues }) => ({ seconds, queues: order.map((i) => queues[i] ?? 0) }));
}

function total(replications: readonly Replication[], value: (one: Replication) => number): number {
  return replications.reduce((sum, one) => sum + value(one), 0);
}
