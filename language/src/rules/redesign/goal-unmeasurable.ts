import { goalFigures, networkOf } from '../../flow/index.ts';
import type { Chain, Related, Workspace } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { isSound } from '../shared/readable.ts';
import { called, listed, quoted, relatedNode } from '../shared/words.ts';
import { fileOf } from '../shared/work.ts';
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
      const figures = chain.goals.length === 0 ? undefined : context.figures.chains.get(chain.id);
      // Cases that find no way through the chain have findings of their own.
      if (figures === undefined || figures.nodes.length === 0 || !isSound(chain, context)) continue;
      for (const { goal, text, needs } of goalFigures(context.workspace, chain, figures)) {
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
  for (const one of [chain, ...workspace.chains.values()]) {
    const network = networkOf(workspace, one);
    const gap = network.gaps.find((some) => some.fact === fact && some.point !== undefined);
    const node = gap?.point === undefined ? undefined : workspace.nodes.get(network.points[gap.point]?.node ?? '');
    if (node === undefined) continue;
    const said = one === chain ? fact : `${fact} in ${called(one)}`;
    return { said, related: relatedNode(fileOf(node.id), node, `${fact} is not said`) };
  }
  return { said: fact };
}
