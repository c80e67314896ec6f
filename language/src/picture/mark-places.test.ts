/** The words of overlays cover nothing: neither what arrows say, nor boxes, nor each other. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Elk from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { figuresOf, poolsAround } from '../flow/index.ts';
import { onlyThese, readWorkspace, workspaceOf } from '../model/index.ts';
import { DIRECTIONS, layoutPicture, OVERLAY_NAMES, overlayOf, pictureGraph } from './index.ts';
import { markPlaces } from './mark-places.ts';
import { cover } from './sound.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const elk = new Elk();
const sources = globSync(['examples/*.chain', 'examples/*/*.chain'], { cwd: ROOT }).map((path) => ({
  uri: pathToFileURL(join(ROOT, path)).href,
  text: readFileSync(join(ROOT, path), 'utf8'),
}));
const root = `${pathToFileURL(ROOT).href}/`;
const workspace = workspaceOf(readWorkspace(sources, { root, files: onlyThese(sources) }).models);
const overlays = OVERLAY_NAMES.filter((name) => name !== 'none');

describe.each(DIRECTIONS)('drawn %s', (direction) => {
  it.each([...workspace.chains.values()].map((chain) => [chain.name, chain] as const))('%s', async (_, chain) => {
    const layout = await layoutPicture(pictureGraph(chain, workspace, []), (graph) => elk.layout(graph), {
      direction,
      deadlineMs: 30_000,
    });
    const own = figuresOf(workspace).chains.get(chain.id);
    const figures = own && { chain: own, pools: poolsAround(workspace, chain) };
    for (const name of overlays) {
      const overlay = overlayOf(name, { chain, workspace, figures });
      if (overlay === undefined) throw new Error(`no overlay ${name}`);
      const places = markPlaces(layout, overlay);
      const said = layout.nodes.filter(({ node }) => overlay.nodes[node.id]?.text !== undefined);
      expect(places.size, `${name}: every word has a place`).toBe(said.length);
      const marks = [...places].map(([id, { box }]) => ({ id, box }));
      for (const { id, box } of marks) {
        const covered = [
          ...layout.edges.filter(({ label }) => label !== undefined && cover(box, label)).map(({ edge }) => edge.id),
          ...layout.nodes
            .filter(({ node, ...other }) => node.id !== id && cover(box, other))
            .map(({ node }) => node.id),
          ...marks.filter((other) => other.id !== id && cover(box, other.box)).map((other) => `mark of ${other.id}`),
        ];
        expect(covered, `what the mark of ${id} covers in ${name}`).toEqual([]);
      }
    }
  });
});
