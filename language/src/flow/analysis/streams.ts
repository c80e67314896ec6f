/** The streams of visits from pool to pool, over all chains of a scene. */
import type { Id } from '../../model/index.ts';
import { type Week, weekKey } from '../calendar/index.ts';
import type { Batch } from '../network/index.ts';
import type { Traffic } from '../traffic/index.ts';
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
    const { perSecond, week } = arrivals;
    for (const { to, from, key, outOf, into: batch, perCase, prompt } of coursesOf(traffic)) {
      let into = streams.get(to);
      if (into === undefined) {
        into = new Map();
        streams.set(to, into);
      }
      const named = from === undefined ? weekKey(week) + key : key;
      const known = into.get(named);
      if (known === undefined) {
        into.set(named, {
          ...(from === undefined ? week && { week } : { from }),
          ...(outOf && { outOf }),
          ...(batch && { into: batch }),
          rate: perSecond * perCase,
          prompt: perSecond * prompt,
        });
      } else {
        known.rate += perSecond * perCase;
        known.prompt += perSecond * prompt;
      }
    }
  }
  return new Map([...streams].map(([pool, into]) => [pool, [...into.values()]]));
}

type Loose = { -readonly [K in keyof Stream]: Stream[K] };

/** A link of one chain, by the names that other chains know too. */
interface Course {
  readonly to: Id;
  readonly from?: Id;
  /** Courses with the same key are one stream; of those from outside, when they come in the same hours. */
  readonly key: string;
  readonly outOf?: Batch;
  readonly into?: Batch;
  readonly perCase: number;
  readonly prompt: number;
}

const courses = new WeakMap<Traffic, readonly Course[]>();

function coursesOf(traffic: Traffic): readonly Course[] {
  let known = courses.get(traffic);
  if (known === undefined) {
    const { uses, links, network } = traffic;
    known = links.map(({ from, to, batch, perCase, prompt }): Course => {
      const source = from.kind === 'entry' ? undefined : uses[from.use]?.pool;
      const point = from.kind === 'batch' ? network.points[from.point] : undefined;
      const target = batch === undefined ? undefined : network.points[batch];
      return {
        to: uses[to]?.pool ?? '',
        ...(source !== undefined && { from: source }),
        key: `${source ?? ''} ${point?.node ?? ''} ${target?.node ?? ''}`,
        ...(point?.batch && { outOf: point.batch }),
        ...(target?.batch && { into: target.batch }),
        perCase,
        prompt,
      };
    });
    courses.set(traffic, known);
  }
  return known;
}
