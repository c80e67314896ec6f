/**
 * The event engine. A case is a token, or several after a fork; network.ts says what happens to it at a point. Only three
 * things are events: a token whose time is over, the next case of a chain, and a batch that leaves by the clock. Hours
 * need none: when a server is taken, it is known when the work will begin and end.
 */
import { zoneOffset } from '../../calendar/index.ts';
import { draw, exponentialOf, rounded, Streams } from '../random/index.ts';
import { Agenda } from './agenda.ts';
import { Lines } from './lines.ts';
import { Kind, type Program } from './program.ts';
import { Tally } from './tally.ts';
import { CYCLE_SECONDS, EPOCH_SECONDS, finishOf, instantOf, nextOpen, openUntil, type Timetable } from './timetable.ts';
import { Flag, NONE, Scopes, Tokens } from './tokens.ts';

/** Which cases are measured: after `warmUp` others, so many. */
export interface Span {
  readonly warmUp: number;
  readonly cases: number;
}

export interface Start {
  readonly seed: number;
  readonly replication: number;
  readonly span: Span;
  /** Told of each measured case: its number and its lead time. */
  readonly observe?: (index: number, leadSeconds: number) => void;
}

/** Queue lengths at one instant. */
export interface Sample {
  readonly seconds: number;
  readonly queues: readonly number[];
}

const SAMPLES = 200;
const { serve, delay, fork, join, enter, return: leave, end } = Kind;

export class Engine {
  now = 0;
  readonly tally: Tally;
  /** Cases that came and went, of all chains. */
  created = 0;
  finished = 0;
  /** Cases of the measured chain that came. */
  arrived = 0;
  /** Measured cases that are still inside. */
  pending: number;
  windowFrom = Number.NaN;
  windowTo = Number.NaN;
  readonly samples: Sample[] = [];
  /** Lengths of the queues when the window opened, and when it closed. */
  readonly queuesFrom: Int32Array;
  readonly queuesTo: Int32Array;
  readonly #program: Program;
  readonly #streams: Streams;
  readonly #span: Span;
  readonly #observe: Start['observe'];
  readonly #agenda = new Agenda((code, other) => this.#rankOf(code) < this.#rankOf(other));
  readonly #tokens = new Tokens();
  readonly #scopes = new Scopes();
  /** One a station, then one a batch. */
  readonly #lines: Lines;
  readonly #idle: Float64Array;
  /** Arrivals so far on the clock of their hours, unrounded. */
  readonly #clocks: Float64Array;
  /** Case numbers by scope, for the observer. */
  #index = new Float64Array(0);
  #stack = new Int32Array(64);
  #height = 0;
  #inWindow = false;

  constructor(program: Program, { seed, replication, span, observe }: Start) {
    this.#program = program;
    this.#observe = observe;
    this.pending = span.cases;
    this.tally = new Tally(program);
    this.#streams = new Streams(seed, replication, program.streamKeys);
    const before = Math.floor(this.#streams.share(program.beginStream) * program.cycleCases);
    this.#span = { warmUp: span.warmUp + before, cases: span.cases };
    this.now = this.#begins();
    this.#lines = new Lines(program.stations.length + program.batches.length, this.#tokens);
    this.#idle = Float64Array.from(program.stations, ({ servers }) => servers);
    this.#clocks = new Float64Array(program.sources.length);
    this.queuesFrom = new Int32Array(program.stations.length);
    this.queuesTo = new Int32Array(program.stations.length);
    for (let source = 0; source < program.sources.length; source++) {
      const table = this.#timetable(program.sources[source]?.timetable ?? NONE);
      this.#clocks[source] = table === undefined ? this.now : openUntil(table, this.now);
      this.#await(source);
    }
  }

  /**
   * Any time at which the first case could come: so no case of a replication knows more than another of the hours, and
   * their mean needs no whole weeks.
   */
  #begins(): number {
    const { cycleSeconds, sources, beginStream } = this.#program;
    const share = this.#streams.share(beginStream);
    if (cycleSeconds === 0) return 0;
    const table = this.#timetable(sources.find(({ isMeasured }) => isMeasured)?.timetable ?? NONE);
    if (table === undefined) return rounded(share * cycleSeconds);
    const periods = Math.ceil(cycleSeconds / table.period);
    return rounded(instantOf(table, share * periods * table.openSeconds));
  }

  /** Cases that come before all measured ones have. */
  get expected(): number {
    return this.#span.warmUp + this.#span.cases + 1;
  }

  /** All measured cases have come; some may still be inside. */
  get hasAll(): boolean {
    return this.arrived >= this.expected;
  }

  /** Runs until every measured case is done, or so many more points are passed, whichever is first. Done: true. */
  run(passes: number, drain = true): boolean {
    const until = this.tally.passes + passes;
    while (this.tally.passes < until) {
      if (this.hasAll && (!drain || this.pending === 0)) return true;
      this.now = this.#agenda.next;
      const code = this.#agenda.take();
      if (code >= 0) this.#complete(code);
      else this.#happen(-1 - code);
      this.#settle();
    }
    return false;
  }

  /** At one instant: tokens by their rank, then arrivals, then batches that leave by the clock. */
  #rankOf(code: number): number {
    if (code >= 0) return this.#tokens.rank[code] as number;
    return 2 ** 52 - code;
  }

  // ---- arrivals ----

  #await(source: number): void {
    const { perOpenSecond, timetable, stream } = this.#program.sources[source] as Program['sources'][number];
    const clock = (this.#clocks[source] as number) + exponentialOf(this.#streams.next(stream)) / perOpenSecond;
    this.#clocks[source] = clock;
    const table = this.#timetable(timetable);
    const time = table === undefined ? clock : instantOf(table, clock);
    this.#agenda.add(Math.max(this.now, rounded(time)), -1 - source);
  }

  #happen(what: number): void {
    const sources = this.#program.sources.length;
    if (what >= sources) this.#depart(what - sources);
    else {
      this.#arrive(what);
      this.#await(what);
    }
  }

  #arrive(source: number): void {
    this.created++;
    const { isMeasured, from, to, entryStream } = this.#program.sources[source] as Program['sources'][number];
    const scope = this.#open(NONE, isMeasured);
    const token = this.#tokens.make(scope, this.#scopes.isMeasured(scope));
    this.#take(token, from, to, entryStream);
    this.#move(token);
  }

  #open(parent: number, isUnit: boolean): number {
    const scope = this.#scopes.make(parent, this.now, isUnit ? this.#count() : NONE);
    if (isUnit && this.#observe !== undefined) this.#number(scope, this.arrived - 1);
    return scope;
  }

  /** One more case of the measured chain; the window opens and closes with the first and after the last measured one. */
  #count(): number {
    const { warmUp, cases } = this.#span;
    const index = this.arrived++ - warmUp;
    if (index === 0) {
      this.#inWindow = true;
      this.windowFrom = this.now;
      this.queuesFrom.set(this.#lines.length.subarray(0, this.queuesFrom.length));
    } else if (index === cases) {
      this.#inWindow = false;
      this.windowTo = this.now;
      this.queuesTo.set(this.#lines.length.subarray(0, this.queuesTo.length));
    }
    if (index < 0 || index >= cases) return 0;
    if (index % Math.ceil(cases / SAMPLES) === 0) {
      const queues = Array.from(this.#lines.length.subarray(0, this.queuesFrom.length));
      this.samples.push({ seconds: this.now - this.windowFrom, queues });
    }
    return Flag.measured;
  }

  #number(scope: number, index: number): void {
    if (scope >= this.#index.length) {
      const larger = new Float64Array(Math.max(256, scope * 2));
      larger.set(this.#index);
      this.#index = larger;
    }
    this.#index[scope] = index;
  }

  // ---- moving ----

  #push(token: number): void {
    if (this.#height === this.#stack.length) {
      const larger = new Int32Array(this.#height * 2);
      larger.set(this.#stack);
      this.#stack = larger;
    }
    this.#stack[this.#height++] = token;
  }

  /** Moves all tokens that can move at this instant, branches in the order of the text. */
  #settle(): void {
    while (this.#height > 0) this.#move(this.#stack[--this.#height] as number);
  }

  /** Moves a token as far as it comes at this instant. */
  #move(token: number): void {
    const { points } = this.#program;
    const tokens = this.#tokens;
    for (;;) {
      const point = tokens.at[token] as number;
      this.tally.passes++;
      if (tokens.measured[token] === 1) this.#visit(points.measured[point] as number);
      switch (points.kind[point]) {
        case serve:
        case delay:
          tokens.since[token] = this.now;
          if ((points.batch[point] as number) >= 0) this.#collect(token, points.batch[point] as number);
          else this.#begin(token, point);
          return;
        case fork:
          this.#fork(token, point);
          return;
        case join:
          if (this.#hold(token, point)) return;
          break;
        case enter:
          tokens.scope[token] = this.#open(tokens.scope[token] as number, points.begins[point] === 1);
          tokens.measured[token] = this.#scopes.isMeasured(tokens.scope[token] as number);
          break;
        case leave:
          this.#leave(token, point);
          return;
        case end:
          this.#leave(token, NONE);
          return;
        default:
      }
      this.#goOn(token, point);
    }
  }

  #visit(point: number): void {
    this.tally.visits[point] = (this.tally.visits[point] as number) + 1;
  }

  /** On to the next point, by one of the ways out of this one. */
  #goOn(token: number, point: number): void {
    const { points } = this.#program;
    this.#take(
      token,
      points.ways[point] as number,
      points.ways[point + 1] as number,
      points.wayStream[point] as number,
    );
  }

  #take(token: number, from: number, to: number, stream: number): void {
    let edge = from;
    if (to - from > 1) {
      const { upTo } = this.#program.edges;
      const share = this.#streams.share(stream);
      while (edge < to - 1 && share >= (upTo[edge] as number)) edge++;
    }
    this.#follow(token, edge);
  }

  #follow(token: number, edge: number): void {
    const { to, slot, escapes } = this.#program.edges;
    this.#tokens.at[token] = to[edge] as number;
    this.#tokens.mark[token] = slot[edge] as number;
    if (escapes[edge] === 1) this.#fail(token);
  }

  /** A fault that nobody found stays with the case. */
  #fail(token: number): void {
    const scopes = this.#scopes;
    const unit = scopes.unit[this.#tokens.scope[token] as number] as number;
    if (unit !== NONE) scopes.flags[unit] = (scopes.flags[unit] as number) | Flag.faulty;
  }

  // ---- time ----

  /** Stands in line, or begins at once. */
  #begin(token: number, point: number): void {
    const { points } = this.#program;
    this.#tokens.queued[token] = this.now;
    if (points.kind[point] === delay) this.#spend(token, point);
    else {
      const station = points.station[point] as number;
      if ((this.#idle[station] as number) > 0) {
        this.#idle[station] = (this.#idle[station] as number) - 1;
        this.#spend(token, point);
      } else this.#lines.join(station, token);
    }
  }

  /** The time at a point begins: when it will end is known at once. */
  #spend(token: number, point: number): void {
    const { points } = this.#program;
    const { tally, now } = this;
    const stream = points.timeStream[point] as number;
    const { shape, a, b, c } = points;
    let work = draw(
      shape[point] as number,
      a[point] as number,
      b[point] as number,
      c[point] as number,
      this.#streams,
      stream,
    );
    const limit = points.timeout[point] as number;
    if (work > limit) {
      work = limit;
      this.#tokens.mark[token] = 1;
    } else this.#tokens.mark[token] = 0;
    const table = this.#timetable(points.timetable[point] as number);
    const start = table === undefined ? now : nextOpen(table, now);
    const finish = table === undefined ? now + work : finishOf(table, start, work);
    tally.spells++;
    if (this.#inWindow && points.kind[point] === serve) {
      const station = points.station[point] as number;
      tally.served[station] = (tally.served[station] as number) + 1;
      tally.busySeconds[station] = (tally.busySeconds[station] as number) + work;
      tally.queueSeconds[station] =
        (tally.queueSeconds[station] as number) + start - (this.#tokens.queued[token] as number);
    }
    this.#record(token, point, work, finish);
    this.#agenda.add(finish, token);
  }

  /** The measured cases of a visit: one, or all of a batch. */
  #record(token: number, point: number, work: number, finish: number): void {
    const tokens = this.#tokens;
    let member = tokens.members[token] as number;
    if (member === NONE) {
      if (tokens.measured[token] === 1) this.#charge(token, point, work, finish, 1);
      return;
    }
    let size = 1;
    for (let one = member; one !== NONE; one = tokens.next[one] as number) size++;
    if (tokens.measured[token] === 1) this.#charge(token, point, work, finish, size);
    for (; member !== NONE; member = tokens.next[member] as number)
      if (tokens.measured[member] === 1) this.#charge(member, tokens.at[member] as number, work, finish, size);
  }

  #charge(token: number, place: number, work: number, finish: number, size: number): void {
    const { tally } = this;
    const { touches, measured } = this.#program.points;
    const point = measured[place] as number;
    const touch = touches[place] === 1 ? work : 0;
    const wait = finish - (this.#tokens.since[token] as number) - touch;
    tally.touchSeconds[point] = (tally.touchSeconds[point] as number) + touch;
    tally.waitSeconds[point] = (tally.waitSeconds[point] as number) + wait;
    if (this.#program.perCase) {
      const unit = this.#scopes.unit[this.#tokens.scope[token] as number] as number;
      this.#scopes.waited[unit] = (this.#scopes.waited[unit] as number) + wait;
      this.#scopes.touched[unit] = (this.#scopes.touched[unit] as number) + touch;
    }
    if (size === 1) return;
    // A batch is paid for once.
    tally.sharedSeconds[point] = (tally.sharedSeconds[point] as number) + touch - touch / size;
  }

  /** The time of a token is over: the server is free for the next, and the token goes on, with all of its batch. */
  #complete(token: number): void {
    const { points } = this.#program;
    const tokens = this.#tokens;
    const point = tokens.at[token] as number;
    if (points.kind[point] === serve) {
      const station = points.station[point] as number;
      const next = this.#lines.serve(station);
      if (next === NONE) this.#idle[station] = (this.#idle[station] as number) + 1;
      else this.#spend(next, tokens.at[next] as number);
    }
    const isLate = tokens.mark[token] === 1;
    let member = tokens.members[token] as number;
    tokens.members[token] = NONE;
    this.#dismiss(token, point, isLate);
    while (member !== NONE) {
      const following = tokens.next[member] as number;
      this.#dismiss(member, tokens.at[member] as number, isLate);
      member = following;
    }
  }

  #dismiss(token: number, point: number, isLate: boolean): void {
    const { points } = this.#program;
    if (!isLate) this.#goOn(token, point);
    else {
      const stream = points.wayStream[point] as number;
      this.#take(token, points.lateFrom[point] as number, points.lateTo[point] as number, stream);
    }
    this.#move(token);
    this.#settle();
  }

  /** undefined: always open. Without the question, reading at −1 would cost more than all the rest. */
  #timetable(index: number): Timetable | undefined {
    return index < 0 ? undefined : this.#program.timetables[index];
  }

  // ---- batches ----

  #collect(token: number, batch: number): void {
    const { stations, batches } = this.#program;
    const line = stations.length + batch;
    this.#lines.join(line, token);
    const { size } = batches[batch] as Program['batches'][number];
    const gathered = this.#lines.length[line] as number;
    if (size === 0 && gathered === 1) this.#schedule(batch);
    if (size > 0 && gathered >= size) this.#depart(batch);
  }

  /** What was collected becomes one visit: its first case stands for all. */
  #depart(batch: number): void {
    const tokens = this.#tokens;
    const first = this.#lines.empty(this.#program.stations.length + batch);
    if (first === NONE) return;
    tokens.members[first] = tokens.next[first] as number;
    this.#begin(first, tokens.at[first] as number);
  }

  #schedule(batch: number): void {
    const { everySeconds, zone } = this.#program.batches[batch] as Program['batches'][number];
    const offsetAt = (time: number) =>
      zone === undefined ? 0 : zoneOffset(zone, EPOCH_SECONDS + (time % CYCLE_SECONDS));
    const offset = offsetAt(this.now);
    const local = Math.ceil((this.now + offset) / everySeconds) * everySeconds;
    const time = Math.max(this.now, rounded(local - offsetAt(local - offset)));
    this.#agenda.add(time, -1 - this.#program.sources.length - batch);
  }

  // ---- forks, joins, scopes ----

  #fork(token: number, point: number): void {
    const { points } = this.#program;
    const tokens = this.#tokens;
    const from = points.ways[point] as number;
    const to = points.ways[point + 1] as number;
    const scope = tokens.scope[token] as number;
    this.#scopes.moving[scope] = (this.#scopes.moving[scope] as number) + to - from - 1;
    // The first branch comes to lie on top: it is moved first.
    const top = this.#height + to - from - 1;
    for (let edge = from; edge < to; edge++) this.#push(token);
    for (let edge = from; edge < to; edge++) {
      const branch = edge === from ? token : tokens.make(scope, tokens.measured[token] as number);
      this.#follow(branch, edge);
      this.#stack[top - edge + from] = branch;
    }
  }

  /** Holds a token back until one has come by each slot; then one goes on for all, and is not held. */
  #hold(token: number, point: number): boolean {
    const scopes = this.#scopes;
    const scope = this.#tokens.scope[token] as number;
    const slots = this.#program.points.slots[point] as number;
    if (this.#others(token, point) < slots - 1) {
      this.#tokens.next[token] = scopes.held[scope] as number;
      scopes.held[scope] = token;
      this.#settleScope(scope);
      return true;
    }
    this.#release(token, point);
    return false;
  }

  /** Other slots of a join that tokens are held at. */
  #others(token: number, point: number): number {
    const tokens = this.#tokens;
    const held = this.#scopes.held[tokens.scope[token] as number] as number;
    let found = 0;
    for (let one = held; one !== NONE; one = tokens.next[one] as number) {
      if (tokens.at[one] !== point || tokens.mark[one] === tokens.mark[token]) continue;
      let isFirst = true;
      for (let before = held; before !== one; before = tokens.next[before] as number)
        if (tokens.at[before] === point && tokens.mark[before] === tokens.mark[one]) isFirst = false;
      if (isFirst) found++;
    }
    return found;
  }

  /** Takes one held token of each other slot out. */
  #release(token: number, point: number): void {
    const tokens = this.#tokens;
    const scope = tokens.scope[token] as number;
    const slots = this.#program.points.slots[point] as number;
    for (let slot = 0; slot < slots; slot++) {
      if (slot === tokens.mark[token]) continue;
      let [before, found, foundBefore] = [NONE, NONE, NONE];
      // The list begins with the last to come: of one slot the first to come goes.
      for (let one = this.#scopes.held[scope] as number; one !== NONE; one = tokens.next[one] as number) {
        if (tokens.at[one] === point && tokens.mark[one] === slot) [found, foundBefore] = [one, before];
        before = one;
      }
      if (found === NONE) continue;
      const next = tokens.next[found] as number;
      if (foundBefore === NONE) this.#scopes.held[scope] = next;
      else tokens.next[foundBefore] = next;
      tokens.rank[token] = Math.min(tokens.rank[token] as number, tokens.rank[found] as number);
      tokens.drop(found);
    }
  }

  /** A token comes to the end of its scope, or to the return of its sub-chain. */
  #leave(token: number, returned: number): void {
    const scope = this.#tokens.scope[token] as number;
    if (returned !== NONE) this.#scopes.returned[scope] = returned;
    this.#tokens.drop(token);
    this.#settleScope(scope);
  }

  /** One token less moves in a scope. With the last of them it is over: the case is done, or goes on around it. */
  #settleScope(scope: number): void {
    const scopes = this.#scopes;
    for (let one = scope; one !== NONE; ) {
      const moving = (scopes.moving[one] as number) - 1;
      scopes.moving[one] = moving;
      if (moving > 0) return;
      this.#dropHeld(one);
      const parent = scopes.parent[one] as number;
      const returned = scopes.returned[one] as number;
      if (scopes.unit[one] === one) this.#finish(one);
      if (parent === NONE) this.finished++;
      scopes.drop(one);
      if (parent !== NONE && returned !== NONE) {
        const token = this.#tokens.make(parent, scopes.isMeasured(parent));
        this.#goOn(token, returned);
        this.#push(token);
        return;
      }
      one = parent;
    }
  }

  #dropHeld(scope: number): void {
    const tokens = this.#tokens;
    let token = this.#scopes.held[scope] as number;
    while (token !== NONE) {
      const next = tokens.next[token] as number;
      tokens.drop(token);
      token = next;
    }
  }

  /** A case of the measured chain is done. */
  #finish(unit: number): void {
    const { tally } = this;
    if (this.#inWindow) tally.left++;
    const flags = this.#scopes.flags[unit] as number;
    if ((flags & Flag.measured) === 0) return;
    const born = this.#scopes.born[unit] as number;
    const lead = this.now - born;
    this.pending--;
    tally.cases++;
    tally.leadSeconds += lead;
    tally.histogram.add(lead);
    tally.waits?.add(this.#scopes.waited[unit] as number);
    tally.touches?.add(this.#scopes.touched[unit] as number);
    if ((flags & Flag.faulty) !== 0) tally.faulty++;
    const table = this.#timetable(this.#program.goalTimetable);
    if (table !== undefined && tally.inHours !== undefined) {
      const open = openUntil(table, this.now) - openUntil(table, born);
      tally.inHoursSeconds += open;
      tally.inHours.add(open);
    }
    this.#observe?.((this.#index[unit] as number) - this.#span.warmUp, lead);
  }

  // ---- what must hold ----

  /** Cases in = cases out + cases inside, these counted one by one wherever they are. */
  isConserved(): boolean {
    const inside = new Set<number>();
    const add = (token: number) => {
      for (let one = token; one !== NONE; one = this.#tokens.next[one] as number)
        inside.add(this.#scopes.caseOf(this.#tokens.scope[one] as number));
    };
    for (const code of this.#agenda.codes()) {
      if (code < 0) continue;
      inside.add(this.#scopes.caseOf(this.#tokens.scope[code] as number));
      add(this.#tokens.members[code] as number);
    }
    for (let line = 0; line < this.#program.stations.length + this.#program.batches.length; line++) {
      add(this.#lines.first(line));
      for (let one = this.#lines.first(line); one !== NONE; one = this.#tokens.next[one] as number)
        add(this.#tokens.members[one] as number);
    }
    return this.created === this.finished + inside.size;
  }
}
