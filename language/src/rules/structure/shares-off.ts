import type { Chain, ChainModel, Node } from '../../model/index.ts';
import type { Problem, ProcessRule } from '../rule.ts';
import { atNode, isUnreadable } from '../shared/chains.ts';
import { graphOf, hasUnreadableLines, hasWayFromUnknown, isAlternative } from '../shared/graph.ts';
import { wrongSum } from '../shared/shares.ts';
import { called, percent } from '../shared/words.ts';
import page from './shares-off.md';

export const sharesOff: ProcessRule = {
  id: 'shares-off',
  group: 'structure',
  severity: 'error',
  summary: 'Shares that belong together do not add up to 100%.',
  page,
  *check(model, context) {
    for (const chain of model.chains) {
      // A share may stand on a line that could not be read, or come from a name that means nothing.
      const isTorn = hasUnreadableLines(chain, model.file, context);
      yield* ofStarts(chain, isTorn);
      yield* ofHandoffs(model, chain, isTorn || hasWayFromUnknown(graphOf(chain)));
    }
  },
};

function* ofStarts(chain: Chain, mayLack: boolean): Generator<Problem> {
  const starts = chain.nodes.filter((node) => node.kind === 'start');
  const first = starts.find((start) => start.share !== undefined);
  const sum = starts.some((start) => isUnreadable(start, 'share'))
    ? undefined
    : wrongSum(starts.map((start) => start.share?.value));
  if (first !== undefined && sum !== undefined && !(mayLack && sum < 1)) {
    yield atNode(
      chain,
      first,
      `The starts of ${called(chain)} get ${percent(sum)} of the demand together. ${remedy(sum)}`,
    );
  }
  for (const start of starts) {
    const channels = isUnreadable(start, 'from', 'share')
      ? undefined
      : wrongSum(start.channels.map((channel) => channel.share));
    if (channels === undefined) continue;
    yield atNode(chain, start, `The channels of ${called(start)} add up to ${percent(channels)}. ${remedy(channels)}`);
  }
}

function* ofHandoffs(model: ChainModel, chain: Chain, mayLack: boolean): Generator<Problem> {
  const graph = graphOf(chain);
  const said = new Set<string>();
  for (const [index, node] of graph.nodes.entries()) {
    const out = graph.out[index] ?? [];
    // Most nodes have one way out, of which nothing is said.
    if (out.every(({ share, on }) => share === undefined && on === undefined)) continue;
    const alternatives = out.filter(isAlternative);
    const first = alternatives.find((handoff) => handoff.share !== undefined);
    const sum = wrongSum(
      alternatives.map((handoff) => (isUnreadable(handoff, 'share') ? undefined : handoff.share?.value)),
    );
    // The sources of a join share its lines: said once.
    if (first !== undefined && sum !== undefined && !(mayLack && sum < 1) && !said.has(first.id)) {
      said.add(first.id);
      const others = alternatives.filter((handoff) => handoff !== first && handoff.share !== undefined);
      yield {
        ...atHandoff(
          chain,
          node,
          first.place,
          `The ways out of ${called(node)} add up to ${percent(sum)}. ${remedy(sum)}`,
        ),
        related: others.slice(0, 9).map((handoff) => ({
          file: model.file,
          range: handoff.place,
          message: `another ${percent(handoff.share?.value ?? 0)} of ${called(node)}`,
        })),
      };
    }
    const exceptions = out.filter((handoff) => handoff.on?.kind === 'exception');
    const taken = exceptions.reduce((total, { on }) => total + (on?.kind === 'exception' ? on.share : 0), 0);
    const [exception] = exceptions;
    if (exception !== undefined && taken > 1 - 1e-9) {
      yield atHandoff(
        chain,
        node,
        exception.place,
        `Exceptions take ${percent(taken)} of the cases of ${called(node)}, so nothing is left for its other ways. An exception is the share that it cannot handle: lower it.`,
      );
    }
  }
}

function atHandoff(chain: Chain, node: Node, range: Problem['range'], message: string): Problem {
  return { range, chain: chain.name, node: node.name, subject: node.id, message };
}

function remedy(sum: number): string {
  return sum > 1
    ? `More cases would leave than come: take ${percent(sum - 1)} away, or leave out the share that takes the rest.`
    : `${percent(1 - sum)} of the cases would go nowhere: give them a way, or leave out the share that takes the rest.`;
}
