/** How evenly cases fall into the intervals of a batch by the clock: those that keep hours leave some of them empty. */
import type { Id } from '../../model/index.ts';
import { openShare, WEEK_SECONDS, type Week, weekKey, winterOffset } from '../calendar/index.ts';
import type { Traffic } from '../traffic/index.ts';
import type { Scene } from './scene.ts';

/** Intervals that are alike. */
export interface Share {
  /** Of all intervals. */
  readonly share: number;
  /** Cases that come in one of them, as a multiple of the mean over all. */
  readonly ratio: number;
}

export type Filling = readonly Share[];

export const EVEN: Filling = [{ share: 1, ratio: 1 }];

/** Shorter intervals lie whole in open or in closed time, but for a few. */
const SHORT_SECONDS = 60;
/** After so many weeks nearly all intervals begin again at the same time of the week. */
const MOST_WEEKS = 60;
const SAME = 1e9;

const known = new WeakMap<Scene, ReadonlyMap<Id, Filling>>();

/** By node; absent: evenly. Of chains that keep different hours nobody knows: evenly, too. */
export function fillingsOf(scene: Scene): ReadonlyMap<Id, Filling> {
  let fillings = known.get(scene);
  if (fillings === undefined) {
    fillings = build(scene);
    known.set(scene, fillings);
  }
  return fillings;
}

function build({ members, stations }: Scene): ReadonlyMap<Id, Filling> {
  const fillings = new Map<Id, Filling>();
  const hours = new Map<Id, string>();
  for (const { traffic, arrivals } of members) {
    if (arrivals === undefined) continue;
    for (const { pool, batches } of traffic.uses) {
      for (const { node, batch } of batches) {
        if (batch.kind !== 'interval') continue;
        const key = weekKey(arrivals.week);
        if ((hours.get(node) ?? key) !== key) fillings.set(node, EVEN);
        else if (arrivals.week !== undefined && !hours.has(node))
          fillings.set(
            node,
            delayed(
              fillingOf(arrivals.week, batch.everySeconds, shiftOf(arrivals.week, stations.get(pool)?.week)),
              promptPart(traffic, node),
            ),
          );
        hours.set(node, key);
      }
    }
  }
  return fillings;
}

/**
 * The open time of a week in each interval from midnight on.
 * @param shift seconds that the clock of the intervals is ahead of that of the week.
 */
export function fillingOf(week: Week, every: number, shift = 0): Filling {
  const open = openShare(week);
  if (open === 0 || open === 1) return EVEN;
  if (every < SHORT_SECONDS)
    return [
      { share: open, ratio: 1 / open },
      { share: 1 - open, ratio: 0 },
    ];
  let weeks = 1;
  while (weeks < MOST_WEEKS && (weeks * WEEK_SECONDS) % every !== 0) weeks++;
  const count = Math.max(1, Math.round((weeks * WEEK_SECONDS) / every));
  const alike = new Map<number, number>();
  let before = openUntil(week, -shift);
  for (let i = 1; i <= count; i++) {
    const until = openUntil(week, i * every - shift);
    const ratio = Math.round(((until - before) / (every * open)) * SAME) / SAME;
    alike.set(ratio, (alike.get(ratio) ?? 0) + 1 / count);
    before = until;
  }
  return [...alike].map(([ratio, share]) => ({ ratio, share }));
}

/** Open seconds from the beginning of a week to a moment of it, or of one before or after. */
export function openUntil({ spans, openSeconds }: Week, at: number): number {
  const weeks = Math.floor(at / WEEK_SECONDS);
  const rest = at - weeks * WEEK_SECONDS;
  const open = spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, rest) - from), 0);
  return weeks * openSeconds + open;
}

export function shiftOf(arrivals: Week, pool: Week | undefined): number {
  if (arrivals.zone === pool?.zone) return 0;
  return winterOffset(pool?.zone) - winterOffset(arrivals.zone);
}

/** Who comes after a long delay comes at any time. */
function delayed(filling: Filling, prompt: number): Filling {
  return prompt === 1 ? filling : filling.map(({ share, ratio }) => ({ share, ratio: prompt * ratio + 1 - prompt }));
}

function promptPart({ links, network }: Traffic, node: Id): number {
  let [all, prompt] = [0, 0];
  for (const link of links) {
    if (link.batch === undefined || network.points[link.batch]?.node !== node) continue;
    all += link.perCase;
    prompt += link.prompt;
  }
  return all > 0 ? Math.min(1, prompt / all) : 1;
}
