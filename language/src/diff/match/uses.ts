/** Who uses what: for each declaration, what names it and as what. */
import type { Id, Ref, Workspace } from '../../model/index.ts';

export interface Use {
  /** `by`, `owner`, `in`, `works`, … */
  readonly as: string;
  /** Node, chain or pool. */
  readonly user: Id;
}

export function usesOf(workspace: Workspace): ReadonlyMap<Id, readonly Use[]> {
  const uses = new Map<Id, Use[]>();
  const add = (as: string, user: Id, ...refs: readonly (Ref | undefined)[]) => {
    for (const ref of refs) {
      if (ref?.id === undefined) continue;
      const some = uses.get(ref.id);
      if (some === undefined) uses.set(ref.id, [{ as, user }]);
      else some.push({ as, user });
    }
  };
  for (const model of workspace.models) {
    for (const { id, works, knows, backup } of model.pools) {
      add('works', id, works);
      add('backup', id, backup);
      add('knows', id, ...knows.map(({ field }) => field));
    }
    for (const chain of model.chains) {
      add('owner', chain.id, chain.owner);
      add('during', chain.id, chain.demand?.during);
      add('redesigns', chain.id, chain.redesigns);
      for (const node of chain.nodes) {
        add('by', node.id, node.by?.pool);
        add('with', node.id, node.by?.with);
        add('owner', node.id, node.owner);
        add('field', node.id, node.field);
        add('runs', node.id, node.runs);
        add('in', node.id, ...node.in);
        add('out', node.id, ...node.out);
        for (const { against, by } of node.verifies) {
          add('against', node.id, ...against);
          add('verify by', node.id, by);
        }
      }
      for (const { from, carrying } of chain.handoffs)
        for (const { id } of from) if (id !== undefined) add('carrying', id, ...carrying);
    }
  }
  return uses;
}
