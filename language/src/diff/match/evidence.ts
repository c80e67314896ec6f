/** What speaks for a thing, gathered from the model. */
import {
  type Chain,
  type Id,
  isHuman,
  type Named,
  type Node,
  type Pool,
  type Scenario,
  titleFromName,
  titleOf,
  type Writing,
  type Written,
  writtenChain,
  writtenNode,
  writtenOverrule,
  writtenPool,
  writtenStart,
} from '../../model/index.ts';
import type { Evidence } from './likeness.ts';
import type { Use } from './uses.ts';

/** One side, as far as its things are known on the other. */
export interface Known {
  readonly writing: Writing;
  /** What a thing is called on both sides; undefined: not known there. */
  readonly keyOf: (id: Id) => string | undefined;
}

interface Near {
  readonly as: string;
  readonly id: Id;
}

function evidence(
  kind: string,
  thing: Named,
  written: readonly Written[],
  near: readonly Near[],
  known: Known,
): Evidence {
  const own = written.filter(({ word }) => word !== 'accept');
  const tokens = near.map(({ as, id }) => {
    const key = known.keyOf(id);
    return key === undefined ? undefined : `${as} ${key}`;
  });
  const does = own.map(({ word, text }) => `${word} ${text}`);
  return {
    kind,
    title: titleOf(thing).toLocaleLowerCase('en'),
    words: wordsOf(thing),
    does: new Set(does),
    properties: new Set(own.map(({ word, text }) => (REPEATED.has(word) ? `${word} ${text}` : word))),
    near: new Set(tokens.filter((one) => one !== undefined)),
    unknownNear: tokens.filter((one) => one === undefined).length,
  };
}

/** Properties that a thing may have several of. */
const REPEATED: ReadonlySet<string> = new Set(['verify', 'guardrail', 'goal']);

function wordsOf(thing: Named): ReadonlySet<string> {
  const text = `${titleOf(thing)} ${titleFromName(thing.name)}`.toLocaleLowerCase('en');
  return new Set(text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2));
}

export function nodeEvidence(node: Node, near: readonly Near[], known: Known): Evidence {
  const written = [...writtenStart(node, known.writing), ...writtenNode(node, known.writing)];
  return evidence(node.kind, node, written, near, known);
}

/** What a chain is, its nodes say by their names. */
export function chainEvidence(chain: Chain, uses: readonly Use[], known: Known): Evidence {
  const told = evidence('chain', chain, writtenChain(chain, known.writing), nearOf(uses), known);
  return { ...told, near: new Set([...told.near, ...chain.nodes.map(({ name }) => `node ${name}`)]) };
}

export function poolEvidence(pool: Pool, uses: readonly Use[], known: Known): Evidence {
  const kind = isHuman(pool) ? 'people' : pool.kind;
  return evidence(kind, pool, writtenPool(pool, known.writing), nearOf(uses), known);
}

/** What a scenario is, the facts say that it overrules. */
export function scenarioEvidence(scenario: Scenario, _: readonly Use[], known: Known): Evidence {
  const lines = scenario.overrules.map((line) => writtenOverrule(line, known.writing));
  const near = scenario.of.id === undefined ? [] : [{ as: 'of', id: scenario.of.id }];
  return evidence('scenario', scenario, lines, near, known);
}

/** A field, a document or opening hours. */
export function declaredEvidence(
  kind: string,
  thing: Named,
  {
    written,
    uses,
    known,
  }: { readonly written: readonly Written[]; readonly uses: readonly Use[]; readonly known: Known },
): Evidence {
  return evidence(kind, thing, written, nearOf(uses), known);
}

function nearOf(uses: readonly Use[]): readonly Near[] {
  return uses.map(({ as, user }) => ({ as, id: user }));
}
