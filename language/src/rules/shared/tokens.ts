/**
 * Where the branches of forks run, meet and are joined.
 *
 * A case that is forked is in several places at once; each of them is a *token*. A token is the set of branches that
 * it stands for: the whole case is the empty set, the second branch of a fork is one branch of the token that was
 * forked, and a join makes one token of those that it waits for (of the whole fork, when all its branches are there).
 * Two tokens can be under way at the same time when every branch of the one and every branch of the other lead back
 * to two branches of one fork.
 *
 * Each node remembers a few tokens only, and comparing them has a budget: a chain that is more tangled than that gets
 * no finding, rather than a wrong one or a long wait.
 */
import type { Chain, Handoff, Node } from '../../model/index.ts';
import { type ChainGraph, graphOf, nodesOf } from './graph.ts';
import { grouped } from './grouped.ts';

export interface Branching {
  /** Joins of which some path can only ever bring one. */
  readonly starving: readonly Handoff[];
  /** Nodes where branches of one fork meet without a join, with the fork. */
  readonly meetings: readonly { readonly node: Node; readonly fork: Handoff }[];
}

interface Branch {
  readonly parent: Token;
  readonly fork: Handoff;
  readonly index: number;
  readonly key: string;
}

interface Token {
  readonly branches: readonly Branch[];
  readonly key: string;
  /** How many forks lie between it and the whole case. */
  readonly depth: number;
}

/** A token at a node; `regular` when it came there by alternatives alone, not by exceptions, rejects or timeouts. */
interface Arrival {
  readonly token: Token;
  regular: boolean;
}

const NOTHING: Branching = { starving: [], meetings: [] };
const MOST_TOKENS = 4;
const WHOLE: Token = { branches: [], key: '', depth: 0 };

const known = new WeakMap<Chain, Branching>();

export function branchingOf(chain: Chain): Branching {
  const before = known.get(chain);
  if (before !== undefined) return before;
  const result = new Walk(graphOf(chain)).run();
  known.set(chain, result);
  return result;
}

class Walk {
  readonly #graph: ChainGraph;
  readonly #at: Arrival[][];
  readonly #tangled = new Set<number>();
  /** Handoffs that have something new to pass on. */
  readonly #awake = new Set<Handoff>();
  /** How many of its sources each join still waits for. */
  readonly #missing = new Map<Handoff, number>();
  readonly #branches = new Map<string, Branch>();
  readonly #tokens = new Map<string, Token>([['', WHOLE]]);
  readonly #forked = new Set<Handoff>();
  readonly #forced = new Set<Handoff>();
  readonly #meetings = new Map<Node, Handoff>();
  #budget: number;

  constructor(graph: ChainGraph) {
    this.#graph = graph;
    this.#at = graph.nodes.map(() => []);
    this.#budget = 20_000 + 100 * graph.chain.handoffs.length;
  }

  run(): Branching {
    const { chain, nodes, previous, leadsToUnknown, entersFromUnknown } = this.#graph;
    // Where a case goes to or comes from an unresolved name, nothing can be proved.
    if (leadsToUnknown.size > 0 || entersFromUnknown.size > 0) return NOTHING;
    const joins = chain.handoffs.filter((handoff) => handoff.from.length > 1);
    if (joins.length === 0 && chain.handoffs.every((handoff) => handoff.to.length < 2)) {
      return NOTHING;
    }
    for (const join of joins) this.#missing.set(join, new Set(this.#sources(join)).size);
    nodes.forEach((node, index) => {
      if (node.kind === 'start') this.#arrive(index, WHOLE, true);
      else if (previous[index]?.length === 0) this.#arrive(index, WHOLE, false);
    });
    this.#settle();
    // A join that waits for a node that nothing reaches: let the others pass, so that what lies behind is seen too.
    for (const join of joins) {
      if (this.#isStuck(join)) {
        this.#forced.add(join);
        this.#awake.add(join);
        this.#settle();
      }
    }
    const starving = this.#budget > 0 ? joins.filter((join) => this.#forced.has(join) || this.#starves(join)) : [];
    const meetings = [...this.#meetings].map(([node, fork]) => ({ node, fork }));
    return { starving, meetings };
  }

  #settle(): void {
    // What wakes again while the set is walked comes to its end.
    for (const handoff of this.#awake) {
      this.#awake.delete(handoff);
      this.#pass(handoff);
    }
  }

  #wake(index: number): void {
    // What leaves an end is an error of its own.
    if (this.#graph.nodes[index]?.kind === 'end') return;
    for (const handoff of this.#graph.out[index] ?? []) this.#awake.add(handoff);
  }

  #pass(handoff: Handoff): void {
    const tokens = handoff.from.length > 1 ? this.#joined(handoff) : (this.#at[this.#sources(handoff)[0] ?? -1] ?? []);
    const isRegular = handoff.on === undefined || handoff.on.kind === 'end';
    const targets = nodesOf(this.#graph, handoff.to);
    for (const { token, regular } of tokens) {
      targets.forEach((target, branch) => {
        const index = this.#graph.indexOf.get(target.id);
        if (index === undefined || target.kind === 'start') return;
        const sent = targets.length === 1 ? token : this.#fork(token, handoff, branch);
        this.#arrive(index, sent, regular && isRegular);
      });
    }
    if (targets.length > 1 && tokens.length > 0) this.#forked.add(handoff);
  }

  #arrive(index: number, token: Token, regular: boolean): void {
    const node = this.#graph.nodes[index];
    const here = this.#at[index];
    if (node === undefined || here === undefined) return;
    const same = here.find((one) => one.token === token);
    if (same !== undefined) {
      if (same.regular || !regular) return;
      same.regular = true;
    } else if (here.length === MOST_TOKENS) {
      this.#tangled.add(index);
      return;
    } else {
      if (regular && node.kind !== 'end' && this.#meets(node, here, token)) return;
      here.push({ token, regular });
      if (here.length === 1) this.#countDown(index);
    }
    this.#wake(index);
  }

  #countDown(index: number): void {
    for (const handoff of this.#graph.out[index] ?? []) {
      const missing = this.#missing.get(handoff);
      if (missing !== undefined) this.#missing.set(handoff, missing - 1);
    }
  }

  #meets(node: Node, here: readonly Arrival[], token: Token): boolean {
    for (const other of here) {
      if (!other.regular) continue;
      const fork = this.#concurrent(other.token, token);
      if (fork === undefined || fork === 'unknown') continue;
      if (!this.#meetings.has(node)) this.#meetings.set(node, fork);
      return true;
    }
    return false;
  }

  #sources(handoff: Handoff): readonly number[] {
    return nodesOf(this.#graph, handoff.from).flatMap((node) => this.#graph.indexOf.get(node.id) ?? []);
  }

  #arrivals(join: Handoff): readonly (readonly Arrival[])[] {
    return this.#sources(join).map((index) => this.#at[index] ?? []);
  }

  /** What a join sends on: one token for each of its first source's that meets its fellows. */
  #joined(join: Handoff): readonly Arrival[] {
    if (this.#missing.get(join) !== 0 && !this.#forced.has(join)) return [];
    const sources = this.#arrivals(join);
    const [first = [], ...others] = sources.filter((arrivals) => arrivals.length > 0);
    return first.map((arrival) => {
      const branches = [...arrival.token.branches];
      let regular = arrival.regular;
      for (const arrivals of others) {
        const fellow = arrivals.find((other) => isFork(this.#concurrent(arrival.token, other.token)));
        if (fellow === undefined) continue;
        for (const branch of fellow.token.branches) branches.push(branch);
        regular &&= fellow.regular;
      }
      return { token: this.#token(branches), regular };
    });
  }

  #isStuck(join: Handoff): boolean {
    const missing = this.#missing.get(join) ?? 0;
    return missing > 0 && this.#arrivals(join).some((arrivals) => arrivals.length > 0);
  }

  #starves(join: Handoff): boolean {
    const sources = this.#sources(join);
    if (sources.some((index) => this.#tangled.has(index) || this.#at[index]?.length === 0)) return false;
    return sources.some((index) => {
      const here = this.#at[index] ?? [];
      const regular = here.filter((arrival) => arrival.regular);
      const paths = regular.length > 0 ? regular : here;
      return paths.some(({ token }) => sources.some((other) => other !== index && this.#neverMeets(token, other)));
    });
  }

  /** Is none of the tokens that come to a node ever under way at the same time as this one? */
  #neverMeets(token: Token, index: number): boolean {
    if (this.#budget <= 0) return false;
    return this.#at[index]?.every((arrival) => this.#concurrent(token, arrival.token) === undefined) ?? false;
  }

  #fork(token: Token, fork: Handoff, index: number): Token {
    // In a loop the same fork comes by again: it is the same branching, not a deeper one.
    const parent = this.#forked.has(fork) ? (this.#forkedFrom(token, fork) ?? token) : token;
    const key = `${parent.key}>${fork.id}:${index}`;
    let branch = this.#branches.get(key);
    if (branch === undefined) {
      branch = { parent, fork, index, key: `b${this.#branches.size}` };
      this.#branches.set(key, branch);
    }
    return this.#token([branch]);
  }

  #forkedFrom(token: Token, fork: Handoff): Token | undefined {
    const waiting = new Set(token.branches);
    for (const branch of waiting) {
      if (this.#budget-- <= 0) return undefined;
      if (branch.fork === fork) return branch.parent;
      for (const one of branch.parent.branches) waiting.add(one);
    }
    return undefined;
  }

  /** The token of a set of branches; where all branches of a fork are there, it is what was forked. */
  #token(branches: readonly Branch[]): Token {
    const [only, second] = branches;
    // One branch alone is never all of a fork.
    if (only !== undefined && second === undefined && only.fork.to.length > 1) return this.#named(branches);
    let set = new Set(branches);
    for (let changed = true; changed; ) {
      changed = false;
      const siblings = grouped(set, (branch) => `${branch.parent.key}>${branch.fork.id}`);
      for (const group of siblings.values()) {
        const [first] = group;
        if (first === undefined || group.length < first.fork.to.length) continue;
        if (first.parent === WHOLE) return WHOLE;
        const merged = new Set(group);
        set = new Set([...[...set].filter((branch) => !merged.has(branch)), ...first.parent.branches]);
        changed = true;
        break;
      }
    }
    return this.#named([...set].sort((a, b) => (a.key < b.key ? -1 : 1)));
  }

  #named(sorted: readonly Branch[]): Token {
    const name = sorted.map((branch) => branch.key).join(',');
    let token = this.#tokens.get(name);
    if (token === undefined) {
      const depth = 1 + sorted.reduce((most, branch) => Math.max(most, branch.parent.depth), 0);
      token = { branches: sorted, key: `t${this.#tokens.size}`, depth };
      this.#tokens.set(name, token);
    }
    return token;
  }

  /** The fork that puts two tokens under way at the same time; undefined when none does. */
  #concurrent(a: Token, b: Token): Handoff | 'unknown' | undefined {
    if (a === WHOLE || b === WHOLE) return undefined;
    let fork: Handoff | undefined;
    const seen = new Set<string>();
    const pairs: [Token, Token][] = [[a, b]];
    for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
      for (const x of pair[0].branches) {
        for (const y of pair[1].branches) {
          if (this.#budget-- <= 0) return 'unknown';
          if (x.parent === y.parent) {
            if (x.fork !== y.fork || x.index === y.index) return undefined;
            fork ??= x.fork;
            continue;
          }
          const next: [Token, Token] =
            x.parent.depth >= y.parent.depth ? [x.parent, this.#token([y])] : [this.#token([x]), y.parent];
          if (next[0] === WHOLE || next[1] === WHOLE) return undefined;
          const key = `${next[0].key}|${next[1].key}`;
          if (!seen.has(key)) pairs.push(next);
          seen.add(key);
        }
      }
    }
    return fork;
  }
}

function isFork(fork: Handoff | 'unknown' | undefined): boolean {
  return fork !== undefined && fork !== 'unknown';
}
