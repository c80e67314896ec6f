/** The streams of visits from pool to pool, over all chains of a scene. */
import type { Id } from '../../model/index.ts';
import { type Week, weekKey } from '../calendar/index.ts';
import type { Batch } from '../network/index.ts';
import type { Scene } from './scene.ts';

export interface Stream {
  /** The pool that it comes from; absent: from outside. */
  readonly from?: Id;
  /** Of what comes from outside: when. */
  readonly week?: Week;
  /** It comes out of a batch, all cases at once. */
  readonly outOf?: Batch;
  /** It goes into batches. */
  readonly into?: Batch;
  /** Cases a second. */
  readonly rate: number;
  /** Those that no long delay holds up on the way. */
  readonly prompt: number;
}

/** By the pool that they lead to. */
export type Streams = ReadonlyMap<Id, readonly Stream[]>;

export function streamsOf(scene: Scene): Streams {
  const streams = new Map<Id, Map<string, Loose>>();
  for (const { traffic, arrivals } of scene.members) {
    if (arrivals === undefined) continue;
    const { uses, links, network } = traffic;
    for (const { from, to, batch, perCase, prompt } of links) {
      const pool = uses[to]?.pool ?? '';
      const into = streams.get(pool) ?? new Map<string, Loose>();
      streams.set(pool, into);
      const source = from.kind === 'entry' ? undefined : uses[from.use]?.pool;
      const point = from.kind === 'batch' ? network.points[from.point] : undefined;
      const target = batch === undefined ? undefined : network.points[batch];
      const key = `${source ?? weekKey(arrivals.week)} ${point?.node ?? ''} ${target?.node ?? ''}`;
      const known = into.get(key);
      if (known === undefined) {
        into.set(key, {
          ...(source === undefined ? arrivals.week && { week: arrivals.week } : { from: source }),
          ...(point?.batch && { outOf: point.batch }),
          ...(target?.batch && { into: target.batch }),
          rate: arrivals.perSecond * perCase,
          prompt: arrivals.perSecond * prompt,
        });
      } else {
        known.rate += arrivals.perSecond * perCase;
        known.prompt += arrivals.perSecond * prompt;
      }
    }
  }
  return new Map([...streams].map(([pool, into]) => [pool, [...into.values()]]));
}

type Loose = { -readonly [K in keyof Stream]: Stream[K] };
