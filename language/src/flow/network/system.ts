/**
 * FlowSystem: everything that shares queues, seen together. Networks say how cases move; stations say who serves them
 * and when; arrivals say how many come. Plain data, so that a worker can be given it.
 */
import {
  type Chain,
  CLOCK_DAY_SECONDS,
  type Id,
  isHuman,
  type Pool,
  type PoolKind,
  perDay,
  type Rate,
  serversOf,
  type Workspace,
} from '../../model/index.ts';
import { openShare, WEEK_SECONDS, type Week, weekOf } from '../calendar/index.ts';
import { networkOf } from './compile.ts';
import type { ChainNetwork } from './network.ts';

/** A pool as a queue: one line, first come first served, for all points of all chains that name it. */
export interface Station {
  readonly pool: Id;
  readonly name: string;
  readonly kind: PoolKind;
  /** How many are served at once. `unlimited` never queues; `unknown`: a fact is missing, and `gap` names it. */
  readonly servers: number | 'unlimited' | 'unknown';
  readonly gap?: string;
  /** When it serves; absent: always. */
  readonly week?: Week;
  /** Its place in the text, among all pools. */
  readonly order: number;
}

/** Poisson arrivals. */
export interface Arrivals {
  /** Cases a second on the clock of the world, on the mean over the week. */
  readonly perSecond: number;
  /** Cases a second while it is open: `perSecond` without hours. */
  readonly perOpenSecond: number;
  /** Cases arrive only within; absent: always. */
  readonly week?: Week;
  /** Days a second that "a day" of this chain's figures counts: open days where the demand has `during`. */
  readonly daysPerSecond: number;
}

export interface SystemChain {
  readonly network: ChainNetwork;
  /** Its own demand; absent: it has none, or `gap` says why it cannot be had. Callers run it within their own networks. */
  readonly arrivals?: Arrivals;
  readonly gap?: string;
}

export interface FlowSystem {
  readonly stations: ReadonlyMap<Id, Station>;
  readonly chains: readonly SystemChain[];
}

/** Stations of all pools and networks of all chains of a workspace. */
export function systemOf(workspace: Workspace): FlowSystem {
  const stations = new Map<Id, Station>();
  for (const pool of workspace.pools.values()) stations.set(pool.id, stationOf(workspace, pool, stations.size));
  const chains = [...workspace.chains.values()].map((chain) => ({
    network: networkOf(workspace, chain),
    ...arrivalsOf(workspace, chain),
  }));
  return { stations, chains };
}

function stationOf(workspace: Workspace, pool: Pool, order: number): Station {
  const hours = pool.works?.id === undefined ? undefined : workspace.hours.get(pool.works.id);
  const week = hours && weekOf(hours);
  const base = { pool: pool.id, name: pool.name, kind: pool.kind, order, ...(week && { week }) };
  const unknown = (fact: string): Station => ({ ...base, servers: 'unknown', gap: `${fact} of ${pool.name}` });
  if (pool.unreadable.includes('works') || (pool.works !== undefined && hours === undefined)) return unknown('hours');
  if (week?.openSeconds === 0) return unknown('open hours');
  const servers = serversOf(pool);
  if (servers !== undefined) return servers > 0 ? { ...base, servers } : unknown(isHuman(pool) ? 'people' : 'parallel');
  if (isHuman(pool)) return unknown('people');
  return pool.unreadable.includes('parallel') ? unknown('parallel') : { ...base, servers: 'unlimited' };
}

/** The demand of a chain as arrivals; rates with `during` count open hours, days and weeks. */
export function arrivalsOf(workspace: Workspace, chain: Chain): Pick<SystemChain, 'arrivals' | 'gap'> {
  const { demand } = chain;
  if (demand === undefined) return {};
  const hours = demand.during?.id === undefined ? undefined : workspace.hours.get(demand.during.id);
  if (demand.during !== undefined && hours === undefined) return { gap: `hours ${demand.during.name}` };
  const week = hours && weekOf(hours);
  if (week?.openSeconds === 0) return { gap: `open hours of ${hours?.name ?? chain.name}` };
  const perSecond = ratePerSecond(demand.rate, week);
  if (!(perSecond > 0 && Number.isFinite(perSecond))) return { gap: `demand of ${chain.name}` };
  const daysPerSecond = openDaysPerSecond(week);
  return {
    arrivals: { perSecond, perOpenSecond: perSecond / openShare(week), daysPerSecond, ...(week && { week }) },
  };
}

/** Cases a second of clock time on the mean: with hours, an hour or a day is one that is open. */
export function ratePerSecond(rate: Rate, week: Week | undefined): number {
  if (rate.per === 'hour') return (rate.count / 3600) * openShare(week);
  if (rate.per === 'day') return rate.count * openDaysPerSecond(week);
  return perDay(rate) / CLOCK_DAY_SECONDS;
}

export function openDaysPerSecond(week: Week | undefined): number {
  return week === undefined ? 1 / CLOCK_DAY_SECONDS : week.openDays / WEEK_SECONDS;
}
