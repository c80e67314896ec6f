import type { ChainDeclaration, HandoffLine, NodeDeclaration } from '../../grammar/generated/ast.ts';
import { meantProperty, rangeOf, readLiteral, readRate } from '../../grammar/index.ts';
import type * as M from '../model.ts';

import { type Context, compact, isJunk, once, requireName } from './context.ts';
import { buildHandoff } from './handoff.ts';
import { kept } from './kept.ts';
import { buildNamed, idOf, needed, ref } from './names.ts';
import { buildNode } from './node.ts';
import { buildAccept, buildBecause, buildGoal } from './values.ts';

export function buildChain(
  node: ChainDeclaration,
  nodes: readonly NodeDeclaration[],
  handoffs: readonly HandoffLine[],
  context: Context,
): M.Chain {
  const { problems } = context;
  const id = idOf(node);
  const junk = [...(node.body?.junk ?? []), ...(node.body?.handoffs ?? []).filter(isJunk)];
  const unreadable: string[] = junk.flatMap((one) => meantProperty(one) ?? []);
  let owner: M.Ref | undefined;
  let demand: M.Demand | undefined;
  let because: M.Because | undefined;
  const goals: M.Goal[] = [];
  const accepts: M.Accept[] = [];
  for (const property of once(node.body?.properties ?? [], ['goal', 'accept'], context)) {
    switch (property.$type) {
      case 'OwnerProperty':
        owner = needed(property.pool, property, 'pool', 'the name of a role', context);
        if (owner === undefined) unreadable.push('owner');
        break;
      case 'DemandProperty': {
        const rate = readLiteral(property.rate, readRate, problems, {
          at: property,
          expected: 'a rate such as 24/day',
        });
        const during = ref(property.hours, property, 'hours', context);
        if (rate !== undefined) demand = compact<M.Demand>({ rate, during, place: rangeOf(property) });
        else unreadable.push('demand');
        break;
      }
      case 'GoalProperty': {
        const goal = buildGoal(property, context);
        if (goal.length === 0) unreadable.push('goal');
        goals.push(...goal);
        break;
      }
      case 'AcceptProperty':
        accepts.push(...buildAccept(property, context));
        break;
      case 'BecauseProperty':
        because = buildBecause(property, context);
    }
  }
  for (const one of nodes) requireName(one, context);
  return compact<M.Chain>({
    ...buildNamed(node, context),
    redesigns: ref(node.redesigns, node, 'redesigns', context),
    owner,
    demand,
    goals,
    because,
    accepts,
    nodes: nodes
      .filter((one) => one.name !== undefined)
      .map((one) =>
        kept(one, context.docs.get(one.$cstNode?.offset ?? -1) ?? '', context, () => buildNode(one, context)),
      ),
    handoffs: handoffs.map((line, i) => {
      const own = `${id}/${i}`;
      return kept(line, own, context, () => buildHandoff(line, own, context));
    }),
    unreadable,
  });
}
