/**
 * Tokens move, scopes hold them together. A token is a branch of a case; a scope is the case, or its stay in a sub-chain.
 * Both are places in typed arrays, with a list of those that are free, so that nothing is allocated for a case that comes.
 * All of one lies side by side: who reads a field has mostly read another.
 */

export const NONE = -1;

/** So many at once are a queue that nobody will ever serve. */
export const MOST_TOKENS = 4_000_000;

/** More cases are inside than can be kept. */
export class TooMany extends Error {}

/** Where the fields of a token lie, from its place in `words`. */
export const Token = {
  /** The point at which it is. */
  at: 0,
  scope: 1,
  /** The next in the line, or in the list, that it stands in. */
  next: 2,
  /** The first of the others of its batch. */
  members: 3,
  /** By which slot it came to its join; after a wait, 1: by its timeout. */
  mark: 4,
  /** 1: its case is measured. */
  measured: 5,
} as const;
const TOKEN_WORDS = 8;
const { scope: scopeOf, next, measured } = Token;

/** And from half its place in `times`. */
export const TokenTime = {
  /** When it came to its point. */
  since: 0,
  /** When it came to the queue of its point: later than to the point itself, when it waited for a batch. */
  queued: 1,
  /** Of equals the lowest goes first. */
  rank: 2,
} as const;
const { rank } = TokenTime;

export class Tokens {
  words = new Int32Array(256 * TOKEN_WORDS).fill(NONE);
  times = new Float64Array((256 * TOKEN_WORDS) / 2);
  #free = NONE;
  #used = 0;
  #ranks = 0;

  /** Where it goes is for the caller to write; it is in no batch. */
  make(scope: number, isMeasured: number): number {
    let token = this.#free;
    if (token < 0) {
      if (this.#used === this.words.length) this.#grow();
      token = this.#used;
      this.#used += TOKEN_WORDS;
    } else this.#free = this.words[token + next] as number;
    const { words } = this;
    words[token + scopeOf] = scope;
    words[token + measured] = isMeasured;
    this.times[(token >> 1) + rank] = this.#ranks++;
    return token;
  }

  /** One that is in no batch. */
  drop(token: number): void {
    this.words[token + next] = this.#free;
    this.#free = token;
  }

  #grow(): void {
    const size = this.words.length * 2;
    if (size > MOST_TOKENS * TOKEN_WORDS) throw new TooMany();
    this.words = grown(this.words, new Int32Array(size).fill(NONE));
    this.times = grown(this.times, new Float64Array(size / 2));
  }
}

/** Of the case of the measured chain that a scope is. */
export const Flag = { measured: 1, faulty: 2 } as const;

/** Where the fields of a scope lie, from its place in `words`. */
export const Scope = {
  /** The scope around it; NONE: it is a case. */
  parent: 0,
  /** The case of the measured chain that it belongs to, itself perhaps; NONE: none. */
  unit: 1,
  /** Tokens that move within it, those in scopes of its own counted once. */
  moving: 2,
  /** The return that the last token to come to one came to. */
  returned: 3,
  /** Tokens held at joins: the first of a list. */
  held: 4,
  /** Of a unit: Flag. */
  flags: 5,
} as const;
const SCOPE_WORDS = 8;
const { parent: parentOf, unit, moving, flags: flagsOf } = Scope;

/** And from half its place in `times`. */
export const ScopeTime = {
  born: 0,
  /** Of a unit: seconds that it waited, and that were worked on it. */
  waited: 1,
  touched: 2,
  /** Of a unit: which of the measured cases it is. */
  index: 3,
} as const;

export class Scopes {
  words = new Int32Array(256 * SCOPE_WORDS).fill(NONE);
  times = new Float64Array((256 * SCOPE_WORDS) / 2);
  #free = NONE;
  #used = 0;

  /** Its times are for the caller to write. @param flags NONE: it is no case of the measured chain itself. */
  make(parent: number, flags: number): number {
    let scope = this.#free;
    if (scope < 0) {
      if (this.#used === this.words.length) this.#grow();
      scope = this.#used;
      this.#used += SCOPE_WORDS;
    } else this.#free = this.words[scope + parentOf] as number;
    const { words } = this;
    words[scope + parentOf] = parent;
    words[scope + unit] = flags >= 0 ? scope : parent < 0 ? NONE : (words[parent + unit] as number);
    words[scope + moving] = 1;
    words[scope + flagsOf] = flags < 0 ? 0 : flags;
    return scope;
  }

  /** The outermost scope around it. */
  caseOf(scope: number): number {
    let one = scope;
    for (let above = one; above >= 0; above = this.words[one + parentOf] as number) one = above;
    return one;
  }

  /** 1: the case of the measured chain that it belongs to is counted. */
  isMeasured(scope: number): number {
    const one = this.words[scope + unit] as number;
    return one < 0 ? 0 : (this.words[one + flagsOf] as number) & Flag.measured;
  }

  /** One that has returned nowhere and holds nothing any more. */
  drop(scope: number): void {
    this.words[scope + parentOf] = this.#free;
    this.#free = scope;
  }

  #grow(): void {
    const size = this.words.length * 2;
    if (size > MOST_TOKENS * SCOPE_WORDS) throw new TooMany();
    this.words = grown(this.words, new Int32Array(size).fill(NONE));
    this.times = grown(this.times, new Float64Array(size / 2));
  }
}

function grown<T extends Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
