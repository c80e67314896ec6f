/** Makes the program of a chain: its network, and those of all chains whose cases stand in queues with its own. */
import type { Id } from '../../../model/index.ts';
import { type Week, weekKey } from '../../calendar/index.ts';
import type { ChainNetwork, Edge, FlowSystem, Point, Station, SystemChain } from '../../network/index.ts';
import { trafficOf } from '../../traffic/index.ts';
import { keyOf, Shape, shapedOf } from '../random/index.ts';
import { type BatchClock, type EdgeTable, Kind, type PointTable, type Program, type Source } from './program.ts';
import { type Timetable, timetableOf } from './timetable.ts';

export interface Compiled {
  readonly program: Program;
  /** The chains that are in it, that which is measured first. */
  readonly chains: readonly SystemChain[];
  /** The pools with a limit, in the order of the program's stations. */
  readonly stations: readonly Station[];
}

/** Facts that are missing, as people say them. */
export interface Missing {
  readonly missing: readonly string[];
}

/** @param goalWeek hours in which lead times are measured too. */
export function compile(system: FlowSystem, chain: Id, goalWeek?: Week): Compiled | Missing {
  const measured = system.chains.find(({ network }) => network.chain === chain);
  if (measured === undefined) return { missing: [`chain ${chain}`] };
  const chains = connected(system, measured);
  const missing = new Set(chains.flatMap((one) => missingOf(system, one)));
  if (missing.size > 0) return { missing: [...missing] };
  return new Compiler(system, chains, goalWeek).compile();
}

/** The chains with a demand that the measured one shares queues with, directly or by others. */
function connected(system: FlowSystem, measured: SystemChain): readonly SystemChain[] {
  const others = new Set(system.chains.filter((one) => one !== measured && (one.arrivals ?? one.gap) !== undefined));
  const chains = [measured];
  const pools = new Set<Id>();
  // The list grows while it is walked.
  for (const chain of chains) {
    for (const pool of queuesOf(system, chain)) pools.add(pool);
    for (const other of others) {
      if (!queuesOf(system, other).some((pool) => pools.has(pool))) continue;
      others.delete(other);
      chains.push(other);
    }
  }
  const order = new Map(system.chains.map((one, i) => [one, i]));
  const place = (one: SystemChain) => order.get(one) ?? 0;
  return [measured, ...chains.slice(1).sort((a, b) => place(a) - place(b))];
}

const queues = new WeakMap<ChainNetwork, readonly Id[]>();

function poolsOf({ points }: ChainNetwork): readonly Id[] {
  return [...new Set(points.flatMap(({ pool }) => pool ?? []))];
}

function queuesOf({ stations }: FlowSystem, { network }: SystemChain): readonly Id[] {
  const pools = queues.get(network) ?? poolsOf(network);
  queues.set(network, pools);
  return pools.filter((pool) => stations.get(pool)?.servers !== 'unlimited');
}

function missingOf({ stations }: FlowSystem, { network, arrivals, gap }: SystemChain): readonly string[] {
  const missing: string[] = [];
  if (arrivals === undefined) missing.push(gap ?? `demand of ${network.name}`);
  const { visits } = trafficOf(network);
  missing.push(...visits.missing);
  if (visits.missing.length > 0) return missing;
  const isReached = (point: number) => (visits.perCase[point] ?? 0) > 0;
  for (const { kind, fact, point } of network.gaps)
    if (kind === 'time' && (point === undefined || isReached(point))) missing.push(fact);
  for (const [i, { pool }] of network.points.entries()) {
    const station = pool === undefined || !isReached(i) ? undefined : stations.get(pool);
    if (station?.gap !== undefined) missing.push(station.gap);
  }
  return missing;
}

class Compiler {
  readonly #system: FlowSystem;
  readonly #chains: readonly SystemChain[];
  readonly #points: { readonly point: Point; readonly offset: number; readonly chain: string }[] = [];
  readonly #edges: { readonly to: number; readonly upTo: number; readonly slot: number; readonly escapes: boolean }[] =
    [];
  readonly #stations = new Map<Id, { readonly index: number; readonly station: Station }>();
  readonly #timetables: Timetable[] = [];
  readonly #tableIndex = new Map<string, number>();
  readonly #batches: BatchClock[] = [];
  readonly #keys: number[] = [];
  readonly #names = new Map<string, number>();
  readonly #goalWeek: Week | undefined;

  constructor(system: FlowSystem, chains: readonly SystemChain[], goalWeek: Week | undefined) {
    this.#system = system;
    this.#chains = chains;
    this.#goalWeek = goalWeek;
  }

  compile(): Compiled {
    const offsets: number[] = [];
    for (const { network } of this.#chains) {
      const offset = this.#points.length;
      offsets.push(offset);
      for (const point of network.points) this.#points.push({ point, offset, chain: network.name });
    }
    const points = this.#pointTable();
    const sources = this.#chains.map((chain, i) => this.#source(chain, offsets[i] ?? 0));
    const goalTimetable = this.#timetable(this.#goalWeek);
    const stations = [...this.#stations.values()].map(({ station }) => station);
    const program: Program = {
      points,
      edges: this.#edgeTable(),
      stations: stations.map(({ servers, week }) => ({
        servers: typeof servers === 'number' ? servers : 0,
        timetable: this.#timetable(week),
      })),
      sources,
      batches: this.#batches,
      timetables: this.#timetables,
      own: this.#chains[0]?.network.points.length ?? 0,
      streamKeys: Uint32Array.from(this.#keys),
      goalTimetable,
    };
    return { program, chains: this.#chains, stations };
  }

  #pointTable(): PointTable {
    const count = this.#points.length;
    const table: PointTable = {
      count,
      kind: new Uint8Array(count),
      station: new Int32Array(count).fill(-1),
      timetable: new Int32Array(count).fill(-1),
      shape: new Uint8Array(count),
      a: new Float64Array(count),
      b: new Float64Array(count),
      c: new Float64Array(count),
      touches: new Uint8Array(count),
      timeStream: new Int32Array(count),
      wayStream: new Int32Array(count),
      ways: new Int32Array(count + 1),
      timeout: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
      lateFrom: new Int32Array(count),
      lateTo: new Int32Array(count),
      batchSize: new Int32Array(count),
      batchClock: new Int32Array(count).fill(-1),
      slots: new Int32Array(count),
    };
    for (const [i, { point, offset, chain }] of this.#points.entries()) {
      const name = `${chain}/${placeOf(point)}`;
      table.timeStream[i] = this.#stream(`${name} time`);
      table.wayStream[i] = this.#stream(`${name} way`);
      table.ways[i] = this.#edges.length;
      this.#addEdges(point.next, offset);
      table.slots[i] = point.slots ?? 0;
      this.#setTime(table, i, point);
    }
    table.ways[count] = this.#edges.length;
    for (const [i, { point, offset }] of this.#points.entries()) {
      if (point.timeout === undefined) continue;
      table.timeout[i] = point.timeout.afterSeconds;
      table.lateFrom[i] = this.#edges.length;
      this.#addEdges(point.timeout.next, offset);
      table.lateTo[i] = this.#edges.length;
    }
    return table;
  }

  #setTime(table: PointTable, i: number, point: Point): void {
    const { shape, a, b, c } = shapedOf(point.time);
    const station = point.pool === undefined ? undefined : this.#system.stations.get(point.pool);
    const isServed = typeof station?.servers === 'number';
    const takesTime = shape !== Shape.none || isServed || point.batch !== undefined;
    table.kind[i] = kindOf(point, isServed, takesTime);
    table.shape[i] = shape;
    table.a[i] = a;
    table.b[i] = b;
    table.c[i] = c;
    table.touches[i] = point.activity === 'work' || point.activity === 'check' ? 1 : 0;
    table.timetable[i] = this.#timetable(station?.week);
    if (station !== undefined && isServed) table.station[i] = this.#station(station);
    if (point.batch?.kind === 'count') table.batchSize[i] = point.batch.size;
    if (point.batch?.kind === 'interval') {
      const zone = station?.week?.zone;
      table.batchClock[i] = this.#batches.length;
      this.#batches.push({ point: i, everySeconds: point.batch.everySeconds, ...(zone !== undefined && { zone }) });
    }
  }

  #station(station: Station): number {
    const known = this.#stations.get(station.pool);
    if (known !== undefined) return known.index;
    const index = this.#stations.size;
    this.#stations.set(station.pool, { index, station });
    return index;
  }

  #timetable(week: Week | undefined): number {
    const key = weekKey(week);
    if (week === undefined || key === 'always') return -1;
    const known = this.#tableIndex.get(key);
    if (known !== undefined) return known;
    this.#tableIndex.set(key, this.#timetables.length);
    return this.#timetables.push(timetableOf(week)) - 1;
  }

  #source({ network, arrivals }: SystemChain, offset: number): Source {
    const from = this.#edges.length;
    this.#addEdges(network.entries, offset);
    return {
      perOpenSecond: arrivals?.perOpenSecond ?? 0,
      timetable: this.#timetable(arrivals?.week),
      stream: this.#stream(`${network.name} arrivals`),
      entryStream: this.#stream(`${network.name} entries`),
      from,
      to: this.#edges.length,
    };
  }

  #addEdges(edges: readonly Edge[], offset: number): void {
    let upTo = 0;
    for (const { to, probability, slot, escapes } of edges) {
      upTo += probability;
      this.#edges.push({ to: to + offset, upTo, slot: slot ?? -1, escapes: escapes === true });
    }
  }

  #edgeTable(): EdgeTable {
    return {
      to: Int32Array.from(this.#edges, ({ to }) => to),
      upTo: Float64Array.from(this.#edges, ({ upTo }) => upTo),
      slot: Int32Array.from(this.#edges, ({ slot }) => slot),
      escapes: Uint8Array.from(this.#edges, ({ escapes }) => (escapes ? 1 : 0)),
    };
  }

  /** Streams are known by names, so that a scenario that takes a point away leaves the others their chance. */
  #stream(name: string): number {
    const nth = this.#names.get(name) ?? 0;
    this.#names.set(name, nth + 1);
    return this.#keys.push(keyOf(`${name} ${nth}`)) - 1;
  }
}

function kindOf({ activity }: Point, isServed: boolean, takesTime: boolean): number {
  switch (activity) {
    case 'fork':
    case 'join':
    case 'enter':
    case 'return':
    case 'end':
      return Kind[activity];
    default:
      return isServed ? Kind.serve : takesTime ? Kind.delay : Kind.pass;
  }
}

/** Without the file, which is another on another machine. */
function placeOf({ activity, node, within, check, handoff }: Point): string {
  const local = (id: Id | undefined) => id?.slice(id.lastIndexOf('#') + 1) ?? '';
  return [activity, local(node), local(within), check ?? '', local(handoff)].join(' ');
}
