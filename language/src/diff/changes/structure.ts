/** Everything that differs between two scopes, by chain; what several chains use stands with each of them. */
import { type Chain, type Id, refsOfChain } from '../../model/index.ts';
import type { Change } from '../comparison.ts';
import { commonWriting, type Matching } from '../match/matching.ts';
import type { Scope } from '../match/scope.ts';
import { chainChanges } from './chains.ts';
import { changesAmong, scenarioKind, sharedChanges } from './declared.ts';

export interface ChainDifference {
  readonly base?: Chain;
  readonly head?: Chain;
  readonly changes: readonly Change[];
}

export interface Structure {
  /** Every chain of both sides, changed or not: in the order of the head, then what is gone. */
  readonly chains: readonly ChainDifference[];
  /** Changes of what no chain uses. */
  readonly unused: readonly Change[];
}

export function structureOf(base: Scope, head: Scope, matching: Matching): Structure {
  const writing = commonWriting(matching);
  const shared = sharedChanges(base, head, { matching, writing });
  const ofScenarios = changesAmong(base.scenarios, head.scenarios, matching, scenarioKind(writing));
  const users = new Users({ base, head }, shared, ofScenarios);
  const before = new Map(base.chains.map((chain) => [chain.id, chain]));
  const gone = base.chains.filter(({ id }) => matching.headOf(id) === undefined);
  const pairs = [
    ...head.chains.map((chain) => {
      const id = matching.baseOf(chain.id);
      const was = id === undefined ? undefined : before.get(id);
      return { ...(was !== undefined && { base: was }), head: chain };
    }),
    ...gone.map((chain) => ({ base: chain })),
  ];
  const chains = pairs.map((pair: Pair) => ({
    ...pair,
    changes: [
      ...(isSame(pair, matching) ? [] : chainChanges(pair.base, pair.head, { matching, writing })),
      ...users.changesOf(pair),
    ],
  }));
  return { chains, unused: users.unused() };
}

type Pair = Omit<ChainDifference, 'changes'>;

/** Of a file that is the same on both sides there may be one model for both: then there is nothing to compare. */
function isSame({ base, head }: Pair, matching: Matching): boolean {
  return base !== undefined && base === head && matching.headOf(base.id) === base.id;
}

/** Which chains use what changed: themselves, or by the pools that they use. */
class Users {
  readonly #sides: { readonly base: Scope; readonly head: Scope };
  /** In their order, by what they are about. */
  readonly #byId: ReadonlyMap<Id, readonly Change[]>;
  readonly #placeOf: ReadonlyMap<Change, number>;
  readonly #used = new Set<Change>();

  constructor(
    sides: { readonly base: Scope; readonly head: Scope },
    shared: readonly Change[],
    ofScenarios: readonly Change[],
  ) {
    this.#sides = sides;
    this.#placeOf = new Map([...shared, ...ofScenarios].map((change, i) => [change, i]));
    const byId = new Map<Id, Change[]>();
    const note = (id: Id | undefined, change: Change) => {
      if (id === undefined) return;
      const some = byId.get(id);
      if (some === undefined) byId.set(id, [change]);
      else some.push(change);
    };
    for (const change of shared) for (const id of new Set(Object.values(change.ids))) note(id, change);
    const chainOf = new Map(
      [...sides.base.scenarios, ...sides.head.scenarios].map(({ id, of }) => [id, of.id] as const),
    );
    for (const change of ofScenarios) {
      const { base, head } = change.ids;
      note(chainOf.get(head ?? base ?? ''), change);
    }
    this.#byId = byId;
  }

  changesOf({ base, head }: Pair): readonly Change[] {
    if (this.#placeOf.size === 0) return [];
    const found = new Set<Change>();
    for (const id of [...this.#usedBy(head, 'head'), ...this.#usedBy(base, 'base')])
      for (const change of this.#byId.get(id) ?? []) found.add(change);
    for (const change of found) this.#used.add(change);
    const placeOf = (change: Change) => this.#placeOf.get(change) ?? 0;
    return [...found].sort((a, b) => placeOf(a) - placeOf(b));
  }

  *#usedBy(chain: Chain | undefined, side: 'base' | 'head'): Generator<Id> {
    if (chain === undefined) return;
    yield chain.id;
    const { pools } = this.#sides[side].workspace;
    for (const { id } of refsOfChain(chain)) {
      if (id === undefined) continue;
      yield id;
      const pool = pools.get(id);
      if (pool === undefined) continue;
      for (const ref of [pool.works, pool.backup, ...pool.knows.map(({ field }) => field)])
        if (ref?.id !== undefined) yield ref.id;
    }
  }

  unused(): readonly Change[] {
    return [...this.#placeOf.keys()].filter((change) => !this.#used.has(change));
  }
}
