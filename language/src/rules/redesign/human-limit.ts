import { type Because, type Chain, REASONS } from '../../model/index.ts';
import type { Problem, ProcessRule } from '../rule.ts';
import { graphOf, nodesOf } from '../shared/graph.ts';
import { called, listed } from '../shared/words.ts';
import page from './human-limit.md';

export const humanLimit: ProcessRule = {
  id: 'human-limit',
  group: 'redesign',
  severity: 'info',
  summary: 'A node, a handoff or a batch is there because of a limit that people have and software need not.',
  page,
  *check(model) {
    for (const chain of model.chains) {
      for (const { because, what, about } of reasonsOf(chain)) {
        const facts = REASONS[because.reason];
        if (!facts.humanLimit) continue;
        const text = because.text === undefined ? facts.summary : `“${because.text}”`;
        yield {
          range: because.place,
          chain: chain.name,
          ...about,
          message: `${what} is there because of ${because.reason} (${text}): a limit of people, not of the work. In a redesign, ask first whether it is needed at all.`,
        };
      }
    }
  },
};

interface Given {
  readonly because: Because;
  readonly what: string;
  readonly about: Pick<Problem, 'node' | 'subject'>;
}

function* reasonsOf(chain: Chain): Generator<Given> {
  for (const node of chain.nodes) {
    const about = { node: node.name, subject: node.id };
    if (node.because !== undefined) yield { because: node.because, what: called(node), about };
    if (node.batch?.because !== undefined)
      yield { because: node.batch.because, what: `The batch of ${called(node)}`, about };
  }
  for (const { because, from, to } of chain.handoffs) {
    if (because === undefined) continue;
    const graph = graphOf(chain);
    const [first] = nodesOf(graph, from);
    yield {
      because,
      what: `The handoff from ${listed(nodesOf(graph, from).map(called))} to ${listed(nodesOf(graph, to).map(called))}`,
      about: first === undefined ? {} : { node: first.name, subject: first.id },
    };
  }
}
