/**
 * Tokens move, scopes hold them together. A token is a branch of a case; a scope is the case, or its stay in a sub-chain.
 * Both live in pools of typed arrays with a list of free places, so that nothing is allocated for a case that comes.
 */

export const NONE = -1;

/** So many at once are a queue that nobody will ever serve. */
export const MOST_TOKENS = 4_000_000;

/** More cases are inside than can be kept. */
export class TooMany extends Error {}

export class Tokens {
  at = new Int32Array(256);
  scope = new Int32Array(256);
  /** When it came to its point. */
  since = new Float64Array(256);
  /** When it came to the queue of its point: later than to the point itself, when it waited for a batch. */
  queued = new Float64Array(256);
  /** Of equals the lowest goes first. */
  rank = new Float64Array(256);
  /** The next in the line, or in the list, that it stands in. */
  next = new Int32Array(256);
  /** The first of the others of its batch. */
  members = new Int32Array(256);
  /** By which slot it came to its join; after a wait, 1: by its timeout. */
  mark = new Int32Array(256);
  /** 1: its case is measured. */
  measured = new Uint8Array(256);
  live = 0;
  #free = NONE;
  #used = 0;
  #ranks = 0;

  make(scope: number, measured: number): number {
    let token = this.#free;
    if (token === NONE) {
      if (this.#used === this.at.length) this.#grow();
      token = this.#used++;
    } else this.#free = this.next[token] as number;
    this.live++;
    this.scope[token] = scope;
    this.rank[token] = this.#ranks++;
    this.next[token] = NONE;
    this.members[token] = NONE;
    this.mark[token] = 0;
    this.measured[token] = measured;
    return token;
  }

  drop(token: number): void {
    this.live--;
    this.next[token] = this.#free;
    this.#free = token;
  }

  #grow(): void {
    const size = this.at.length * 2;
    if (size > MOST_TOKENS) throw new TooMany();
    this.at = grown(this.at, new Int32Array(size));
    this.scope = grown(this.scope, new Int32Array(size));
    this.since = grown(this.since, new Float64Array(size));
    this.queued = grown(this.queued, new Float64Array(size));
    this.rank = grown(this.rank, new Float64Array(size));
    this.next = grown(this.next, new Int32Array(size));
    this.members = grown(this.members, new Int32Array(size));
    this.mark = grown(this.mark, new Int32Array(size));
    this.measured = grown(this.measured, new Uint8Array(size));
  }
}

/** Of the case of the measured chain that a scope is. */
export const Flag = { measured: 1, faulty: 2 } as const;

export class Scopes {
  /** The scope around it; NONE: it is a case. */
  parent = new Int32Array(256);
  /** The case of the measured chain that it belongs to, itself perhaps; NONE: none. */
  unit = new Int32Array(256);
  born = new Float64Array(256);
  /** Of a unit: seconds that it waited, and that were worked on it. */
  waited = new Float64Array(256);
  touched = new Float64Array(256);
  /** Tokens that move within it, those in scopes of its own counted once. */
  moving = new Int32Array(256);
  /** The return that the last token to come to one came to. */
  returned = new Int32Array(256);
  /** Tokens held at joins: the first of a list. */
  held = new Int32Array(256);
  /** Of a unit: Flag. */
  flags = new Uint8Array(256);
  live = 0;
  #free = NONE;
  #used = 0;

  /** @param flags NONE: it is no case of the measured chain itself. */
  make(parent: number, born: number, flags: number): number {
    let scope = this.#free;
    if (scope === NONE) {
      if (this.#used === this.parent.length) this.#grow();
      scope = this.#used++;
    } else this.#free = this.held[scope] as number;
    this.live++;
    this.parent[scope] = parent;
    this.unit[scope] = flags !== NONE ? scope : parent === NONE ? NONE : (this.unit[parent] as number);
    this.born[scope] = born;
    this.waited[scope] = 0;
    this.touched[scope] = 0;
    this.moving[scope] = 1;
    this.returned[scope] = NONE;
    this.held[scope] = NONE;
    this.flags[scope] = flags === NONE ? 0 : flags;
    return scope;
  }

  /** The outermost scope around it. */
  caseOf(scope: number): number {
    let one = scope;
    while ((this.parent[one] as number) !== NONE) one = this.parent[one] as number;
    return one;
  }

  /** 1: the case of the measured chain that it belongs to is counted. */
  isMeasured(scope: number): number {
    const unit = this.unit[scope] as number;
    return unit === NONE ? 0 : (this.flags[unit] as number) & Flag.measured;
  }

  drop(scope: number): void {
    this.live--;
    this.held[scope] = this.#free;
    this.#free = scope;
  }

  #grow(): void {
    const size = this.parent.length * 2;
    if (size > MOST_TOKENS) throw new TooMany();
    this.parent = grown(this.parent, new Int32Array(size));
    this.unit = grown(this.unit, new Int32Array(size));
    this.born = grown(this.born, new Float64Array(size));
    this.waited = grown(this.waited, new Float64Array(size));
    this.touched = grown(this.touched, new Float64Array(size));
    this.moving = grown(this.moving, new Int32Array(size));
    this.returned = grown(this.returned, new Int32Array(size));
    this.held = grown(this.held, new Int32Array(size));
    this.flags = grown(this.flags, new Uint8Array(size));
  }
}

function grown<T extends Float64Array | Int32Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
