/** Diagrams that draw.io opens: well-formed, everything in its place. */
import Elk from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { layoutPicture } from '../layout.ts';
import type { PictureGraph } from '../picture-graph.ts';
import { pictureGraphs } from '../random-graph.fixture.ts';
import type { PictureLayout } from '../sized.ts';
import { graphOf } from '../text-graph.fixture.ts';
import { drawDrawio } from './drawio.ts';

const elk = new Elk();
const lay = (graph: PictureGraph) => layoutPicture(graph, (one) => elk.layout(one), { deadlineMs: 30_000 });

interface Geometry {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly Array?: { readonly mxPoint: readonly { readonly x: number; readonly y: number }[] };
}
interface Cell {
  readonly id: string;
  readonly value?: string;
  readonly style?: string;
  readonly parent?: string;
  readonly source?: string;
  readonly target?: string;
  readonly mxGeometry?: Geometry;
}

function cellsOf(xml: string): readonly Cell[] {
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    htmlEntities: true,
    isArray: (name) => name === 'mxCell' || name === 'mxPoint',
  });
  return parser.parse(xml).mxfile.diagram.mxGraphModel.root.mxCell;
}

/** Where the cells of the lanes say that everything stands. */
function placesOf(cells: readonly Cell[]): ReadonlyMap<string, { x: number; y: number }> {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const place = (id: string | undefined): { x: number; y: number } => {
    const cell = byId.get(id ?? '');
    if (cell?.mxGeometry === undefined) return { x: 0, y: 0 };
    const around = place(cell.parent);
    return { x: around.x + Number(cell.mxGeometry.x ?? 0), y: around.y + Number(cell.mxGeometry.y ?? 0) };
  };
  return new Map(cells.map(({ id }) => [id, place(id)]));
}

const TEXT = `
chain Claim "A claim & more" {
  start Notice
  step Read "Read \\"it\\"" { by Reader  takes 20s  verify "complete" by Handler }
  decision Complete by Handler
  end Paid
  end Refused
  Notice -> Read via email
  Read -> Complete
  Complete -> Paid 30% when "a < b"
  Complete -> Refused 70%
}
agent Reader { parallel 20 }
role Handler "Claims handler" { people 4 }
`;

test('lanes hold their nodes, arrows join them, labels are there', async () => {
  const layout = await lay(graphOf(TEXT));
  const cells = cellsOf(drawDrawio(layout));
  const named = (value: string) => cells.find((cell) => cell.value === value);
  const lane = named('Claims handler\n4 people');
  expect(lane?.style).toContain('swimlane');
  expect(named('Complete')?.parent).toBe(lane?.id);
  expect(named('Read "it"\n20 s · 1 check')).toBeDefined();
  const arrow = named('30% a < b');
  expect(arrow).toMatchObject({ source: named('Complete')?.id, target: named('Paid')?.id });
  const places = placesOf(cells);
  for (const { node, x, y } of layout.nodes) {
    const cell = cells.find((one) => one.value?.split('\n')[0] === node.title);
    expect(places.get(cell?.id ?? '')?.x).toBeCloseTo(x, 0);
    expect(places.get(cell?.id ?? '')?.y).toBeCloseTo(y, 0);
  }
});

test('no text is markup to draw.io', async () => {
  const layout = await lay(graphOf(TEXT.replace('A claim & more', '<img src=x onerror=alert(1)>')));
  for (const { style = 'html=0', value } of cellsOf(drawDrawio(layout))) {
    if (value !== undefined) expect(style).toContain('html=0');
  }
});

test('any picture is well-formed, and every arrow has two ends', async () => {
  await fc.assert(
    fc.asyncProperty(pictureGraphs(), async (graph) => {
      const layout: PictureLayout = await lay(graph);
      const cells = cellsOf(drawDrawio(layout));
      const ids = new Set(cells.map(({ id }) => id));
      expect(ids.size).toBe(cells.length);
      expect(cells).toHaveLength(2 + layout.lanes.length + layout.nodes.length + layout.edges.length);
      const arrows = cells.filter(({ source }) => source !== undefined);
      expect(arrows.every(({ source = '', target = '' }) => ids.has(source) && ids.has(target))).toBe(true);
    }),
    { numRuns: 40 },
  );
});
