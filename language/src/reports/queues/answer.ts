/** The one question: where does work wait on a single person, and how long? */
import { isApproximate, isFull, openShare, type PoolFigures, weekOf } from '../../flow/index.ts';
import { type Id, isHuman, sayAbout, sayDuration, sayNumber, sayShare } from '../../model/index.ts';
import type { Cell, DocumentOptions } from '../document/index.ts';
import { factsMissing, withPlaces } from './gaps.ts';
import { SHORTEST } from './limits.ts';
import { type Stop, stopsOf } from './stops.ts';
import type { ChainView, QueuesView } from './view.ts';
import { dayOf, listed, poolTitle, poolWithSize } from './words.ts';

const MOST_FACTS = 3;
/** Nobody would call that a line. */
const FEW = 0.05;

/** What waits for a pool, queues and batches together. */
interface Line {
  readonly view: ChainView;
  readonly pool: PoolFigures;
  /** Of one visit. */
  readonly seconds: number;
  /** Cases that wait there, on the mean. */
  readonly cases: number;
  /** No formula gives these exactly. */
  readonly isAbout: boolean;
  /** Until what most of it lasts, where it is not that they are busy. */
  readonly cause?: string;
}

export function answerOf(view: QueuesView, options: DocumentOptions): Cell {
  const { workspace, chains } = view;
  if (chains.length === 0) return { text: 'There is no chain here.' };
  const single = ({ pool, servers }: PoolFigures) => servers === 1 && isHuman(workspace.pools.get(pool));
  const full = fullOf(view);
  const fullSingle = full.find(({ pool }) => single(pool));
  if (fullSingle !== undefined)
    return { text: `One person cannot keep up: ${growing(fullSingle, view)}.`, tone: 'error' };
  const lines = together(chains.flatMap(linesOf)).toSorted((a, b) => b.cases - a.cases);
  const [first, ...others] = lines.filter(({ pool }) => single(pool));
  const besides =
    full.length > 0
      ? ` Elsewhere there is more than can be done: ${listed(full.map((one) => growing(one, view)))}.`
      : '';
  if (first !== undefined)
    return {
      text: `Work waits for one person: ${waiting(first, view)}${next(others, view)}.${besides}`,
      tone: 'strong',
    };
  if (full.length > 0)
    return {
      text: `No single person holds work up, but there is more than can be done: ${listed(full.map((one) => growing(one, view)))}.`,
      tone: 'error',
    };
  const [most] = lines;
  if (most !== undefined)
    return { text: `Work waits for no single person; it waits most for ${waiting(most, view)}.`, tone: 'strong' };
  const gaps = [...new Set(chains.flatMap((one) => withPlaces(one, factsMissing(one), options)))];
  const more = gaps.length > MOST_FACTS ? [`${gaps.length - MOST_FACTS} more facts`] : [];
  if (gaps.length > 0)
    return {
      text: `Where work waits cannot be said yet. Missing: ${listed([...gaps.slice(0, MOST_FACTS), ...more])}.`,
      tone: 'warning',
    };
  return { text: 'Work waits for nobody: whoever is asked takes it up at once.', tone: 'good' };
}

function waiting(line: Line, all: QueuesView): string {
  const { view, pool, seconds, cases, isAbout } = line;
  const { workspace, openWaitSeconds } = { ...view, ...pool };
  const title = pool.servers === 1 ? poolTitle(workspace, pool.pool) : poolWithSize(workspace, pool.pool, pool.servers);
  const open = openWaitSeconds ? ` (${sayDuration(openWaitSeconds)} of open hours)` : '';
  const why = line.cause === undefined ? open : `, most of it until ${line.cause}`;
  const chain = all.chains.length > 1 ? ` in “${chainTitle(view)}”` : '';
  return `${title}${chain}, ${sayAbout(sayDuration(seconds), isAbout)} each time${why}${cases < FEW ? '' : `, ${sayAbout(sayNumber(cases), isAbout)} in line`}`;
}

function next([second]: readonly Line[], all: QueuesView): string {
  if (second === undefined || second.view.workspace !== all.workspace) return '';
  return `. Then for ${poolTitle(all.workspace, second.pool.pool)}, ${sayAbout(sayDuration(second.seconds), second.isAbout)}`;
}

const chainTitle = ({ chain }: ChainView) => chain.title ?? chain.name;

/** Pools that are asked for more than they can do. */
interface Full {
  readonly view: ChainView;
  readonly pool: PoolFigures;
}

function fullOf({ chains }: QueuesView): readonly Full[] {
  const found = new Map<Id, Full>();
  for (const view of chains)
    for (const pool of view.pools)
      if (view.figures.overloaded && isFull(pool) && !found.has(pool.pool)) found.set(pool.pool, { view, pool });
  return [...found.values()];
}

function growing({ view, pool }: Full, { workspace }: QueuesView): string {
  const growth = view.figures.queueGrowthPerDay.get(pool.pool) ?? 0;
  const title = poolTitle(workspace, pool.pool);
  const asked = `${title} is asked for ${sayShare(pool.load ?? 1)} of the time there is`;
  const day = dayOf(view.figures.countsOpenDays);
  return growth > 0
    ? `${asked}, and the line grows by ${sayNumber(growth)} ${day}`
    : `${asked}, so that the line never ends`;
}

/** What waits for one pool in all chains, told where most of it waits. */
function together(lines: readonly Line[]): readonly Line[] {
  const byPool = new Map<Id, Line>();
  for (const line of lines.toSorted((a, b) => b.cases - a.cases)) {
    const known = byPool.get(line.pool.pool);
    byPool.set(line.pool.pool, known === undefined ? line : { ...known, cases: known.cases + line.cases });
  }
  return [...byPool.values()];
}

/** Who is waited for in a chain, with what waits for batches. */
function linesOf(view: ChainView): readonly Line[] {
  const { figures, pools } = view;
  const { workInProgress, leadTimeSeconds } = figures;
  // Little's law: what comes a second, of the clock.
  const rate = workInProgress !== null && leadTimeSeconds ? workInProgress / leadTimeSeconds : undefined;
  const stops = stopsOf(view);
  return pools.flatMap((pool) => {
    if (isFull(pool)) return [];
    const own = stops.filter((one) => one.pool === pool.pool && one.visits > 0);
    const visits = own.reduce((sum, one) => sum + one.visits, 0);
    const perCase = own.reduce((sum, one) => sum + one.visits * (one.waitSeconds ?? Number.NaN), 0);
    const known = rate !== undefined && visits > 0 && Number.isFinite(perCase);
    const seconds = known ? perCase / visits : pool.waitSeconds;
    const cases = known ? perCase * rate : pool.queueLength;
    if (seconds === null || cases === null || seconds < SHORTEST) return [];
    const cause = causeOf(view, pool, own, seconds);
    const isAbout = own.some((one) => one.isAbout) || isApproximate(pool, 'waitSeconds');
    return [{ view, pool, seconds, cases, isAbout, ...(cause !== undefined && { cause }) }];
  });
}

/** What most of a wait is, where it is not that they are busy. */
function causeOf(view: ChainView, pool: PoolFigures, own: readonly Stop[], seconds: number): string | undefined {
  if (own.some(({ batched }) => batched) && seconds > 2 * (pool.waitSeconds ?? 0)) return 'the batch is due';
  const { load } = pool;
  const visits = own.reduce((sum, one) => sum + one.visits, 0);
  const works = view.workspace.pools.get(pool.pool)?.works?.id;
  const hours = works === undefined ? undefined : view.workspace.hours.get(works);
  if (load === null || visits === 0 || hours === undefined) return undefined;
  const work = own.reduce((sum, one) => sum + one.visits * (one.touchSeconds ?? Number.NaN), 0) / visits;
  // What a queue of one with exponential times would make them wait, ρ/(1-ρ) S of open time.
  const busy = ((load / (1 - load)) * work) / openShare(weekOf(hours));
  return busy < seconds / 2 ? 'their hours begin' : undefined;
}
