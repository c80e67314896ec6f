/**
 * What would help most: for every human pool of a chain one more person, for every timed step half of its time. Each
 * change is seen alone; what it does to the variability of arrivals elsewhere is left out.
 */
import { type Chain, type Id, isHuman, titleOf, type Workspace } from '../model/index.ts';
import {
  analysisOf,
  ceilingsOf,
  contribution,
  queueOf,
  type Situation,
  staysOf,
  type Total,
  wayOf,
} from './analysis/index.ts';
import type { Lift } from './figures.ts';
import { scaled } from './network/index.ts';
import { figuresOf } from './standing.ts';
import { areAlike, type PoolUse, type Traffic, timesOf, usesOf } from './traffic/index.ts';

/** By how much a step becomes faster, and how people say so. */
interface Speedup {
  readonly factor: number;
  readonly saying: string;
}

const HALF: Speedup = { factor: 0.5, saying: 'in half of its time' };
const TENTH: Speedup = { factor: 0.1, saying: 'ten times faster' };

/** Best first: the shortest lead time, then the highest ceiling. */
export function liftOf(workspace: Workspace, chain: Chain): readonly Lift[] {
  const known = analysisOf(workspace, chain);
  if (known === undefined || known.traffic.visits.missing.length > 0) return [];
  const { situation, traffic } = known;
  const people = traffic.uses.flatMap(({ pool }) => onePersonMore(workspace, situation, traffic, chain, pool));
  const steps = chain.nodes.flatMap(({ id }) => faster(workspace, situation, traffic, chain, id, HALF));
  return told(workspace, chain, [...people, ...steps]).toSorted(better);
}

/** Every timed step ten times faster, in the order of the text: what becomes of the chain if AI does just that. */
export function tenfoldOf(workspace: Workspace, chain: Chain): readonly Lift[] {
  const known = analysisOf(workspace, chain);
  if (known === undefined || known.traffic.visits.missing.length > 0) return [];
  const steps = chain.nodes.flatMap(({ id }) => faster(workspace, known.situation, known.traffic, chain, id, TENTH));
  return told(workspace, chain, steps);
}

/** What is missing for the lead time of the chain is missing for all of them. */
function told(workspace: Workspace, chain: Chain, lifts: readonly Lift[]): readonly Lift[] {
  const missing = figuresOf(workspace).chains.get(chain.id)?.missing ?? [];
  if (missing.every(({ figure }) => figure !== 'leadTimeSeconds')) return lifts;
  return lifts.map((one) => ({ ...one, leadTimeSeconds: null }));
}

function better(a: Lift, b: Lift): number {
  const lead = (one: Lift) => one.leadTimeSeconds ?? Number.MAX_VALUE;
  const ceiling = (one: Lift) => one.ceilingPerDay ?? Number.MAX_VALUE;
  return lead(a) - lead(b) || ceiling(b) - ceiling(a);
}

function onePersonMore(
  workspace: Workspace,
  situation: Situation,
  traffic: Traffic,
  chain: Chain,
  id: Id,
): readonly Lift[] {
  const pool = workspace.pools.get(id);
  const queue = situation.offered.get(id);
  if (pool === undefined || !isHuman(pool) || queue === undefined) return [];
  const { servers } = queue.station;
  if (typeof servers !== 'number') return [];
  const next = queueOf({ ...queue.station, servers: servers + 1 }, queue.total, { ...queue.around, full: false });
  const changed = { ...situation, offered: new Map(situation.offered).set(id, next) };
  const text = `one more ${titleOf(pool)}: ${servers + 1} instead of ${servers}`;
  const change = { kind: 'people', pool: id, people: servers + 1 } as const;
  return [{ chain: chain.id, change, text, ...effect(changed, traffic, chain) }];
}

function faster(
  workspace: Workspace,
  situation: Situation,
  traffic: Traffic,
  chain: Chain,
  id: Id,
  { factor, saying }: Speedup,
): readonly Lift[] {
  const node = workspace.nodes.get(id);
  const head = traffic.network.heads.get(id);
  const point = head === undefined ? undefined : traffic.network.points[head];
  const worked = node?.kind === 'step' || node?.kind === 'decision';
  if (!worked || head === undefined || point?.time === undefined || !(traffic.visits.perCase[head] ?? 0)) return [];
  const points = traffic.network.points.with(head, { ...point, time: scaled(point.time, factor) });
  const network = { ...traffic.network, points };
  const times = timesOf(network);
  const after = { ...traffic, network, times, uses: usesOf(network, traffic.visits.perCase, times) };
  const changed = { ...situation, offered: replaced(situation, traffic, after, chain, point.pool) };
  const text = `${titleOf(node)} ${saying}`;
  return [{ chain: chain.id, change: { kind: 'takes', node: id, factor }, text, ...effect(changed, after, chain) }];
}

/** The queues with the one at which a chain asks for less. */
function replaced(
  situation: Situation,
  before: Traffic,
  after: Traffic,
  chain: Chain,
  pool: Id | undefined,
): Situation['offered'] {
  const queue = pool === undefined ? undefined : situation.offered.get(pool);
  const was = before.uses.find((use) => use.pool === pool);
  const now = after.uses.find((use) => use.pool === pool);
  const rate = situation.scene.demands.get(chain.id)?.perSecond ?? 0;
  if (pool === undefined || queue === undefined || was === undefined || now === undefined) return situation.offered;
  const total = exchanged(queue.total, was, now, rate, situation);
  return new Map(situation.offered).set(pool, queueOf(queue.station, total, { ...queue.around, full: false }));
}

function exchanged(total: Total, was: PoolUse, now: PoolUse, rate: number, { batches }: Situation): Total {
  const nodes = (use: PoolUse) => contribution(use, rate, batches);
  const [less, more] = [nodes(was), nodes(now)];
  const { exponential: _, ...rest } = total;
  const alone = areAlike(less.visits, total.visits) && now.exponential !== undefined;
  return {
    ...rest,
    work: Math.max(0, total.work - less.work + more.work),
    second: Math.max(0, total.second - less.second + more.second),
    ...(alone && now.exponential !== undefined && { exponential: now.exponential }),
  };
}

function effect(situation: Situation, traffic: Traffic, chain: Chain): Pick<Lift, 'ceilingPerDay' | 'leadTimeSeconds'> {
  const { offered: queues, batches, scene } = situation;
  const demand = scene.demands.get(chain.id);
  const perSecond = demand?.perSecond ?? 0;
  const week = demand?.hours?.week;
  const { first, missing } = ceilingsOf(traffic, queues, perSecond);
  const days = demand?.daysPerSecond ?? 1 / 86_400;
  const ceiling = missing.length > 0 ? Number.NaN : first.perSecond / days;
  const isFull = traffic.uses.some(({ pool }) => (queues.get(pool)?.load ?? 0) >= 1);
  const lead =
    perSecond > 0 && !isFull
      ? wayOf(traffic, staysOf({ traffic, queues, batches, ...(week && { week }) })).mean
      : Number.NaN;
  return {
    ceilingPerDay: Number.isFinite(ceiling) ? ceiling : null,
    leadTimeSeconds: Number.isFinite(lead) ? lead : null,
  };
}
