/** Badges of findings at arrows, and the words at the heads of lanes: on nothing that is to be read. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Elk from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onlyThese, readWorkspace, workspaceOf } from '../model/index.ts';
import {
  DIRECTIONS,
  type Direction,
  drawSvg,
  layoutPicture,
  type PictureGraph,
  type PictureLayout,
  pictureGraph,
} from './index.ts';
import { MARK_HEIGHT } from './mark-places.ts';
import { textWidth } from './measure.ts';
import type { Marks } from './overlays/index.ts';
import { pictureGraphs } from './random-graph.fixture.ts';
import { TITLE } from './shapes.ts';
import { cover } from './sound.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const elk = new Elk();
const sources = globSync(['examples/*.chain', 'examples/*/*.chain'], { cwd: ROOT }).map((path) => ({
  uri: pathToFileURL(join(ROOT, path)).href,
  text: readFileSync(join(ROOT, path), 'utf8'),
}));
const root = `${pathToFileURL(ROOT).href}/`;
const workspace = workspaceOf(readWorkspace(sources, { root, files: onlyThese(sources) }).models);

const lay = (graph: PictureGraph, direction: Direction): Promise<PictureLayout> =>
  layoutPicture(graph, (one) => elk.layout(one), { deadlineMs: 30_000, direction });

it.each(DIRECTIONS)('a badge at an arrow lies on no label and no box: %s', async (direction) => {
  const faults: string[] = [];
  let count = 0;
  let arrows = 0;
  for (const chain of workspace.chains.values()) {
    const graph = pictureGraph(chain, workspace, []);
    // At every arrow, for nobody knows which of them will have findings.
    const badge = { severity: 'warning', count: 1, messages: ['A finding'] } as const;
    const layout = await lay({ ...graph, edges: graph.edges.map((edge) => ({ ...edge, badge })) }, direction);
    arrows += layout.edges.length;
    const svg = drawSvg(layout, { theme: 'light', standalone: true });
    const badges = /data-edge="([^"]*)"[^\n]*class="cw-badge"[^>]*translate\((\S+) (\S+)\)/g;
    for (const [, of, x, y] of svg.matchAll(badges)) {
      count++;
      const box = { x: Number(x) - 9, y: Number(y) - 9, width: 18, height: 18 };
      for (const { edge, label } of layout.edges) {
        if (label !== undefined && cover(box, label)) faults.push(`${chain.name}: ${of} on the label of ${edge.id}`);
      }
      for (const one of layout.nodes) if (cover(box, one)) faults.push(`${chain.name}: ${of} on ${one.node.id}`);
    }
  }
  expect(faults).toEqual([]);
  expect(count).toBe(arrows);
});

/** Something at every lane. */
const everyLane = ({ lanes }: PictureGraph): Marks => ({
  title: 'Load:',
  nodes: {},
  lanes: Object.fromEntries(lanes.map(({ id }) => [id, { tone: 'full', text: 'load 100%' }])),
  legend: [],
});

it('the heads of lanes stay where they are with an overlay, and its words cover none of theirs', async () => {
  await fc.assert(
    fc.asyncProperty(pictureGraphs(), fc.constantFrom(...DIRECTIONS), async (graph, direction) => {
      const layout = await lay(graph, direction);
      const draw = (overlay?: Marks) => drawSvg(layout, { theme: 'editor', standalone: false, overlay });
      // Of a lane's own line of the drawing: in boxes the places are those of the box.
      const words = (svg: string) =>
        svg
          .split('\n')
          .filter((line) => line.includes(' data-lane='))
          .flatMap((line) => [...line.matchAll(/<text class="cw-(?:lane-title|chip)" x="(\S+)" y="(\S+)">([^<]*)/g)]);
      const shown = draw(everyLane(graph));
      expect(words(shown).map(([word]) => word)).toEqual(words(draw()).map(([word]) => word));
      const marks = [...shown.matchAll(/<rect class="cw-mark" x="(\S+)" y="(\S+)" width="(\S+)"/g)].map(
        ([, x, y, width]) => ({ x: Number(x), y: Number(y), width: Number(width), height: MARK_HEIGHT }),
      );
      expect(marks).toHaveLength(layout.lanes.length);
      for (const mark of marks) {
        expect(layout.lanes.some((lane) => mark.y >= lane.y && mark.y + mark.height <= lane.y + lane.height)).toBe(
          true,
        );
        for (const [, x, y, text = ''] of words(shown)) {
          const line = { x: Number(x), y: Number(y) - 8, width: textWidth(text, TITLE), height: 9 };
          expect(cover(mark, line), text).toBe(false);
        }
      }
    }),
    { numRuns: 60 },
  );
});
