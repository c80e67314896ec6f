/** The demand at which the first pool of a chain is full, when the other chains stay as they are. */
import type { Id } from '../../model/index.ts';
import type { PoolUse, Traffic } from '../traffic/index.ts';
import { batchesPerSecond, type Total } from './totals.ts';
import type { Queues } from './waits.ts';

export interface Ceiling {
  /** Cases a second; Infinity: no pool ever gets full. */
  readonly perSecond: number;
  /** The pool that is full then. */
  readonly pool?: Id;
}

export interface Ceilings {
  readonly first: Ceiling;
  /** When the pool of the first has no limit. */
  readonly next: Ceiling;
  readonly missing: readonly string[];
}

const UNBOUNDED: Ceiling = { perSecond: Number.POSITIVE_INFINITY };
const TIE = 1e-9;

/**
 * @param perSecond all cases of the chain, those of its callers included.
 * @param servers how many serve at a pool, where it is another number than the pool's own.
 */
export function ceilingsOf(
  traffic: Traffic,
  queues: Queues,
  perSecond: number,
  servers: ReadonlyMap<Id, number> = new Map(),
): Ceilings {
  const missing: string[] = [];
  const limits = new Map<Id, number>();
  for (const use of traffic.uses) {
    const queue = queues.get(use.pool);
    if (queue === undefined || queue.station.servers === 'unlimited') continue;
    if (typeof queue.station.servers !== 'number' || queue.missing.length > 0) {
      missing.push(...queue.missing);
      continue;
    }
    const capacity = (servers.get(use.pool) ?? queue.station.servers) * queue.openShare;
    const others = Math.max(0, queue.total.work - workOf(use, queue.total, perSecond));
    limits.set(use.pool, rateFilling(use, queue.total, capacity - (others <= TIE * capacity ? 0 : others)));
  }
  // In the order of the text, so that of two that are full at once the first one counts.
  const place = (pool: Id) => queues.get(pool)?.station.order ?? 0;
  const inOrder = [...limits]
    .map(([pool, limit]) => ({ pool, perSecond: limit }))
    .sort((a, b) => place(a.pool) - place(b.pool));
  const first = lowest(inOrder);
  return { first, next: lowest(inOrder.filter(({ pool }) => pool !== first.pool)), missing: [...new Set(missing)] };
}

function lowest(limits: readonly { readonly pool: Id; readonly perSecond: number }[]): Ceiling {
  let found: Ceiling = UNBOUNDED;
  for (const limit of limits) if (limit.perSecond < found.perSecond * (1 - TIE)) found = limit;
  return found;
}

/** Erlangs that a pool is asked for by so many cases a second. */
function workOf(use: PoolUse, { fillings }: Total, perSecond: number): number {
  const batches = use.batches.reduce(
    (sum, { node, batch, cases, time }) =>
      sum + batchesPerSecond(batch, perSecond * cases, fillings?.get(node)) * time.mean,
    0,
  );
  return perSecond * use.seconds + batches;
}

/** Halvings of an interval until a number has no digit left. */
const HALVINGS = 200;

/** Cases a second that ask for so many erlangs: batches by interval are never more than one an interval. */
function rateFilling(use: PoolUse, total: Total, erlangs: number): number {
  if (erlangs <= 0) return workOf(use, total, 1) > 0 ? 0 : Number.POSITIVE_INFINITY;
  if (!use.batches.some(({ batch }) => batch.kind === 'interval')) return erlangs / workOf(use, total, 1);
  let high = 1;
  while (workOf(use, total, high) < erlangs) {
    high *= 2;
    if (high > 1e12) return Number.POSITIVE_INFINITY;
  }
  let low = 0;
  for (let i = 0; i < HALVINGS && low < high; i++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (workOf(use, total, middle) < erlangs) low = middle;
    else high = middle;
  }
  return high;
}
