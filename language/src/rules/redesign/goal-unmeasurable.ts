import { networkOf } from '../../flow/index.ts';
import type { Chain, Node, Related, Workspace } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { verdictsOf } from '../shared/verdicts.ts';
import { called, listed, quoted, relatedNode } from '../shared/words.ts';
import { fileOf, oncePerWorkspace } from '../shared/work.ts';
import page from './goal-unmeasurable.md';

export const goalUnmeasurable: ProcessRule = {
  id: 'goal-unmeasurable',
  group: 'redesign',
  severity: 'warning',
  summary: 'Facts are missing without which nobody can say whether a goal holds.',
  asks: 'figures',
  page,
  *check(model, context) {
    for (const chain of model.chains) {
      const verdicts = verdictsOf(chain, context);
      // Why cases find no way through the chain has findings of its own.
      const isBroken = networkOf(context.workspace, chain).gaps.some(({ kind }) => kind === 'routing');
      if (verdicts === undefined || isBroken) continue;
      for (const { goal, text, needs } of verdicts.goals) {
        if (needs === undefined || needs === 'simulation' || needs.facts.length === 0) continue;
        const gaps = needs.facts.map((fact) => gapOf(fact, chain, context.workspace));
        const facts = gaps.map(({ said }) => said);
        yield {
          range: goal.place,
          chain: chain.name,
          subject: chain.id,
          message: `Nobody can say whether ${quoted(text)} holds: ${facts.length === 1 ? 'one fact is' : `${facts.length} facts are`} missing, ${listed(facts, 'and', facts.length)}. Say ${facts.length === 1 ? 'it' : 'them'}, as an estimate at first: a goal that cannot be measured steers nothing.`,
          related: gaps.flatMap(({ related }) => related ?? []),
        };
      }
    }
  },
};

interface SaidGap {
  readonly said: string;
  /** The node that lacks it. */
  readonly related?: Related;
}

/** People that are shared bring in what other chains do not say: then the message names the chain. */
function gapOf(fact: string, chain: Chain, workspace: Workspace): SaidGap {
  const [of, node] = lackedBy(workspace, chain).get(fact) ?? firstLacks(workspace).get(fact) ?? [];
  if (of === undefined || node === undefined) return { said: fact };
  const said = of === chain ? fact : `${fact} in ${called(of)}`;
  return { said, related: relatedNode(fileOf(node.id), node, `${fact} is not said`) };
}

type Lacks = ReadonlyMap<string, readonly [Chain, Node]>;

/** What the nodes of a chain do not say, each fact with the first that lacks it. */
function lackedBy(workspace: Workspace, chain: Chain): Lacks {
  const { gaps, points } = networkOf(workspace, chain);
  const lacks = new Map<string, readonly [Chain, Node]>();
  for (const { fact, point } of gaps) {
    const node = point === undefined ? undefined : workspace.nodes.get(points[point]?.node ?? '');
    if (node !== undefined && !lacks.has(fact)) lacks.set(fact, [chain, node]);
  }
  return lacks;
}

const firstLacks = oncePerWorkspace((workspace): Lacks => {
  const all = [...workspace.chains.values()].flatMap((chain) => [...lackedBy(workspace, chain)]);
  return new Map(all.reverse());
});
