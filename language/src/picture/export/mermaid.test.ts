/** What Mermaid's own parser makes of the charts. */
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import { visible } from '../escape.ts';
import type { PictureEdge, PictureGraph, PictureNode } from '../picture-graph.ts';
import { pictureGraphs } from '../random-graph.fixture.ts';
import { graphOf } from '../text-graph.fixture.ts';
import { drawMermaid, MERMAID_LIMITS } from './mermaid.ts';

interface Read {
  readonly nodes: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly text: string }[];
  readonly lanes: readonly string[];
}

/** Mermaid's numbered characters, as it leaves them between reading and drawing. */
const decoded = (text: string): string =>
  text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code))).replaceAll('<br>', '\n');

let read: (chart: string) => Promise<Read>;

beforeAll(async () => {
  const { window } = new JSDOM('<body></body>');
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  read = async (chart) => {
    // Reads what stands in front of the chart, too.
    await mermaid.parse(chart);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(chart);
    const shown = db as unknown as {
      getVertices: () => ReadonlyMap<string, { readonly id: string; readonly text: string }>;
      getEdges: () => readonly { readonly start: string; readonly end: string; readonly text: string }[];
      getSubGraphs: () => readonly { readonly title: string }[];
    };
    const vertices = [...shown.getVertices().values()];
    const textOf = new Map(vertices.map(({ id, text }) => [id, decoded(text).split('\n')[0] ?? '']));
    return {
      nodes: vertices.map(({ text }) => decoded(text)),
      edges: shown.getEdges().map(({ start, end, text }) => ({
        from: textOf.get(start) ?? '',
        to: textOf.get(end) ?? '',
        text: decoded(text),
      })),
      lanes: shown.getSubGraphs().map(({ title }) => decoded(title)),
    };
  };
});

const CLAIM = `
chain Claim "A claim" {
  start Notice "First notice" from email 60%, form 40%
  step end "Read: the claim" { by Reader  takes 20s  verify "complete" by Handler }
  decision Complete "Is the file complete?" by Core
  wait Missing { takes 2d..10d }
  step Assess { by Handler with Copilot  takes 35min }
  step Pay { by Core }
  step Tell { by Handler }
  end Paid
  Notice   -> end      via email
  end      -> Complete
  end      -> Assess   on exception 3%
  Complete -> Missing  30% when "documents are missing" via email
  Complete -> Assess   70%
  Missing  -> end
  Assess   -> Pay and Tell
  Pay and Tell -> Paid
}
agent Reader "Document reader" { parallel 20 }
agent Copilot
role Handler "Claims handler" { people 4 }
system Core "Policy administration"
`;

test('a chart of an example is the golden one', async () => {
  await expect(drawMermaid(graphOf(CLAIM))).toMatchFileSnapshot('./claim.golden.mmd');
});

test('Mermaid reads the nodes, handoffs and lanes of the picture, with their words', async () => {
  const { nodes, edges, lanes } = await read(drawMermaid(graphOf(CLAIM)));
  expect(lanes).toEqual(
    expect.arrayContaining(['Document reader (20 in parallel)', 'Claims handler (4 people)', 'Policy administration']),
  );
  expect(nodes).toContain('Read: the claim\n20 s · 1 check');
  expect(nodes).toContain('all of these happen');
  expect(edges).toContainEqual({
    from: 'Is the file complete?',
    to: 'Missing',
    text: '30% documents are missing\nemail',
  });
  expect(edges).toContainEqual({ from: 'Read: the claim', to: 'Assess', text: 'on exception 3%' });
  expect(edges).toHaveLength(12);
});

test('what a comparison says stands in signs, too', async () => {
  const graph = graphOf(CLAIM);
  const marks = {
    nodes: { Pay: 'added', Tell: 'removed', Assess: 'changed' },
    edges: { 'end>Complete': 'added', 'Missing>end': 'removed' },
    lanes: {},
  } as const;
  const chart = drawMermaid(graph, { marks });
  const { nodes, edges } = await read(chart);
  expect(nodes).toEqual(expect.arrayContaining(['+ Pay', '− Tell']));
  expect(nodes.find((text) => text.startsWith('≠ Assess'))).toBeDefined();
  expect(edges.map(({ text }) => text)).toEqual(expect.arrayContaining(['+', '−']));
  expect(chart).toMatch(/linkStyle 1 stroke:#2c7a45/);
});

describe('hostile text', () => {
  test.each([
    ['"]; click A "javascript:alert(1)"'],
    ['<img src=x onerror=alert(1)>'],
    ['`**bold** _x_`'],
    ['1. first'],
    ['- item'],
    ['#quot;#35;&amp;'],
    ['%%{init: {"securityLevel":"loose"}}%%'],
    ['fa:fa-car'],
    ['https://example.org www.example.org a@example.org'],
    ['```\n# x'],
    ['end'],
    ['\u202Eright to left'],
    ['$$x^2$$'],
    ['ﬂ°°60¶ß'],
  ])('%j is read as it stands', async (title) => {
    const graph = graphOf(CLAIM);
    const nodes = graph.nodes.map((node, i) => (i === 1 ? { ...node, title, chips: [] } : node));
    const edges = graph.edges.map((edge, i) => (i === 0 ? { ...edge, when: title, channel: 'chat' } : edge));
    const lanes = graph.lanes.map((lane, i) => (i === 0 ? { ...lane, title } : lane));
    const chart = drawMermaid({ ...graph, title, nodes, edges, lanes });
    const found = await read(chart);
    expect(found.nodes).toContain(visible(title).trim());
    expect(found.edges.map(({ text }) => text)).toContain(`${visible(title).trim()}\nchat`);
    expect(chart).not.toMatch(/<(?!br\/>)/);
    expect(chart.slice(chart.indexOf('flowchart'))).not.toMatch(/`|%%|javascript:|https:/);
  });

  test('any picture is a chart that Mermaid reads', async () => {
    await fc.assert(
      fc.asyncProperty(pictureGraphs(), async (graph) => {
        const { nodes, edges } = await read(drawMermaid(graph));
        expect(nodes).toHaveLength(graph.nodes.length);
        expect(edges).toHaveLength(graph.edges.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is too long', () => {
  const PLACE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const long = (count: number): PictureGraph => ({
    file: 'file:///a.chain',
    chain: 'A',
    title: 'Long',
    place: PLACE,
    lanes: [{ id: 'x', title: 'Desk', kind: 'human' }],
    nodes: Array.from(
      { length: count },
      (_, i): PictureNode => ({
        id: `N${i}`,
        kind: 'step',
        lane: 'x',
        title: `Step number ${i}`,
        performer: 'human',
        chips: ['35 min'],
        checks: 0,
        place: PLACE,
        extent: PLACE,
      }),
    ),
    edges: Array.from(
      { length: count - 1 },
      (_, i): PictureEdge => ({
        id: `N${i}>N${i + 1}`,
        from: `N${i}`,
        to: `N${i + 1}`,
        kind: 'normal',
        manual: false,
        place: PLACE,
      }),
    ),
  });

  test.each([[200], [501], [502], [2000]])('%i nodes in a row stay within the limits', async (count) => {
    const chart = drawMermaid(long(count));
    const { nodes, edges } = await read(chart);
    expect(chart.length).toBeLessThanOrEqual(MERMAID_LIMITS.characters);
    expect(edges.length).toBeLessThanOrEqual(MERMAID_LIMITS.edges);
    const left = count - (nodes.length - 1);
    const rest = nodes.find((text) => text.startsWith('…'));
    expect(rest).toBe(
      count < 502
        ? undefined
        : `… ${left} more nodes …\nand ${left - 1} ${left === 2 ? 'handoff' : 'handoffs'} between them\ntoo many for this chart`,
    );
    expect(nodes).toContain('Step number 0\n35 min');
    expect(nodes).toContain(`Step number ${count - 1}\n35 min`);
  });

  test('what changed stays, and the room asked for is kept to', async () => {
    const marks = { nodes: { N150: 'changed' }, edges: {}, lanes: {} } as const;
    const chart = drawMermaid(long(300), { marks, characters: 2_000 });
    expect(chart.length).toBeLessThanOrEqual(2_000);
    expect((await read(chart)).nodes).toEqual(
      expect.arrayContaining(['≠ Step number 150\n35 min', 'Step number 149\n35 min', 'Step number 0\n35 min']),
    );
  });
});
