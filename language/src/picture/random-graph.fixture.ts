/** Pictures of any shape, for the properties. */
import fc from 'fast-check';
import type { PictureEdge, PictureGraph, PictureNode } from './picture-graph.ts';

const PLACE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const KINDS = ['start', 'step', 'step', 'step', 'decision', 'wait', 'end', 'fork', 'join'] as const;
const PERFORMERS = ['human', 'agent', 'system', 'assisted', 'nobody'] as const;

/** Words as people write them, and words as nobody should. */
export const title: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.stringMatching(/^[a-zA-Z]{1,14}$/), { minLength: 1, maxLength: 9 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    ']]>',
    '&amp;',
    '"\'',
    'a\u0000b\u001b[31m',
    '\ud800',
    '漢字の題名です',
    'W'.repeat(90),
  ),
);

const optionalTitle = fc.option(title, { nil: undefined });

const badge = fc.option(
  fc.record({
    severity: fc.constantFrom('error', 'warning', 'info'),
    count: fc.integer({ min: 1, max: 20 }),
    messages: fc.array(title, { maxLength: 2 }),
  }),
  { nil: undefined, freq: 3 },
);

export const pictureGraphs = ({ most = 14 } = {}): fc.Arbitrary<PictureGraph> =>
  fc
    .record({ lanes: fc.integer({ min: 1, max: 4 }), nodes: fc.integer({ min: 1, max: most }) })
    .chain(({ lanes, nodes }) =>
      fc
        .record({
          title,
          laneTitles: fc.array(title, { minLength: lanes, maxLength: lanes }),
          nodes: fc.array(nodeFacts(lanes), { minLength: nodes, maxLength: nodes }),
          edges: fc.array(edgeFacts(nodes), { maxLength: nodes * 2 }),
        })
        .map((facts) => ({
          file: 'file:///a.chain',
          chain: 'A',
          title: facts.title,
          lanes: facts.laneTitles.flatMap((one, i) =>
            facts.nodes.some((node) => node.lane === `lane${i}`)
              ? [{ id: `lane${i}`, title: one, kind: 'human' as const }]
              : [],
          ),
          nodes: facts.nodes.map((node, i): PictureNode => ({ ...node, id: `N${i}` })),
          edges: facts.edges.map((edge, i): PictureEdge => ({ ...edge, id: `E${i}` })),
          place: PLACE,
        })),
    );

function nodeFacts(lanes: number): fc.Arbitrary<Omit<PictureNode, 'id'>> {
  return fc
    .record({
      kind: fc.constantFrom(...KINDS),
      lane: fc.integer({ min: 0, max: lanes - 1 }).map((i) => `lane${i}`),
      title,
      performer: fc.constantFrom(...PERFORMERS),
      chips: fc.array(title, { maxLength: 3 }),
      checks: fc.nat(3),
      badge,
    })
    .map(({ badge: found, ...node }) => ({ ...node, ...(found && { badge: found }), place: PLACE, extent: PLACE }));
}

function edgeFacts(nodes: number): fc.Arbitrary<Omit<PictureEdge, 'id'>> {
  const node = fc.integer({ min: 0, max: nodes - 1 }).map((i) => `N${i}`);
  return fc
    .record({
      from: node,
      to: node,
      kind: fc.constantFrom('normal', 'normal', 'exception', 'reject', 'timeout', 'end'),
      manual: fc.boolean(),
      share: fc.option(fc.constantFrom('30%', '2.5%'), { nil: undefined }),
      when: optionalTitle,
      channel: fc.option(fc.constantFrom('email', 'queue'), { nil: undefined }),
      badge,
    })
    .map(({ share, when, channel, badge: found, ...edge }) => ({
      ...edge,
      ...(share !== undefined && { share }),
      ...(when !== undefined && { when }),
      ...(channel !== undefined && { channel }),
      ...(found && { badge: found }),
      place: PLACE,
    }));
}
