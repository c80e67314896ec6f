import { type Handoff, isHuman, type Node, poolOf, type Workspace } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { aiStepsOf, isOfAllCases } from '../shared/ai.ts';
import { atNode, isTorn, isUnreadable } from '../shared/chains.ts';
import { graphOf, hasUnreadableLines, waysOut } from '../shared/graph.ts';
import { called } from '../shared/words.ts';
import page from './no-exception-path.md';

export const noExceptionPath: ProcessRule = {
  id: 'no-exception-path',
  group: 'wall',
  severity: 'warning',
  summary: 'An agent has no way out for the cases that it cannot handle.',
  page,
  *check(model, context) {
    for (const { chain, node, performer, isAiDone, isConceptWork } of aiStepsOf(model, context.workspace)) {
      if (!isAiDone || isConceptWork || isUnreadable(node, 'work')) continue;
      const ways = waysOut(graphOf(chain), node);
      if (ways.some((way) => way.on?.kind === 'exception' || isUnclear(way) || isTorn(way.place, model.file, context)))
        continue;
      const rejects = ways.some((way) => way.on?.kind === 'reject');
      if (rejects && isCheckedByPeople(node, context.workspace)) continue;
      // The exception may be on a line that could not be read, or out of a name that means nothing.
      if (hasUnreadableLines(chain, model.file, context)) continue;
      if (chain.handoffs.some((way) => isAstray(way.from) && (way.on?.kind === 'exception' || isUnclear(way))))
        continue;
      yield atNode(
        chain,
        node,
        `${called(performer)} has no way to say that it cannot do ${called(node)}: what it does not understand it does anyway, and nobody sees which cases these were. Add ${node.name} -> somebody who knows the work on exception and the share of such cases.`,
      );
    }
  },
};

/** Does it say when it is taken in a way that could not be read, or by a name that means nothing? */
function isUnclear(way: Handoff): boolean {
  return isUnreadable(way, 'on') || (way.on?.kind === 'end' && way.on.end.id === undefined);
}

/** Do people look at every case, or may they for all that the text says? */
function isCheckedByPeople(node: Node, workspace: Workspace): boolean {
  if (isUnreadable(node, 'verify')) return true;
  return node.verifies.some(
    (verify) =>
      verify.by !== undefined &&
      isOfAllCases(verify) &&
      (verify.by.id === undefined || isHuman(poolOf(workspace, verify.by))),
  );
}

function isAstray(from: readonly { readonly id?: string }[]): boolean {
  return from.length === 0 || from.some(({ id }) => id === undefined);
}
