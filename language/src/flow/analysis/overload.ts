/**
 * What a full pool lets through. Its queue grows by what arrives beyond what it can do, and everything behind it gets
 * only what it can do: the throughput of a network that is not stable (Goodman & Massey 1984).
 */
import type { Id } from '../../model/index.ts';
import { openShare } from '../calendar/index.ts';
import type { ChainNetwork } from '../network/index.ts';
import { Elimination, edgesOf, enteringOf, type PoolUse, usesOf, weightOf } from '../traffic/index.ts';
import type { Member, Scene } from './scene.ts';
import { type Totals, totalsOf } from './totals.ts';

export interface Overload {
  /** Pools that are asked for all of their time, or more. */
  readonly full: ReadonlySet<Id>;
  /** Visits a second that a queue grows by. */
  readonly growth: ReadonlyMap<Id, number>;
  /** What gets through to the pools. */
  readonly totals: Totals;
  /** The part of its cases that a chain brings to an end; absent: all. */
  readonly finished: ReadonlyMap<Id, number>;
}

const FULL = 1 - 1e-12;
const SETTLED = 1e-12;
/** Pools behind each other settle in as many rounds; where they do not, each is settled by itself, so often. */
const MOST_ROUNDS = 6;
const MOST_SWEEPS = 4;
const MOST_STEPS = 40;

/** undefined: no pool is full. */
export function overloadOf(scene: Scene, totals: Totals): Overload | undefined {
  const full = new Set([...totals.pools].flatMap(([pool]) => (loadOf(scene, totals, pool) >= FULL ? [pool] : [])));
  if (full.size === 0) return undefined;
  const through = new Through(scene, totals, full);
  if (!inTurn(through)) for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) if (!eachByItself(through)) break;
  const growth = new Map(
    [...full].map((pool) => [pool, (through.totals.pools.get(pool)?.visits ?? 0) * (1 - through.served(pool))]),
  );
  return { full, growth, totals: through.totals, finished: through.finished };
}

/** Every pool serves what it can of what now arrives; settles where no full pool feeds itself. */
function inTurn(through: Through): boolean {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = new Map([...through.full].map((pool) => [pool, Math.min(1, 1 / through.load(pool))]));
    const settled = [...next].every(([pool, part]) => Math.abs(part - through.served(pool)) < SETTLED);
    if (settled) return true;
    through.serve(next);
  }
  return false;
}

/** The part that each pool can serve when the others stay, by regula falsi (Illinois). @returns whether anything moved. */
function eachByItself(through: Through): boolean {
  let moved = false;
  for (const pool of through.full) {
    const before = through.served(pool);
    const excess = (part: number) => {
      through.serve(new Map([[pool, part]]));
      return part * through.load(pool) - 1;
    };
    let [low, high] = [0, 1];
    let [below, above] = [-1, excess(1)];
    let part = 1;
    for (let step = 0; above > SETTLED && step < MOST_STEPS && high - low > SETTLED; step++) {
      part = (low * above - high * below) / (above - below);
      const value = excess(part);
      if (Math.abs(value) < SETTLED) break;
      if (value > 0) {
        [high, above] = [part, value];
        below /= 2;
      } else {
        [low, below] = [part, value];
        above /= 2;
      }
    }
    moved ||= Math.abs(through.served(pool) - before) > SETTLED;
  }
  return moved;
}

/** What gets through when full pools serve a part of what comes to them. */
class Through {
  readonly full: ReadonlySet<Id>;
  totals: Totals;
  finished: ReadonlyMap<Id, number> = new Map();
  readonly #scene: Scene;
  readonly #hit: readonly Member[];
  readonly #served = new Map<Id, number>();

  constructor(scene: Scene, totals: Totals, full: ReadonlySet<Id>) {
    this.#scene = scene;
    this.totals = totals;
    this.full = full;
    this.#hit = scene.members.filter(({ traffic }) => traffic.uses.some(({ pool }) => full.has(pool)));
  }

  served(pool: Id): number {
    return this.#served.get(pool) ?? 1;
  }

  load(pool: Id): number {
    return loadOf(this.#scene, this.totals, pool);
  }

  serve(parts: ReadonlyMap<Id, number>): void {
    for (const [pool, part] of parts) this.#served.set(pool, part);
    const limited = new Map(this.#hit.map((member) => [member.chain.id, limitedBy(member, this.#served)]));
    this.totals = totalsOf(this.#scene, (chain) => limited.get(chain)?.uses);
    this.finished = new Map([...limited].map(([chain, { finished }]) => [chain, finished]));
  }
}

function loadOf({ stations }: Scene, totals: Totals, pool: Id): number {
  const station = stations.get(pool);
  const total = totals.pools.get(pool);
  if (station === undefined || total === undefined || typeof station.servers !== 'number') return 0;
  return total.missing.length > 0 ? 0 : total.work / (station.servers * openShare(station.week));
}

interface Limited {
  readonly uses: readonly PoolUse[];
  readonly finished: number;
}

/** A chain of whose visits to each full pool only a part is ever served. */
function limitedBy({ traffic }: Member, served: ReadonlyMap<Id, number>): Limited {
  const { network, visits, times } = traffic;
  const rows = network.points.map((point) => {
    const part = point.pool === undefined ? 1 : (served.get(point.pool) ?? 1);
    return edgesOf(point).map((edge) => ({
      to: edge.to,
      weight: part * weightOf(network, point, edge, visits.merges),
    }));
  });
  const perCase = new Elimination(rows).flow(enteringOf(network));
  const done = ended(network, perCase) / ended(network, visits.perCase);
  return { uses: usesOf(network, perCase, times), finished: Number.isFinite(done) ? done : 0 };
}

function ended(network: ChainNetwork, perCase: Float64Array): number {
  return network.points.reduce((sum, { activity }, i) => sum + (activity === 'end' ? (perCase[i] ?? 0) : 0), 0);
}
