/** What comes to the pools that are full, when each of them serves only a part of what comes to it. */
import type { Id } from '../../model/index.ts';
import { openShare } from '../calendar/index.ts';
import type { Point } from '../network/index.ts';
import { Contraction, enteringOf, waysOf } from '../traffic/index.ts';
import type { Member, Scene } from './scene.ts';
import { type BatchTotal, batchesPerSecond } from './totals.ts';

export class FullPools {
  readonly pools: readonly Id[];
  readonly #capacity: ReadonlyMap<Id, number>;
  readonly #comings: readonly Coming[];
  readonly #served = new Map<Id, number>();
  #work: ReadonlyMap<Id, number>;

  constructor(scene: Scene, pools: ReadonlySet<Id>) {
    this.pools = [...pools];
    this.#capacity = new Map(this.pools.map((pool) => [pool, capacityOf(scene, pool)]));
    this.#comings = scene.members.flatMap((member) => comingOf(member, pools));
    this.#work = this.#asked();
  }

  /** The part that each pool serves; all of it where nothing was said. */
  get served(): ReadonlyMap<Id, number> {
    return this.#served;
  }

  servedBy(pool: Id): number {
    return this.#served.get(pool) ?? 1;
  }

  /** What now comes to a pool, as a share of what it can do. */
  load(pool: Id): number {
    return (this.#work.get(pool) ?? 0) / (this.#capacity.get(pool) ?? 1);
  }

  serve(parts: Iterable<readonly [Id, number]>): void {
    for (const [pool, part] of parts) this.#served.set(pool, part);
    this.#work = this.#asked();
  }

  /** Erlangs. */
  #asked(): ReadonlyMap<Id, number> {
    const work = new Map<Id, number>();
    const batches = new Map<Id, BatchTotal>();
    const add = (pool: Id, erlangs: number) => work.set(pool, (work.get(pool) ?? 0) + erlangs);
    for (const { perSecond, traffic, visits } of this.#comings) {
      const { network, times } = traffic;
      const flow = visits.flow((point) => this.#partOf(network.points[point]));
      for (const [place, at] of visits.points.entries()) {
        const { pool, batch, node } = network.points[at] ?? {};
        const [coming, time] = [perSecond * (flow[place] ?? 0), times[at]];
        if (pool === undefined || node === undefined || time === undefined || !this.#capacity.has(pool)) continue;
        if (batch === undefined) add(pool, coming * time.mean);
        else {
          const casesPerSecond = coming + (batches.get(node)?.casesPerSecond ?? 0);
          batches.set(node, { pool, batch, casesPerSecond, time });
        }
      }
    }
    for (const { pool, batch, casesPerSecond, time } of batches.values())
      add(pool, batchesPerSecond(batch, casesPerSecond) * time.mean);
    return work;
  }

  #partOf(point: Point | undefined): number {
    return point?.pool === undefined ? 1 : this.servedBy(point.pool);
  }
}

/** What a chain brings. */
interface Coming {
  readonly perSecond: number;
  readonly traffic: Member['traffic'];
  /** Its visits to full pools, each leading to the next ones. */
  readonly visits: Contraction;
}

function comingOf({ traffic, arrivals }: Member, full: ReadonlySet<Id>): Coming | [] {
  const { network, uses, visits } = traffic;
  if (arrivals === undefined || !uses.some(({ pool }) => full.has(pool))) return [];
  const kept = new Set<number>();
  for (const [i, { pool }] of network.points.entries()) if (pool !== undefined && full.has(pool)) kept.add(i);
  const contraction = new Contraction(waysOf(network, visits.merges), enteringOf(network), kept);
  return { perSecond: arrivals.perSecond, traffic, visits: contraction };
}

function capacityOf({ stations }: Scene, pool: Id): number {
  const station = stations.get(pool);
  return typeof station?.servers === 'number' ? station.servers * openShare(station.week) : Number.POSITIVE_INFINITY;
}
