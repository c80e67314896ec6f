/** What an edit moves. The last picture is a hint: what did not change stays where it was. */
import { readdirSync, readFileSync } from 'node:fs';
import Elk from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { onlyThese, readWorkspace, workspaceOf } from '../model/index.ts';
import { layoutPicture, type PictureGraph, type PictureLayout, pictureGraph } from './index.ts';
import { edited, plausibleGraph, randomNumbers } from './random-edits.fixture.ts';
import { renamedFrom } from './renamed.ts';

const elk = new Elk();
const EXAMPLES = new URL('../../../examples/', import.meta.url);

const lay = (graph: PictureGraph, last?: PictureLayout): Promise<PictureLayout> =>
  layoutPicture(graph, (one) => elk.layout(one), { deadlineMs: 60_000, last });

function exampleGraphs(): readonly PictureGraph[] {
  const names = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.chain'));
  const sources = names.map((name) => {
    const url = new URL(name, EXAMPLES);
    return { uri: url.href, text: readFileSync(url, 'utf8') };
  });
  const { models } = readWorkspace(sources, { root: EXAMPLES.href, files: onlyThese(sources) });
  const workspace = workspaceOf(models);
  return models.flatMap(({ chains }) => chains.map((chain) => pictureGraph(chain, workspace, [])));
}

interface Moved {
  /** Of each edit, the median of how far what was there before and after it moved. */
  readonly medians: readonly number[];
  /** Pairs of one lane whose order along the flow, or within a column across it, is another than before. */
  readonly flips: number;
  readonly pairs: number;
  /** Of the picture with the hint by that without. */
  readonly areas: readonly number[];
}

const NOTICED = 10;
const COLUMN = 60;

async function moved(graphs: readonly PictureGraph[], edits: number): Promise<Moved> {
  const random = randomNumbers(20_270_331);
  const medians: number[] = [];
  const areas: number[] = [];
  let flips = 0;
  let pairs = 0;
  for (const graph of graphs) {
    let last = await lay(graph);
    for (let i = 0; i < edits; i++) {
      const next = edited(last.graph, random);
      const fresh = await lay(next);
      const now = await lay(next, last);
      areas.push((now.width * now.height) / (fresh.width * fresh.height));
      const kept = keptOf(last, now);
      medians.push(median(kept.map(({ before, after }) => Math.hypot(after.x - before.x, after.y - before.y))));
      for (const one of kept) {
        for (const other of kept) {
          if (one === other || one.lane !== other.lane) continue;
          pairs++;
          const inColumn = Math.abs(one.before.x - other.before.x) < COLUMN;
          if (flipped(one, other, 'x') || (inColumn && flipped(one, other, 'y'))) flips++;
        }
      }
      last = now;
    }
  }
  return { medians, flips, pairs, areas };
}

interface Kept {
  readonly lane: string;
  readonly before: { readonly x: number; readonly y: number };
  readonly after: { readonly x: number; readonly y: number };
}

function keptOf(last: PictureLayout, now: PictureLayout): readonly Kept[] {
  const nowOf = renamedFrom(last.graph, now.graph);
  const places = new Map(now.nodes.map((one) => [one.node.id, one]));
  const centre = ({ x, y, width, height }: PictureLayout['nodes'][number]) => ({ x: x + width / 2, y: y + height / 2 });
  return last.nodes.flatMap((one) => {
    const after = places.get(nowOf.get(one.node.id) ?? '');
    return after === undefined ? [] : [{ lane: after.node.lane, before: centre(one), after: centre(after) }];
  });
}

function flipped(one: Kept, other: Kept, by: 'x' | 'y'): boolean {
  const before = one.before[by] - other.before[by];
  const after = one.after[by] - other.after[by];
  return Math.abs(before) > NOTICED && Math.abs(after) > NOTICED && before * after < 0;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

describe('an edit', () => {
  const random = randomNumbers(7);
  const graphs = [...exampleGraphs(), ...[10, 25, 50].map((size) => plausibleGraph(size, random))];

  it('moves half of the edited pictures not at all, and changes the order of hardly anything', async () => {
    const { medians, flips, pairs, areas } = await moved(graphs, 4);
    expect(graphs.length).toBeGreaterThan(8);
    expect(median(medians)).toBeLessThan(1);
    expect(flips / pairs).toBeLessThan(0.0005);
    // And the picture does not fall apart for it.
    expect(Math.max(...areas)).toBeLessThan(1.6);
  });

  it('that only renames a step moves none', async () => {
    for (const graph of graphs) {
      const before = await lay(graph);
      const step = graph.nodes.find(({ kind }) => kind === 'step');
      const text = JSON.stringify(graph).replaceAll(`"${step?.id}"`, `"${step?.id}y"`);
      const after = await lay(JSON.parse(text), before);
      expect(after.nodes.map(({ x, y }) => [x, y])).toEqual(before.nodes.map(({ x, y }) => [x, y]));
    }
  });

  it('that is undone brings back the picture of before', async () => {
    for (const graph of graphs) {
      const before = await lay(graph);
      const between = await lay(edited(graph, randomNumbers(3)), before);
      const after = await lay(graph, between);
      expect(after.lanes.map(({ lane }) => lane.id)).toEqual(before.lanes.map(({ lane }) => lane.id));
      expect(
        keptOf(before, after).filter((one) =>
          keptOf(before, after).some((other) => one !== other && one.lane === other.lane && flipped(one, other, 'x')),
        ),
      ).toEqual([]);
    }
  });
});
