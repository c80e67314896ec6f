/** Where a missing fact would stand. */
import type { Chain, Id, Named, Workspace } from '../../model/index.ts';

export interface Place {
  /** URI. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Facts about who works; all others are about a node, or a chain. */
const OF_POOLS = /^(?:people|parallel|hours|open hours|costs) /;

/** Of the last name in `takes of Assess` that is one of the chain; the chain itself where there is none. */
export function placeOfFact(workspace: Workspace, chain: Chain, fact: string): Place {
  const names = fact.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  const nodes = [chain, ...runBy(workspace, chain)].flatMap((one) => one.nodes);
  const pools = [...workspace.pools.values(), ...workspace.hours.values()];
  const known = OF_POOLS.test(fact) ? pools : [...nodes, ...workspace.chains.values(), ...pools];
  for (const name of names.toReversed()) {
    const found = known.find((one) => one.name === name);
    if (found !== undefined) return placeOf(found);
  }
  return placeOf(chain);
}

export function placeOf({ id, place }: Named): Place {
  return { file: fileOf(id), line: place.start.line + 1 };
}

/** The document that an id is of. */
export function fileOf(id: Id): string {
  return id.slice(0, id.lastIndexOf('#'));
}

function runBy(workspace: Workspace, chain: Chain): readonly Chain[] {
  const found = new Set<Chain>();
  const waiting = new Set([chain]);
  // A set grows while it is walked.
  for (const one of waiting) {
    for (const { runs } of one.nodes) {
      const run = runs?.id === undefined ? undefined : workspace.chains.get(runs.id);
      if (run === undefined) continue;
      found.add(run);
      waiting.add(run);
    }
  }
  return [...found];
}
