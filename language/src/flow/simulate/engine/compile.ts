/** Makes the program of a chain: its network, and those of all chains whose cases stand in queues with its own. */
import type { Goal, Id } from '../../../model/index.ts';
import type { Member, Scene } from '../../analysis/index.ts';
import { WEEK_SECONDS, type Week, weekKey } from '../../calendar/index.ts';
import type { Arrivals, Batch, Edge, Point, Station } from '../../network/index.ts';
import { chanceTable, keyOf, Shape, type Shaped, shapedOf } from '../random/index.ts';
import { Copies } from './copies.ts';
import { type EdgeTable, Kind, type PointTable, type Program, type ProgramBatch, type Source } from './program.ts';
import { type Timetable, timetableOf } from './timetable.ts';

export interface Compiled {
  readonly program: Program;
  /** The chains that are in it, that which is measured first. */
  readonly members: readonly Member[];
  /** The pools with a limit, in the order of the program's stations. */
  readonly stations: readonly Station[];
}

/** Facts that are missing, as people say them. */
export interface Missing {
  readonly missing: readonly string[];
}

/** @param goalWeek hours in which lead times are measured too. */
export function compile(scene: Scene, measured: Member, goalWeek?: Week): Compiled | Missing {
  const members = connected(scene, measured);
  const missing = new Set(
    members.flatMap((one) =>
      missingOf(scene, one).map((fact) => (one === measured ? fact : `${fact} in ${one.chain.name}`)),
    ),
  );
  if (missing.size > 0) return { missing: [...missing] };
  return new Compiler(scene, members, goalWeek).compile();
}

/** The chains with a demand that the measured one shares queues with, directly or by others, and those that run it. */
function connected(scene: Scene, measured: Member): readonly Member[] {
  const others = new Set(scene.members.filter((one) => one !== measured && (one.arrivals ?? one.gap) !== undefined));
  const found = new Set([measured]);
  const pools = new Set<Id>();
  // A set grows while it is walked: it is its own queue.
  for (const member of found) {
    for (const pool of queuesOf(scene, member)) pools.add(pool);
    for (const other of others) {
      if (!runs(other, measured) && !queuesOf(scene, other).some((pool) => pools.has(pool))) continue;
      others.delete(other);
      found.add(other);
    }
  }
  return [measured, ...scene.members.filter((one) => one !== measured && found.has(one))];
}

function runs(member: Member, measured: Member): boolean {
  return (member.traffic.runs.get(measured.chain.id) ?? 0) > 0;
}

function queuesOf({ stations }: Scene, { traffic }: Member): readonly Id[] {
  const pools = new Set(traffic.network.points.flatMap(({ pool }) => pool ?? []));
  return [...pools].filter((pool) => stations.get(pool)?.servers !== 'unlimited');
}

function missingOf({ stations, demands }: Scene, { chain, traffic, gap }: Member): readonly string[] {
  const { network, visits } = traffic;
  const missing: string[] = [];
  if (gap !== undefined || !((demands.get(chain.id)?.perSecond ?? 0) > 0))
    missing.push(gap ?? `demand of ${chain.name}`);
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

interface Placed {
  readonly point: Point;
  /** Of the first point of its network. */
  readonly offset: number;
  readonly chain: string;
}

const SHARE: Shaped = { shape: Shape.share, a: 0, b: 0, c: 0 };
const UNIT: Shaped = { ...SHARE, shape: Shape.unit };

class Compiler {
  readonly #scene: Scene;
  readonly #members: readonly Member[];
  readonly #points: Placed[] = [];
  readonly #edges: { readonly to: number; readonly upTo: number; readonly slot: number; readonly escapes: boolean }[] =
    [];
  readonly #stations = new Map<Id, { readonly index: number; readonly station: Station }>();
  readonly #timetables: Timetable[] = [];
  readonly #tableIndex = new Map<string, number>();
  readonly #batches: ProgramBatch[] = [];
  readonly #batchOf = new Map<Id, number>();
  readonly #streams: (Shaped & { readonly key: number })[] = [];
  readonly #names = new Map<string, number>();
  readonly #goalWeek: Week | undefined;

  constructor(scene: Scene, members: readonly Member[], goalWeek: Week | undefined) {
    this.#scene = scene;
    this.#members = members;
    this.#goalWeek = goalWeek;
  }

  compile(): Compiled {
    const offsets: number[] = [];
    for (const { traffic } of this.#members) {
      const { network } = traffic;
      const offset = this.#points.length;
      offsets.push(offset);
      for (const point of network.points) this.#points.push({ point, offset, chain: network.name });
    }
    const points = this.#pointTable();
    this.#measure(points, offsets);
    const sources = this.#members.flatMap((member, i) =>
      member.arrivals === undefined ? [] : [this.#source(member, member.arrivals, offsets[i] ?? 0, i === 0)],
    );
    const goalTimetable = this.#timetable(this.#goalWeek);
    const stations = [...this.#stations.values()].map(({ station }) => station);
    const beginStream = this.#stream('begin', SHARE);
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
      own: this.#members[0]?.traffic.network.points.length ?? 0,
      goalTimetable,
      perCase: (this.#members[0]?.chain.goals ?? []).some(isPerCase),
      beginStream,
      chance: chanceTable(this.#streams),
      cycleSeconds: this.#cycleSeconds(),
      cycleCases: this.#cycleCases(),
    };
    return { program, members: this.#members, stations };
  }

  #pointTable(): PointTable {
    const count = this.#points.length;
    const table: PointTable = {
      count,
      kind: new Uint8Array(count),
      station: new Int32Array(count).fill(-1),
      timetable: new Int32Array(count).fill(-1),
      touches: new Uint8Array(count),
      timeStream: new Int32Array(count),
      wayStream: new Int32Array(count),
      ways: new Int32Array(count + 1),
      straight: new Int32Array(count).fill(-1),
      timeout: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
      lateFrom: new Int32Array(count),
      lateTo: new Int32Array(count),
      batch: new Int32Array(count).fill(-1),
      slots: new Int32Array(count),
      measured: new Int32Array(count).fill(-1),
      begins: new Uint8Array(count),
    };
    for (const [i, { point, offset, chain }] of this.#points.entries()) {
      const name = `${chain}/${placeOf(point)}`;
      table.timeStream[i] = this.#stream(`${name} time`, shapedOf(point.time));
      table.wayStream[i] = this.#stream(`${name} way`, SHARE);
      table.ways[i] = this.#edges.length;
      this.#addEdges(point.next, offset);
      table.slots[i] = point.slots ?? 0;
      this.#setTime(table, i, point);
    }
    table.ways[count] = this.#edges.length;
    for (let i = 0; i < count; i++) table.straight[i] = this.#straight(table, i);
    for (const [i, { point, offset }] of this.#points.entries()) {
      if (point.timeout === undefined) continue;
      table.timeout[i] = point.timeout.afterSeconds;
      table.lateFrom[i] = this.#edges.length;
      this.#addEdges(point.timeout.next, offset);
      table.lateTo[i] = this.#edges.length;
    }
    return table;
  }

  #straight({ ways, kind }: PointTable, point: number): number {
    const [from, until] = [ways[point] ?? 0, ways[point + 1] ?? 0];
    const edge = until - from === 1 ? this.#edges[from] : undefined;
    if (edge === undefined || edge.escapes || edge.slot >= 0 || kind[edge.to] === Kind.join) return -1;
    return edge.to;
  }

  /** Finds the measured chain: in its own network, and in those that run it. */
  #measure(table: PointTable, offsets: readonly number[]): void {
    const [measured] = this.#members;
    if (measured === undefined) return;
    const copies = new Copies(measured);
    for (let i = 0; i < copies.size; i++) table.measured[i] = i;
    for (const [m, { traffic }] of this.#members.entries()) {
      const { points } = traffic.network;
      const offset = offsets[m] ?? 0;
      for (const [i, { activity, runs: run }] of points.entries()) {
        if (activity !== 'enter' || run !== measured.chain.id) continue;
        table.begins[offset + i] = 1;
        for (const [point, original] of copies.find(points, i)) table.measured[offset + point] = original;
      }
    }
  }

  #setTime(table: PointTable, i: number, point: Point): void {
    const station = point.pool === undefined ? undefined : this.#scene.stations.get(point.pool);
    const isServed = typeof station?.servers === 'number';
    const takesTime = point.time !== undefined || isServed || point.batch !== undefined;
    table.kind[i] = kindOf(point, isServed, takesTime);
    table.touches[i] = point.activity === 'work' || point.activity === 'check' ? 1 : 0;
    table.timetable[i] = this.#timetable(station?.week);
    if (station !== undefined && table.kind[i] === Kind.serve) table.station[i] = this.#station(station);
    if (point.batch !== undefined) table.batch[i] = this.#batch(point, point.batch, station?.week?.zone);
  }

  /** Whichever chain runs a node, its cases are collected together. */
  #batch({ node }: Point, batch: Batch, zone: string | undefined): number {
    const known = this.#batchOf.get(node);
    if (known !== undefined) return known;
    this.#batchOf.set(node, this.#batches.length);
    const facts =
      batch.kind === 'count' ? { size: batch.size, everySeconds: 0 } : { size: 0, everySeconds: batch.everySeconds };
    return this.#batches.push({ ...facts, ...(zone !== undefined && { zone }) }) - 1;
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

  /** The hours of all that is in it; intervals of batches repeat in a week, or in themselves. */
  #cycleSeconds(): number {
    const intervals = this.#batches.map(({ everySeconds }) => everySeconds);
    const shortest = this.#timetables.length > 0 || intervals.some((one) => one > 0) ? WEEK_SECONDS : 0;
    return Math.max(shortest, ...intervals, ...this.#timetables.map(({ period }) => period));
  }

  /** Cases of the measured chain that come until the largest batch is full. */
  #cycleCases(): number {
    const own = this.#scene.demands.get(this.#members[0]?.chain.id ?? '')?.perSecond ?? 0;
    const coming = this.#batches.map(() => 0);
    for (const { traffic, arrivals } of this.#members)
      for (const [i, { node, batch }] of traffic.network.points.entries()) {
        const at = batch === undefined ? undefined : this.#batchOf.get(node);
        if (at !== undefined)
          coming[at] = (coming[at] ?? 0) + (traffic.visits.perCase[i] ?? 0) * (arrivals?.perSecond ?? 0);
      }
    const cycles = this.#batches.map(({ size }, i) => ((coming[i] ?? 0) > 0 ? (size * own) / (coming[i] ?? 1) : 0));
    return Math.ceil(Math.max(0, ...cycles));
  }

  #source({ traffic: { network } }: Member, arrivals: Arrivals, offset: number, isMeasured: boolean): Source {
    const from = this.#edges.length;
    this.#addEdges(network.entries, offset);
    return {
      isMeasured,
      perOpenSecond: arrivals.perOpenSecond,
      timetable: this.#timetable(arrivals.week),
      stream: this.#stream(`${network.name} arrivals`, UNIT),
      entryStream: this.#stream(`${network.name} entries`, SHARE),
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
  #stream(name: string, shaped: Shaped): number {
    const nth = this.#names.get(name) ?? 0;
    this.#names.set(name, nth + 1);
    return this.#streams.push({ ...shaped, key: keyOf(`${name} ${nth}`) }) - 1;
  }
}

/** A share of the cases is to wait, or to be worked on, no longer than so. */
function isPerCase({ figure, percentile }: Goal): boolean {
  return percentile !== undefined && (figure === 'waiting time' || figure === 'touch time');
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
