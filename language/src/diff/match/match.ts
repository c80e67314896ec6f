/** Finds which thing of the base is which of the head: by name first, then what has another name now. */
import { type Chain, type Id, type Named, type Written, writtenHours } from '../../model/index.ts';
import { pairByName } from './by-name.ts';
import { chainEvidence, declaredEvidence, type Known, poolEvidence, scenarioEvidence } from './evidence.ts';
import type { Evidence } from './likeness.ts';
import { commonWriting, Matching } from './matching.ts';
import { renamedNodes } from './nodes.ts';
import { fileOf } from './paths.ts';
import { renamesAmong, type Unmatched } from './renames.ts';
import type { Scope } from './scope.ts';
import { type Use, usesOf } from './uses.ts';

/** @param chains that are the same, whatever they are called */
export function matchScopes(
  base: Scope,
  head: Scope,
  chains?: { readonly base: Chain; readonly head: Chain },
): Matching {
  const matching = new Matching();
  const matcher = new Matcher(base, head, matching);
  if (chains !== undefined) matcher.pairOnly(chains);
  else matcher.pairByName(base.chains, head.chains);
  matcher.pairByName(base.hours, head.hours);
  matcher.pairByName(base.fields, head.fields);
  matcher.pairByName(base.documents, head.documents);
  matcher.pairByName(base.pools, head.pools);
  matcher.pairByName(base.scenarios, head.scenarios);
  for (const chain of base.chains) matcher.pairNodes(chain);
  // What is recognised helps to recognise what stands around it.
  for (let round = 0; round < ROUNDS; round++) if (!matcher.recognise()) break;
  return matching;
}

/** From pools to steps and back again; who needs more than that is not recognised. */
const ROUNDS = 3;

class Matcher {
  readonly #base: Scope;
  readonly #head: Scope;
  readonly #matching: Matching;
  readonly #chains: ReadonlyMap<Id, Chain>;
  #uses: { readonly base: Uses; readonly head: Uses } | undefined;

  constructor(base: Scope, head: Scope, matching: Matching) {
    this.#base = base;
    this.#head = head;
    this.#matching = matching;
    this.#chains = new Map(head.chains.map((chain) => [chain.id, chain]));
  }

  /** Two chains, in a workspace of which everything else stays what it is. */
  pairOnly({ base, head }: { readonly base: Chain; readonly head: Chain }): void {
    for (const chain of this.#base.workspace.chains.values()) {
      if (chain === base || chain === head) continue;
      for (const { id } of [chain, ...chain.nodes]) this.#matching.pair(id, id);
    }
    this.#matching.pair(base.id, head.id);
  }

  pairByName(base: readonly Named[], head: readonly Named[]): void {
    pairByName(base, head, this.#matching, {
      base: (id) => this.#base.pathOf(fileOf(id)),
      head: (id) => this.#head.pathOf(fileOf(id)),
    });
  }

  /** Those of a chain, when the head has the chain too. */
  pairNodes(base: Chain): void {
    const head = this.#headOf(base);
    if (head !== undefined) this.pairByName(base.nodes, head.nodes);
  }

  #headOf(base: Chain): Chain | undefined {
    const id = this.#matching.headOf(base.id);
    return id === undefined ? undefined : this.#chains.get(id);
  }

  /** Pairs what is recognised under another name; false when there is nothing. */
  recognise(): boolean {
    const [base, head] = [this.#base, this.#head];
    const written =
      (kind: string, writtenOf: (thing: Named) => readonly Written[]) =>
      (thing: Named, uses: readonly Use[], known: Known) =>
        declaredEvidence(kind, thing, { written: writtenOf(thing), uses, known });
    const found = [
      ...this.#among(base.chains, head.chains, chainEvidence),
      ...this.#among(base.pools, head.pools, poolEvidence),
      ...this.#among(
        base.documents,
        head.documents,
        written('document', () => []),
      ),
      ...this.#among(
        base.fields,
        head.fields,
        written('field', () => []),
      ),
    ];
    const hours = new Map([...base.hours, ...head.hours].map((one) => [one.id, one]));
    const openings = ({ id }: Named) => {
      const known = hours.get(id);
      return known === undefined ? [] : writtenHours(known);
    };
    found.push(...this.#among(base.hours, head.hours, written('hours', openings)));
    found.push(...this.#among(base.scenarios, head.scenarios, scenarioEvidence));
    for (const one of base.chains) if (found.includes(one.id)) this.pairNodes(one);
    const nodes = base.chains.map((one) => this.#renamedNodes(one));
    return found.length > 0 || nodes.includes(true);
  }

  #renamedNodes(base: Chain): boolean {
    const head = this.#headOf(base);
    return head !== undefined && renamedNodes(base, head, this.#matching);
  }

  /** Ids of the base. */
  #among<T extends Named>(
    base: readonly T[],
    head: readonly T[],
    evidenceOf: (thing: T, uses: readonly Use[], known: Known) => Evidence,
  ): readonly Id[] {
    const gone = base.filter(({ id }) => this.#matching.headOf(id) === undefined);
    const come = head.filter(({ id }) => this.#matching.baseOf(id) === undefined);
    if (gone.length === 0 || come.length === 0) return [];
    this.#uses ??= { base: usesOf(this.#base.workspace), head: usesOf(this.#head.workspace) };
    const { uses, known } = { uses: this.#uses, known: knownSides(this.#matching) };
    const unmatched = (things: readonly T[], side: 'base' | 'head'): readonly Unmatched[] =>
      things.map((thing) => ({
        id: thing.id,
        evidence: evidenceOf(thing, uses[side].get(thing.id) ?? [], known[side]),
      }));
    const renamed = renamesAmong(unmatched(gone, 'base'), unmatched(come, 'head'));
    for (const one of renamed) this.#matching.pair(one.base, one.head);
    return renamed.map((one) => one.base);
  }
}

type Uses = ReadonlyMap<Id, readonly Use[]>;

export function knownSides(matching: Matching): { readonly base: Known; readonly head: Known } {
  const writing = commonWriting(matching);
  return {
    base: { writing: writing.base, keyOf: (id) => matching.headOf(id) },
    head: { writing: writing.head, keyOf: (id) => (matching.baseOf(id) === undefined ? undefined : id) },
  };
}
