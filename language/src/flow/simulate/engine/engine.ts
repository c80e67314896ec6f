/**
 * The event engine. A case is a token, or several after a fork; network.ts says what happens to it at a point. Only three
 * things are events: a token whose time is over, the next case of a chain, and a batch that leaves by the clock. Hours
 * need none: when a server is taken, it is known when the work will begin and end.
 */
import { Chance, rounded } from '../random/index.ts';
import { Agenda } from './agenda.ts';
import { departureOf } from './batches.ts';
import { casesInside } from './census.ts';
import { Joins } from './joins.ts';
import { Lines } from './lines.ts';
import { Kind, type PointTable, type Program, type Source } from './program.ts';
import { Tally } from './tally.ts';
import { finishOf, instantOf, nextOpen, openUntil, type Timetable } from './timetable.ts';
import { Flag, NONE, Scope, Scopes, ScopeTime, Token, Tokens, TokenTime } from './tokens.ts';
import { type Span, Window } from './window.ts';

export interface Start {
  readonly seed: number;
  readonly replication: number;
  readonly span: Span;
  /** Told of each measured case: its number and its lead time. */
  readonly observe?: (index: number, leadSeconds: number) => void;
}

// Taken out of their tables once. V8 puts functions into each other only while they are small, and a look-up is much code.
const { rank: RANK, since: SINCE, queued: QUEUED } = TokenTime;
const { born: SCOPE_BORN, index: SCOPE_INDEX, waited: SCOPE_WAITED, touched: SCOPE_TOUCHED } = ScopeTime;
const { at: AT, measured: MEASURED, scope: SCOPE, mark: MARK, members: MEMBERS, next: NEXT } = Token;
const {
  unit: SCOPE_UNIT,
  flags: SCOPE_FLAGS,
  moving: SCOPE_MOVING,
  returned: SCOPE_RETURNED,
  parent: SCOPE_PARENT,
} = Scope;
const { faulty: FLAG_FAULTY, measured: FLAG_MEASURED } = Flag;
const { serve, delay, fork, join, enter, return: leave, end } = Kind;

/**
 * Of the visit that begins, where its times lie. They are handed on by place: a fraction that is handed to a function takes
 * a place in memory of its own each time.
 */
const VISIT_WORK = 0;
const VISIT_FINISH = 1;

export class Engine {
  now = 0;
  /** Points passed. */
  passes = 0;
  readonly tally: Tally;
  readonly window: Window;
  /** Cases that came and went, of all chains. */
  created = 0;
  finished = 0;
  /** Measured cases that are still inside. */
  pending: number;
  readonly #program: Program;
  readonly #points: PointTable;
  readonly #chance: Chance;
  readonly #observe: Start['observe'];
  readonly #agenda = new Agenda((code, other) => this.#rankOf(code) < this.#rankOf(other));
  readonly #tokens = new Tokens();
  readonly #scopes = new Scopes();
  readonly #joins = new Joins(this.#tokens, this.#scopes);
  /** One a station, then one a batch. */
  readonly #lines: Lines;
  readonly #idle: Float64Array;
  /** Arrivals so far on the clock of their hours, unrounded. */
  readonly #clocks: Float64Array;
  readonly #visit = new Float64Array(2);
  /** Tokens that can move at this instant, the next on top. */
  #stack = new Int32Array(64);
  #height = 0;

  constructor(program: Program, { seed, replication, span, observe }: Start) {
    this.#program = program;
    this.#points = program.points;
    this.#observe = observe;
    this.pending = span.cases;
    this.tally = new Tally(program);
    this.#chance = new Chance(seed, replication, program.chance);
    const before = Math.floor(this.#chance.next(program.beginStream) * program.cycleCases);
    this.now = this.#begins();
    this.#lines = new Lines(program.stations.length + program.batches.length, this.#tokens);
    const queues = this.#lines.length.subarray(0, program.stations.length);
    this.window = new Window({ warmUp: span.warmUp + before, cases: span.cases }, queues, this);
    this.#idle = Float64Array.from(program.stations, ({ servers }) => servers);
    this.#clocks = new Float64Array(program.sources.length);
    for (const [i, source] of program.sources.entries()) {
      const table = this.#timetable(source.timetable);
      this.#clocks[i] = table === undefined ? this.now : openUntil(table, this.now);
      this.#await(i, source);
    }
  }

  /**
   * Any time at which the first case could come: so no case of a replication knows more than another of the hours, and
   * their mean needs no whole weeks.
   */
  #begins(): number {
    const { cycleSeconds, sources, beginStream } = this.#program;
    const share = this.#chance.next(beginStream);
    if (cycleSeconds === 0) return 0;
    const table = this.#timetable(sources.find(({ isMeasured }) => isMeasured)?.timetable ?? NONE);
    if (table === undefined) return rounded(share * cycleSeconds);
    const periods = Math.ceil(cycleSeconds / table.period);
    return rounded(instantOf(table, share * periods * table.openSeconds));
  }

  /** Runs until every measured case is done, or so many more points are passed, whichever is first. Done: true. */
  run(passes: number): boolean {
    const until = this.passes + passes;
    while (this.passes < until) {
      if (this.pending === 0 && this.window.arrived >= this.window.expected) return true;
      const code = this.#agenda.take();
      this.now = this.#agenda.taken;
      if (code >= 0) this.#complete(code);
      else this.#happen(-1 - code);
      if (this.#height > 0) this.#settle();
    }
    return false;
  }

  /** Cases in = cases out + cases inside. */
  isConserved(): boolean {
    const places = { agenda: this.#agenda, lines: this.#lines, tokens: this.#tokens, scopes: this.#scopes };
    return this.created === this.finished + casesInside(places);
  }

  /** At one instant: tokens by their rank, then arrivals, then batches that leave by the clock. */
  #rankOf(code: number): number {
    if (code >= 0) return this.#tokens.times[(code >> 1) + RANK] as number;
    return 2 ** 52 - code;
  }

  // ---- arrivals ----

  #happen(what: number): void {
    const sources = this.#program.sources.length;
    if (what >= sources) this.#depart(what - sources);
    else {
      const source = this.#program.sources[what] as Source;
      this.#arrive(source);
      this.#await(what, source);
    }
  }

  #await(index: number, { perOpenSecond, timetable, stream }: Source): void {
    const clock = (this.#clocks[index] as number) + this.#chance.next(stream) / perOpenSecond;
    this.#clocks[index] = clock;
    const table = this.#timetable(timetable);
    const time = table === undefined ? clock : instantOf(table, clock);
    this.#agenda.add(Math.max(this.now, rounded(time)), -1 - index);
  }

  #arrive({ isMeasured, from, to, entryStream }: Source): void {
    this.created++;
    const scope = this.#open(NONE, isMeasured);
    const token = this.#tokens.make(scope, this.#scopes.isMeasured(scope));
    this.#take(token, from, to, entryStream);
    this.#move(token);
  }

  #open(parent: number, isUnit: boolean): number {
    const scope = this.#scopes.make(parent, isUnit ? this.window.count() : NONE);
    const { times } = this.#scopes;
    times[(scope >> 1) + SCOPE_BORN] = this.now;
    if (this.#observe !== undefined) times[(scope >> 1) + SCOPE_INDEX] = this.window.index;
    if (this.#program.perCase) {
      times[(scope >> 1) + SCOPE_WAITED] = 0;
      times[(scope >> 1) + SCOPE_TOUCHED] = 0;
    }
    return scope;
  }

  // ---- moving ----

  /** Moves all tokens that can move at this instant, branches in the order of the text. */
  #settle(): void {
    while (this.#height > 0) this.#move(this.#stack[--this.#height] as number);
  }

  #push(token: number): void {
    if (this.#height === this.#stack.length) {
      const larger = new Int32Array(this.#height * 2);
      larger.set(this.#stack);
      this.#stack = larger;
    }
    this.#stack[this.#height++] = token;
  }

  /** Moves a token as far as it comes at this instant. */
  #move(token: number): void {
    const points = this.#points;
    const tokens = this.#tokens;
    for (;;) {
      const point = tokens.words[token + AT] as number;
      this.passes++;
      if (tokens.words[token + MEASURED] === 1) {
        const { visits } = this.tally;
        const own = points.measured[point] as number;
        visits[own] = (visits[own] as number) + 1;
      }
      switch (points.kind[point]) {
        case serve:
        case delay:
          tokens.times[(token >> 1) + SINCE] = this.now;
          if ((points.batch[point] as number) >= 0) this.#collect(token, points.batch[point] as number);
          else this.#begin(token, point);
          return;
        case fork:
          this.#fork(token, point);
          return;
        case join:
          if (this.#joins.hold(token, point, points.slots[point] as number)) {
            this.#close(tokens.words[token + SCOPE] as number);
            return;
          }
          break;
        case enter:
          tokens.words[token + SCOPE] = this.#open(tokens.words[token + SCOPE] as number, points.begins[point] === 1);
          tokens.words[token + MEASURED] = this.#scopes.isMeasured(tokens.words[token + SCOPE] as number);
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

  /** On to the next point, by one of the ways out of this one. */
  #goOn(token: number, point: number): void {
    const points = this.#points;
    const straight = points.straight[point] as number;
    if (straight >= 0) {
      this.#tokens.words[token + AT] = straight;
      return;
    }
    const from = points.ways[point] as number;
    this.#take(token, from, points.ways[point + 1] as number, points.wayStream[point] as number);
  }

  #take(token: number, from: number, to: number, stream: number): void {
    let edge = from;
    if (to - from > 1) {
      const { upTo } = this.#program.edges;
      const share = this.#chance.next(stream);
      while (edge < to - 1 && share >= (upTo[edge] as number)) edge++;
    }
    this.#follow(token, edge);
  }

  #follow(token: number, edge: number): void {
    const { to, slot, escapes } = this.#program.edges;
    this.#tokens.words[token + AT] = to[edge] as number;
    this.#tokens.words[token + MARK] = slot[edge] as number;
    if (escapes[edge] === 1) this.#fail(token);
  }

  /** A fault that nobody found stays with the case. */
  #fail(token: number): void {
    const scopes = this.#scopes;
    const unit = scopes.words[(this.#tokens.words[token + SCOPE] as number) + SCOPE_UNIT] as number;
    if (unit !== NONE) scopes.words[unit + SCOPE_FLAGS] = (scopes.words[unit + SCOPE_FLAGS] as number) | FLAG_FAULTY;
  }

  // ---- time ----

  /** Stands in line, or begins at once. */
  #begin(token: number, point: number): void {
    this.#tokens.times[(token >> 1) + QUEUED] = this.now;
    const station = this.#points.station[point] as number;
    if (station !== NONE) {
      const idle = this.#idle[station] as number;
      if (idle === 0) {
        this.#lines.join(station, token);
        return;
      }
      this.#idle[station] = idle - 1;
    }
    this.#spend(token, point);
  }

  /** The time at a point begins: when it will end is known at once. */
  #spend(token: number, point: number): void {
    const points = this.#points;
    const tokens = this.#tokens;
    const { tally, now } = this;
    let work = this.#chance.next(points.timeStream[point] as number);
    const limit = points.timeout[point] as number;
    tokens.words[token + MARK] = work > limit ? 1 : 0;
    if (work > limit) work = limit;
    let start = now;
    let finish = now + work;
    const table = this.#timetable(points.timetable[point] as number);
    if (table !== undefined) {
      start = nextOpen(table, now);
      finish = finishOf(table, start, work);
    }
    tally.spells++;
    const station = points.station[point] as number;
    if (this.window.isOpen && station !== NONE) {
      const wait = start - (tokens.times[(token >> 1) + QUEUED] as number);
      tally.served[station] = (tally.served[station] as number) + 1;
      tally.busySeconds[station] = (tally.busySeconds[station] as number) + work;
      tally.queueSeconds[station] = (tally.queueSeconds[station] as number) + wait;
    }
    this.#visit[VISIT_WORK] = work;
    this.#visit[VISIT_FINISH] = finish;
    if (tokens.words[token + MEMBERS] !== NONE) this.#chargeBatch(token, point);
    else if (tokens.words[token + MEASURED] === 1) this.#charge(token, point, 1);
    this.#agenda.add(finish, token);
  }

  #chargeBatch(first: number, point: number): void {
    const tokens = this.#tokens;
    const others = tokens.words[first + MEMBERS] as number;
    let size = 1;
    for (let one = others; one !== NONE; one = tokens.words[one + NEXT] as number) size++;
    if (tokens.words[first + MEASURED] === 1) this.#charge(first, point, size);
    for (let one = others; one !== NONE; one = tokens.words[one + NEXT] as number)
      if (tokens.words[one + MEASURED] === 1) this.#charge(one, tokens.words[one + AT] as number, size);
  }

  /** Tells of one measured case of the visit that begins, which `size` of them share: it is paid for once. */
  #charge(token: number, place: number, size: number): void {
    const points = this.#points;
    const { touchSeconds, waitSeconds, sharedSeconds } = this.tally;
    const since = this.#tokens.times[(token >> 1) + SINCE] as number;
    const touch = points.touches[place] === 1 ? (this.#visit[VISIT_WORK] as number) : 0;
    const wait = (this.#visit[VISIT_FINISH] as number) - since - touch;
    const own = points.measured[place] as number;
    touchSeconds[own] = (touchSeconds[own] as number) + touch;
    waitSeconds[own] = (waitSeconds[own] as number) + wait;
    if (size > 1) sharedSeconds[own] = (sharedSeconds[own] as number) + touch - touch / size;
    if (this.#program.perCase) {
      const scopes = this.#scopes;
      const unit = scopes.words[(this.#tokens.words[token + SCOPE] as number) + SCOPE_UNIT] as number;
      scopes.times[(unit >> 1) + SCOPE_WAITED] = (scopes.times[(unit >> 1) + SCOPE_WAITED] as number) + wait;
      scopes.times[(unit >> 1) + SCOPE_TOUCHED] = (scopes.times[(unit >> 1) + SCOPE_TOUCHED] as number) + touch;
    }
  }

  /** The time of a token is over: the server is free for the next, and the token goes on, with all of its batch. */
  #complete(token: number): void {
    const tokens = this.#tokens;
    const point = tokens.words[token + AT] as number;
    const station = this.#points.station[point] as number;
    if (station !== NONE) {
      const next = this.#lines.serve(station);
      if (next === NONE) this.#idle[station] = (this.#idle[station] as number) + 1;
      else this.#spend(next, tokens.words[next + AT] as number);
    }
    const isLate = tokens.words[token + MARK] === 1;
    const others = tokens.words[token + MEMBERS] as number;
    if (others !== NONE) tokens.words[token + MEMBERS] = NONE;
    this.#dismiss(token, point, isLate);
    for (let one = others; one !== NONE; ) {
      const following = tokens.words[one + NEXT] as number;
      this.#settle();
      this.#dismiss(one, tokens.words[one + AT] as number, isLate);
      one = following;
    }
  }

  #dismiss(token: number, point: number, isLate: boolean): void {
    const points = this.#points;
    if (!isLate) this.#goOn(token, point);
    else {
      const from = points.lateFrom[point] as number;
      this.#take(token, from, points.lateTo[point] as number, points.wayStream[point] as number);
    }
    this.#move(token);
  }

  /** undefined: always open. Without the question, reading at −1 would cost more than all the rest. */
  #timetable(index: number): Timetable | undefined {
    return index < 0 ? undefined : this.#program.timetables[index];
  }

  // ---- batches ----

  #collect(token: number, batch: number): void {
    const { stations, sources, batches } = this.#program;
    const line = stations.length + batch;
    this.#lines.join(line, token);
    const facts = batches[batch] as Program['batches'][number];
    const gathered = this.#lines.length[line] as number;
    if (facts.size > 0) {
      if (gathered >= facts.size) this.#depart(batch);
    } else if (gathered === 1) this.#agenda.add(departureOf(facts, this.now), -1 - sources.length - batch);
  }

  /** What was collected becomes one visit: its first case stands for all. */
  #depart(batch: number): void {
    const tokens = this.#tokens;
    const first = this.#lines.empty(this.#program.stations.length + batch);
    if (first === NONE) return;
    tokens.words[first + MEMBERS] = tokens.words[first + NEXT] as number;
    this.#begin(first, tokens.words[first + AT] as number);
  }

  // ---- forks and scopes ----

  #fork(token: number, point: number): void {
    const tokens = this.#tokens;
    const from = this.#points.ways[point] as number;
    const to = this.#points.ways[point + 1] as number;
    const scope = tokens.words[token + SCOPE] as number;
    this.#scopes.words[scope + SCOPE_MOVING] = (this.#scopes.words[scope + SCOPE_MOVING] as number) + to - from - 1;
    // The first branch comes to lie on top: it is moved first.
    const top = this.#height + to - from - 1;
    for (let edge = from; edge < to; edge++) this.#push(token);
    for (let edge = from; edge < to; edge++) {
      const branch = edge === from ? token : tokens.make(scope, tokens.words[token + MEASURED] as number);
      this.#follow(branch, edge);
      this.#stack[top - edge + from] = branch;
    }
  }

  /** A token comes to the end of its scope, or to the return of its sub-chain. */
  #leave(token: number, returned: number): void {
    const scope = this.#tokens.words[token + SCOPE] as number;
    if (returned !== NONE) this.#scopes.words[scope + SCOPE_RETURNED] = returned;
    this.#tokens.drop(token);
    this.#close(scope);
  }

  /** One token less moves in a scope. With the last of them it is over: the case is done, or goes on around it. */
  #close(scope: number): void {
    const scopes = this.#scopes;
    for (let one = scope; one !== NONE; ) {
      const moving = (scopes.words[one + SCOPE_MOVING] as number) - 1;
      scopes.words[one + SCOPE_MOVING] = moving;
      if (moving > 0) return;
      this.#joins.clear(one);
      const parent = scopes.words[one + SCOPE_PARENT] as number;
      const returned = scopes.words[one + SCOPE_RETURNED] as number;
      if (scopes.words[one + SCOPE_UNIT] === one) this.#finish(one);
      if (parent === NONE) this.finished++;
      if (returned !== NONE) scopes.words[one + SCOPE_RETURNED] = NONE;
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

  /** A case of the measured chain is done. */
  #finish(unit: number): void {
    const { tally } = this;
    const scopes = this.#scopes;
    if (this.window.isOpen) tally.left++;
    const flags = scopes.words[unit + SCOPE_FLAGS] as number;
    if ((flags & FLAG_MEASURED) === 0) return;
    const born = scopes.times[(unit >> 1) + SCOPE_BORN] as number;
    const lead = this.now - born;
    this.pending--;
    tally.finish(lead, (flags & FLAG_FAULTY) !== 0);
    tally.waits?.add(scopes.times[(unit >> 1) + SCOPE_WAITED] as number);
    tally.touches?.add(scopes.times[(unit >> 1) + SCOPE_TOUCHED] as number);
    const table = this.#timetable(this.#program.goalTimetable);
    if (table !== undefined) tally.finishInHours(openUntil(table, this.now) - openUntil(table, born));
    this.#observe?.(scopes.times[(unit >> 1) + SCOPE_INDEX] as number, lead);
  }
}
