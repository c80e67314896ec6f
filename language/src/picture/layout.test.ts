import Elk, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headLength, laneHeader } from './bands.ts';
import { visible } from './escape.ts';
import { HEADING } from './frame.ts';
import {
  collapsed,
  DIRECTIONS,
  type Direction,
  type Elk as ElkPort,
  layoutPicture,
  type PictureGraph,
  type PictureLayout,
} from './index.ts';
import { lineWidth } from './labels.ts';
import { textWidth } from './measure.ts';
import { pictureGraphs } from './random-graph.fixture.ts';
import { CHIP, insetAt, TITLE } from './shapes.ts';
import type { Box } from './sized.ts';
import { graphOf } from './text-graph.fixture.ts';

const elk = new Elk();
const byElk: ElkPort = (graph: ElkNode) => elk.layout(graph);
const noElk: ElkPort = () => Promise.reject(new Error('no worker'));
const lay = (graph: PictureGraph, engine: ElkPort, direction?: Direction): Promise<PictureLayout> =>
  layoutPicture(graph, engine, { deadlineMs: 30_000, direction });

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const within = (box: Box, outer: Box): boolean =>
  box.x >= outer.x &&
  box.y >= outer.y &&
  box.x + box.width <= outer.x + outer.width &&
  box.y + box.height <= outer.y + outer.height;

/** The box of a stretch of an arrow, a hair thick, so that touching is not crossing. */
function stretches({ edges }: PictureLayout): readonly { from: string; to: string; box: Box }[] {
  return edges.flatMap(({ edge, points }) =>
    points.slice(1).map((end, i) => {
      const start = points[i] ?? end;
      const box = {
        x: Math.min(start.x, end.x) + 0.01,
        y: Math.min(start.y, end.y) + 0.01,
        width: Math.abs(start.x - end.x) - 0.02,
        height: Math.abs(start.y - end.y) - 0.02,
      };
      return {
        from: edge.from,
        to: edge.to,
        box: { ...box, width: Math.max(box.width, 0.01), height: Math.max(box.height, 0.01) },
      };
    }),
  );
}

function faultsOf(layout: PictureLayout): readonly string[] {
  const faults: string[] = [];
  const { nodes, lanes, edges } = layout;
  nodes.forEach((one, i) => {
    const lane = lanes.find((other) => other.lane.id === one.node.lane);
    if (lanes.length > 0 && (lane === undefined || !within(one, lane))) faults.push(`${one.node.id} left its lane`);
    for (const other of nodes.slice(i + 1))
      if (overlap(one, other)) faults.push(`${one.node.id} covers ${other.node.id}`);
    for (const { from, to, box } of stretches(layout)) {
      if (from !== one.node.id && to !== one.node.id && overlap(box, one))
        faults.push(`${from}>${to} runs through ${one.node.id}`);
    }
  });
  const labels = edges.flatMap(({ edge, label }) => (label === undefined ? [] : [{ id: edge.id, label }]));
  labels.forEach(({ id, label }, i) => {
    if (label.x < 0 || label.y < 0 || label.x + label.width > layout.width || label.y + label.height > layout.height) {
      faults.push(`the label of ${id} leaves the picture`);
    }
    for (const node of nodes) if (overlap(label, node)) faults.push(`the label of ${id} covers ${node.node.id}`);
    for (const other of labels.slice(i + 1))
      if (overlap(label, other.label)) faults.push(`labels of ${id} and ${other.id} overlap`);
    for (const line of label.lines)
      if (lineWidth(line) > label.width + 0.01) faults.push(`the label of ${id} is too narrow`);
  });
  for (const { lane, height } of lanes) {
    if (laneHeader(lane).height > (layout.direction === 'down' ? headLength(layout) : height))
      faults.push(`the title of ${lane.id} leaves its lane`);
  }
  if (textWidth(visible(layout.graph.title), HEADING) > layout.width) faults.push('the title leaves the picture');
  for (const { node, shape, width, height } of nodes) {
    const widest = Math.max(
      0,
      ...shape.title.map((line) => textWidth(line, TITLE) + 22),
      ...shape.chips.map((line) => textWidth(line, CHIP)),
    );
    const room = width - shape.textX - insetAt(node.kind, width, height, height / 2);
    if (widest > room) faults.push(`the text of ${node.id} leaves its box`);
  }
  return faults;
}

describe.each([
  ['ELK', byElk],
  ['our own', noElk],
] as const)('the layout of %s', (_, engine) => {
  it.each(DIRECTIONS)('keeps boxes in their lanes and apart, arrows out of boxes, labels readable: %s', async (way) => {
    await fc.assert(
      fc.asyncProperty(pictureGraphs(), async (graph) => {
        expect(faultsOf(await lay(graph, engine, way))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(DIRECTIONS)('does so without lanes, and where only the signs of a lane are shown: %s', async (way) => {
    await fc.assert(
      fc.asyncProperty(pictureGraphs({ most: 8 }), fc.boolean(), async (graph, off) => {
        const shown = off
          ? { ...graph, lanes: [], nodes: graph.nodes.map((node) => ({ ...node, lane: '' })) }
          : collapsed(graph, new Set(['lane0', 'lane2']));
        expect(faultsOf(await lay(shown, engine, way))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('labels of arrows side by side stand apart, where only the signs of a lane are shown', async () => {
    const endless = 'W'.repeat(90);
    const graph = graphOf(`role Clerk { people 2 }
chain A {
  start From
  step To "" { by Clerk }
  end Out
  From -> To via email
  From -> To when "AAaA AAaaaaaAAAA aAGa" via email
  From -> To when "${endless}"
  To -> Out
}
`);
    const shown = collapsed(graph, new Set(graph.lanes.map(({ id }) => id)));
    for (const way of DIRECTIONS) expect(faultsOf(await lay(shown, engine, way))).toEqual([]);
  });

  it('is the same for the same graph', async () => {
    await fc.assert(
      fc.asyncProperty(pictureGraphs(), async (graph) => {
        expect(await lay(graph, engine)).toEqual(await lay(structuredClone(graph), engine));
      }),
      { numRuns: 20 },
    );
  });
});
