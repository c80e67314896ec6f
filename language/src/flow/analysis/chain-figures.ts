/** The figures of one chain, from the queues that its cases stand in. */
import type { Chain, Id, Workspace } from '../../model/index.ts';
import { openShare, weekKey } from '../calendar/index.ts';
import type { ChainFigures } from '../figures.ts';
import type { GapKind } from '../network/index.ts';
import { gapsAt, type Traffic } from '../traffic/index.ts';
import { ceilingsOf } from './ceiling.ts';
import { costOf } from './cost.ts';
import { ALWAYS } from './hours.ts';
import { nodeFigures } from './node-figures.ts';
import { finite, Notes } from './notes.ts';
import type { Overload } from './overload.ts';
import type { ChainDemand, Member, Scene } from './scene.ts';
import { type Stay, staysOf, wayOf } from './sojourn.ts';
import type { BatchTotal } from './totals.ts';
import type { Queues } from './waits.ts';

export interface Situation {
  readonly workspace: Workspace;
  readonly scene: Scene;
  /** What pools are asked for. */
  readonly offered: Queues;
  /** The queues that cases stand in: where a pool is full, those behind it get what it lets through. */
  readonly queues: Queues;
  readonly batches: ReadonlyMap<Id, BatchTotal>;
  readonly overload?: Overload;
}

const NO_DEMAND: ChainDemand = { perSecond: 0, daysPerSecond: 1 / 86_400 };
/** Every figure that hangs on how cases move. */
const ALL = [
  'throughputPerDay',
  'ceilingPerDay',
  'leadTimeSeconds',
  'waitingTimeSeconds',
  'touchTimeSeconds',
  'flowEfficiency',
  'workInProgress',
  'costPerCase',
  'quality',
] as const;

export function chainFigures(situation: Situation, member: Member): ChainFigures {
  const { scene, workspace } = situation;
  const { chain, traffic } = member;
  const demand = scene.demands.get(chain.id) ?? NO_DEMAND;
  const notes = new Notes();
  const perDay = (perSecond: number) => finite(perSecond / demand.daysPerSecond);
  const countsOpenDays = demand.hours?.week !== undefined;
  const noDemand = demand.perSecond > 0 ? [] : [member.gap ?? `demand of ${chain.name}`];
  const demandPerDay = notes.settle('demandPerDay', noDemand, () => perDay(demand.perSecond));
  const { missing } = traffic.visits;
  if (missing.length > 0) {
    for (const figure of ALL) notes.settle(figure, missing, () => null);
    return { ...noFigures(chain), countsOpenDays, demandPerDay, missing: notes.missing };
  }
  const full = situation.overload?.full ?? new Set<Id>();
  const overloaded = demand.perSecond > 0 && traffic.uses.some(({ pool }) => full.has(pool));
  const times = timeFigures(situation, member, { demand, noDemand, overloaded, notes });
  const ceilings = ceilingsOf(traffic, situation.offered, demand.perSecond);
  const ceilingPerDay = notes.settle('ceilingPerDay', ceilings.missing, () => perDay(ceilings.first.perSecond));
  const known = ceilings.missing.length === 0;
  // A pool of which nobody knows how much it must do may be full, and let less through than comes.
  const throughputPerDay = notes.settle('throughputPerDay', [...new Set([...noDemand, ...ceilings.missing])], () =>
    perDay(demand.perSecond * (situation.overload?.finished.get(chain.id) ?? 1)),
  );
  const cost = costOf(workspace, traffic, situation.batches);
  const costPerCase = notes.settle('costPerCase', cost.missing, () => cost.perCase);
  const quality = notes.settle('quality', factsOf(traffic, 'quality'), () => finite(traffic.quality));
  for (const figure of ALL) if (figure !== 'throughputPerDay') notes.doubt(figure, structureDoubt(traffic));
  for (const { pool, batches } of traffic.uses) {
    const doubt = situation.offered.get(pool)?.loadDoubt;
    notes.doubt('ceilingPerDay', doubt);
    if (batches.length > 0 && Object.keys(costPerCase ?? {}).length > 0) notes.doubt('costPerCase', doubt);
  }
  for (const fact of factsOf(traffic, 'criteria'))
    notes.doubt('quality', `no criteria are named and ${fact} is not said: all of its outputs count as right`);
  for (const fact of factsOf(traffic, 'checks')) {
    const reason = `what checks find is left out: ${fact} is not said`;
    for (const figure of ALL) if (figure !== 'quality' && figure !== 'throughputPerDay') notes.doubt(figure, reason);
  }
  const figures = {
    chain: chain.id,
    name: chain.name,
    countsOpenDays,
    demandPerDay,
    throughputPerDay,
    ceilingPerDay,
    bottleneck: known ? (ceilings.first.pool ?? null) : null,
    relieved: known
      ? { ceilingPerDay: perDay(ceilings.next.perSecond), bottleneck: ceilings.next.pool ?? null }
      : { ceilingPerDay: null, bottleneck: null },
    ...times,
    costPerCase,
    quality,
    overloaded,
    queueGrowthPerDay: overloaded ? growthOf(situation, traffic, demand) : new Map(),
    missing: notes.missing,
  };
  // What has no value is not approximate.
  const approximate = notes.approximate.filter(({ figure }) => figures[figure as keyof typeof figures] !== null);
  return { ...figures, approximate };
}

type Times = Pick<
  ChainFigures,
  | 'leadTimeSeconds'
  | 'openLeadTimeSeconds'
  | 'waitingTimeSeconds'
  | 'touchTimeSeconds'
  | 'flowEfficiency'
  | 'workInProgress'
  | 'nodes'
>;

interface TimeContext {
  readonly demand: ChainDemand;
  readonly noDemand: readonly string[];
  readonly overloaded: boolean;
  readonly notes: Notes;
}

function timeFigures(situation: Situation, member: Member, context: TimeContext): Times {
  const { queues, batches } = situation;
  const { chain, traffic } = member;
  const { demand, noDemand, overloaded, notes } = context;
  const week = demand.hours?.week;
  const stays = staysOf({ traffic, queues, batches, ...(week && { week }) });
  const sums = sumsOf(traffic, stays);
  // Without queues and batches it does not matter how many come.
  const needsDemand = queueing(traffic, queues) ? noDemand : [];
  const untouched = [...sums.unknown.touch];
  const unwaited = [...new Set([...sums.unknown.waiting, ...waitGaps(traffic, queues), ...needsDemand])];
  const all = [...new Set([...untouched, ...unwaited])];
  const way = all.length === 0 && !overloaded ? wayOf(traffic, stays) : undefined;
  const calm = <T>(value: T): T | null => (overloaded ? null : value);
  const touchTimeSeconds = notes.settle('touchTimeSeconds', untouched, () => finite(sums.touch));
  const waitingTimeSeconds = notes.settle('waitingTimeSeconds', all, () => calm(finite(sums.whole - sums.touch)));
  const leadTimeSeconds = notes.settle('leadTimeSeconds', all, () => calm(finite(way?.mean)));
  const workInProgress = notes.settle('workInProgress', [...all, ...noDemand], () =>
    calm(finite((way?.mean ?? Number.NaN) * demand.perSecond)),
  );
  const flowEfficiency = notes.settle('flowEfficiency', all, () =>
    calm(finite(way === undefined || way.mean === 0 ? Number.NaN : sums.touch / way.mean)),
  );
  const doubt = queueDoubt(traffic, queues) ?? batchDoubt(traffic, queues, demand) ?? structureDoubt(traffic);
  notes.doubt('waitingTimeSeconds', doubt);
  for (const figure of ['leadTimeSeconds', 'workInProgress', 'flowEfficiency'])
    notes.doubt(figure, doubt ?? way?.doubt);
  const open = openShareOf(traffic, queues, demand);
  if (open !== undefined) notes.doubt('openLeadTimeSeconds', doubt ?? way?.doubt);
  return {
    leadTimeSeconds,
    ...(open !== undefined && { openLeadTimeSeconds: leadTimeSeconds === null ? null : leadTimeSeconds * open }),
    waitingTimeSeconds,
    touchTimeSeconds,
    flowEfficiency,
    workInProgress,
    nodes: nodeFigures(chain, traffic, needsDemand.length > 0 ? withoutQueues(traffic, queues, stays) : stays),
  };
}

/** Nobody knows how long a case waits where nobody says how many come. */
function withoutQueues(traffic: Traffic, queues: Queues, stays: readonly (Stay | undefined)[]): typeof stays {
  return stays.map((stay, i) => {
    const { pool, batch } = traffic.network.points[i] ?? {};
    const limited = pool !== undefined && queues.get(pool)?.station.servers !== 'unlimited';
    return limited || batch !== undefined ? undefined : stay;
  });
}

interface Sums {
  readonly whole: number;
  readonly touch: number;
  readonly unknown: { readonly touch: ReadonlySet<string>; readonly waiting: ReadonlySet<string> };
}

function sumsOf(traffic: Traffic, stays: readonly (Stay | undefined)[]): Sums {
  let [whole, touch] = [0, 0];
  const unknown = { touch: new Set<string>(), waiting: new Set<string>() };
  const { points } = traffic.network;
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    const visits = traffic.visits.perCase[i] ?? 0;
    if (point === undefined || !(visits > 0)) continue;
    const worked = point.activity === 'work' || point.activity === 'check';
    const time = traffic.times[i];
    if (time === undefined)
      for (const fact of gapsAt(traffic.network, i)) unknown[worked ? 'touch' : 'waiting'].add(fact);
    else if (worked) touch += visits * time.mean;
    whole += visits * (stays[i]?.whole.mean ?? Number.NaN);
  }
  return { whole, touch, unknown };
}

function queueing(traffic: Traffic, queues: Queues): boolean {
  return traffic.uses.some(
    ({ pool, batches }) => batches.length > 0 || queues.get(pool)?.station.servers !== 'unlimited',
  );
}

/** What is not known of the queues that its cases stand in. */
function waitGaps(traffic: Traffic, queues: Queues): readonly string[] {
  return traffic.uses.flatMap(({ pool }) => {
    const queue = queues.get(pool);
    return queue === undefined || queue.station.servers === 'unlimited' ? [] : queue.missing;
  });
}

function queueDoubt(traffic: Traffic, queues: Queues): string | undefined {
  for (const { pool, visits, batches: own, seconds } of traffic.uses) {
    const queue = queues.get(pool);
    if (queue === undefined) continue;
    const waits = queue.station.servers !== 'unlimited' && (visits > 0 || own.length > 0);
    if (waits && queue.doubt !== undefined) return queue.doubt;
    const worked = seconds > 0 || own.length > 0;
    if (worked && queue.openShare < 1 && queue.doubt !== undefined) return queue.doubt;
  }
  return undefined;
}

/** Batches meet their cases at random, unless hours or other batches bring them. */
function batchDoubt({ uses }: Traffic, queues: Queues, { hours }: ChainDemand): string | undefined {
  const all = uses.flatMap(({ pool, batches }) => batches.map((one) => ({ ...one, pool })));
  if (all.length > 1 || all.some(({ cases }) => cases > 1 + 1e-9)) return 'cases come to a batch out of another';
  const clocked = all.some(({ batch }) => batch.kind === 'interval');
  const kept = weekKey(hours?.week) !== ALWAYS || all.some(({ pool }) => (queues.get(pool)?.openShare ?? 1) < 1);
  return clocked && kept ? 'a batch by interval goes by the clock, and cases or people by their hours' : undefined;
}

function structureDoubt({ network, visits }: Traffic): string | undefined {
  if (visits.merges.joining.size > 0) return `branches to a join of ${network.name} also leave by other ways`;
  return visits.merges.returning.size > 0 ? 'a sub-chain forks and does not join again' : undefined;
}

/** The open share of the week, where the demand and all people keep the same hours. */
function openShareOf(traffic: Traffic, queues: Queues, { hours }: ChainDemand): number | undefined {
  const key = weekKey(hours?.week);
  if (hours === undefined || key === ALWAYS) return undefined;
  const people = traffic.uses.flatMap(({ pool }) => {
    const station = queues.get(pool)?.station;
    return station?.kind === 'role' || station?.kind === 'person' ? [station] : [];
  });
  const together = people.length > 0 && people.every(({ week }) => weekKey(week) === key);
  return together ? openShare(hours.week) : undefined;
}

function growthOf(situation: Situation, traffic: Traffic, { daysPerSecond }: ChainDemand): ReadonlyMap<Id, number> {
  const growth = new Map<Id, number>();
  for (const { pool } of traffic.uses) {
    const perSecond = situation.overload?.growth.get(pool);
    if (perSecond !== undefined) growth.set(pool, perSecond / daysPerSecond);
  }
  return growth;
}

/** A chain of which nothing is known. */
export function noFigures(chain: Chain): ChainFigures {
  return {
    chain: chain.id,
    name: chain.name,
    countsOpenDays: false,
    demandPerDay: null,
    throughputPerDay: null,
    ceilingPerDay: null,
    bottleneck: null,
    relieved: { ceilingPerDay: null, bottleneck: null },
    leadTimeSeconds: null,
    waitingTimeSeconds: null,
    touchTimeSeconds: null,
    flowEfficiency: null,
    workInProgress: null,
    costPerCase: null,
    quality: null,
    nodes: [],
    overloaded: false,
    queueGrowthPerDay: new Map(),
    missing: [],
    approximate: [],
  };
}

function factsOf({ network, visits }: Traffic, kind: GapKind): readonly string[] {
  const facts = network.gaps.filter(
    (gap) => gap.kind === kind && (gap.point === undefined || (visits.perCase[gap.point] ?? 0) > 0),
  );
  return [...new Set(facts.map(({ fact }) => fact))];
}
