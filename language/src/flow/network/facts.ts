/**
 * What a network takes from outside of its chain: of pools, and of the chains that it runs. All questions go through
 * here, so that it is known on what a compiled network stands, and when it must be made again.
 */
import type { Chain, Id, PoolKind, Ref, Workspace } from '../../model/index.ts';
import { weekOf, workingDaySeconds } from '../calendar/index.ts';

export interface PoolFacts {
  readonly kind: PoolKind;
  /** Length of one `wd` of this pool. */
  readonly workingDaySeconds: number;
}

export class Facts {
  readonly #workspace: Workspace;
  readonly #pools = new Map<Id, PoolFacts | undefined>();
  readonly #chains = new Map<Id, Chain | undefined>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  pool(ref: Ref): PoolFacts | undefined {
    if (ref.id === undefined) return undefined;
    const known = this.#pools.get(ref.id);
    if (known !== undefined) return known;
    const facts = poolFacts(this.#workspace, ref.id);
    this.#pools.set(ref.id, facts);
    return facts;
  }

  chain(ref: Ref): Chain | undefined {
    if (ref.id === undefined) return undefined;
    const chain = this.#workspace.chains.get(ref.id);
    this.#chains.set(ref.id, chain);
    return chain;
  }

  /** Would another workspace give the same answers? */
  holdIn(workspace: Workspace): boolean {
    for (const [id, chain] of this.#chains) if (workspace.chains.get(id) !== chain) return false;
    for (const [id, known] of this.#pools) {
      const now = poolFacts(workspace, id);
      if (now === known) continue;
      if (now?.kind !== known?.kind || now?.workingDaySeconds !== known?.workingDaySeconds) return false;
    }
    return true;
  }
}

/** Many chains ask for the same pools of a workspace, which never changes. */
const factsOfPools = new WeakMap<Workspace, Map<Id, PoolFacts | undefined>>();

function poolFacts(workspace: Workspace, id: Id): PoolFacts | undefined {
  const known = factsOfPools.get(workspace) ?? new Map<Id, PoolFacts | undefined>();
  factsOfPools.set(workspace, known);
  if (known.has(id)) return known.get(id);
  const facts = readPool(workspace, id);
  known.set(id, facts);
  return facts;
}

function readPool(workspace: Workspace, id: Id): PoolFacts | undefined {
  const pool = workspace.pools.get(id);
  if (pool === undefined) return undefined;
  const hours = pool.works?.id === undefined ? undefined : workspace.hours.get(pool.works.id);
  return { kind: pool.kind, workingDaySeconds: workingDaySeconds(hours && weekOf(hours)) };
}
