/** Which chains and pools live on one clock, and what it costs where they do not. */
import type { Id } from '../../model/index.ts';
import { type Week, weekKey } from '../calendar/index.ts';
import type { Station } from '../network/index.ts';
import { type Pulses, pulsesOf } from './pulses.ts';
import type { Member } from './scene.ts';
import type { Stream, Streams } from './streams.ts';
import type { Departures } from './tides.ts';
import { batchesPerSecond } from './totals.ts';

export const ALWAYS = weekKey(undefined);

/**
 * The one set of hours that the demand and all pools of a chain keep; undefined where they differ, or where time passes
 * outside of the hours: in waits, on the way, in batches by the clock.
 */
export function clockOf({ traffic, arrivals }: Member, stations: ReadonlyMap<Id, Station>): string | undefined {
  const key = weekKey(arrivals?.week);
  if (
    traffic.uses.some(
      ({ pool, seconds, batches }) => (seconds > 0 || batches.length > 0) && weekKey(stations.get(pool)?.week) !== key,
    )
  )
    return undefined;
  if (key === ALWAYS) return key;
  const byClock = traffic.uses.some(({ batches }) => batches.some(({ batch }) => batch.kind === 'interval'));
  return traffic.idles || byClock ? undefined : key;
}

/** Parts of the visits to a pool by the hours in which they can come; together 1. */
export type Mixture = ReadonlyMap<string, Part>;

export interface Part {
  readonly week: Week | undefined;
  readonly part: number;
  /** Batches by the clock come at these moments of the week, and at no other. */
  readonly pulses?: Pulses;
  /** They come when they leave another pool, where that is known better than by its hours. */
  readonly departures?: Departures;
}

type Parts = Map<string, Part>;

/** Streams run through pools that are always open and keep the hours of where they came from: so many pools in a row. */
const PASSES = 8;

/**
 * In which hours visits come to each pool: those of the demand, or of the pool that they come from.
 * @param leaving when visits leave the pools of which that is known.
 */
export function mixturesOf(
  streams: Streams,
  stations: ReadonlyMap<Id, Station>,
  leaving: ReadonlyMap<Id, Departures> = new Map(),
): ReadonlyMap<Id, Mixture> {
  const sources = new Map([...streams].map(([pool, into]) => [pool, sourcesOf(pool, into, { stations, leaving })]));
  let mixtures: ReadonlyMap<Id, Mixture> = new Map();
  const passes = [...sources.values()].some(({ inherited }) => inherited.size > 0) ? PASSES : 1;
  for (let pass = 0; pass < passes; pass++) {
    const before = mixtures;
    mixtures = new Map([...sources].map(([pool, into]) => [pool, mixtureOf(into, before)]));
  }
  return mixtures;
}

/** What comes to a pool: in hours that are known, and out of pools that keep the hours of what came to them. */
interface Sources {
  readonly known: Parts;
  readonly inherited: Map<Id, number>;
}

interface Known {
  readonly stations: ReadonlyMap<Id, Station>;
  readonly leaving: ReadonlyMap<Id, Departures>;
}

function sourcesOf(pool: Id, into: readonly Stream[], { stations, leaving }: Known): Sources {
  const known: Parts = new Map();
  const inherited = new Map<Id, number>();
  for (const stream of into) {
    const { from, week, rate, prompt, into: batch } = stream;
    if (batch !== undefined) {
      const source = from === undefined ? week : stations.get(from)?.week;
      const pulses =
        batch.kind === 'interval' ? pulsesOf(batch.everySeconds, stream, source, stations.get(pool)) : undefined;
      const part = batchesPerSecond(batch, rate);
      if (pulses !== undefined) known.set(`pulses ${known.size}`, { week: undefined, part, pulses });
      else add(known, part, { week: source });
      continue;
    }
    add(known, rate - prompt, { week: undefined });
    const own = from === undefined ? week : stations.get(from)?.week;
    const departures = from === undefined ? undefined : leaving.get(from);
    if (departures !== undefined) add(known, prompt, { week: own, departures }, `out of ${from}`);
    else if (from === undefined || own !== undefined) add(known, prompt, { week: own });
    else inherited.set(from, prompt + (inherited.get(from) ?? 0));
  }
  return { known, inherited };
}

function mixtureOf({ known, inherited }: Sources, before: ReadonlyMap<Id, Mixture>): Mixture {
  const parts: Parts = new Map([...known].map(([key, one]) => [key, { ...one }]));
  for (const [from, prompt] of inherited) {
    const kept = before.get(from);
    if (kept === undefined) add(parts, prompt, { week: undefined });
    else {
      for (const [key, { week, part, departures }] of kept) {
        if (departures === undefined) add(parts, prompt * part, { week });
        else add(parts, prompt * part, { week, departures }, key);
      }
    }
  }
  const total = [...parts.values()].reduce((sum, { part }) => sum + part, 0);
  return new Map([...parts].map(([key, one]) => [key, { ...one, part: one.part / total }]));
}

function add(parts: Parts, rate: number, when: Omit<Part, 'part'>, key = weekKey(when.week)): void {
  if (!(rate > 0)) return;
  parts.set(key, { ...when, part: rate + (parts.get(key)?.part ?? 0) });
}
