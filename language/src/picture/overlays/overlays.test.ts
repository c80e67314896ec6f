import Elk from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, poolsAround } from '../../flow/index.ts';
import { type Chain, onlyThese, readWorkspace, type Workspace, workspaceOf } from '../../model/index.ts';
import {
  collapsed,
  drawSvg,
  layoutPicture,
  OVERLAY_NAMES,
  type OverlayName,
  overlayOf,
  pictureGraph,
} from '../index.ts';

const elk = new Elk();

const CLAIM = `
hours office Mon-Fri 09:00-17:00
chain Claim "A claim" {
  demand 24/day during office
  start Notice
  step Read "Read the claim" { by Reader  work extraction  takes 20s  quality 98%  verify "complete" by Handler takes 1min sample 10% }
  wait Answer { takes 1d }
  step Assess "Assess liability" { by Handler with Copilot  work judgement  takes 35min }
  step Opinion { by Counsel  work legal  stakes high  takes 2h }
  step Tell { by Handler  work forwarding  takes 2min }
  end Paid
  Notice  -> Read
  Read    -> Assess 90%
  Read    -> Answer 10%
  Answer  -> Assess
  Assess  -> Opinion 10%
  Assess  -> Tell 90%
  Opinion -> Tell
  Tell    -> Paid
}
agent Reader { parallel 20 }
agent Copilot
role Handler "Claims handler" { people 3  works office }
person Counsel { works office }
`;

function read(text: string): { readonly workspace: Workspace; readonly chain: Chain } {
  const sources = [{ uri: 'file:///w/a.chain', text }];
  const { models } = readWorkspace(sources, { root: 'file:///w/', files: onlyThese(sources) });
  const workspace = workspaceOf(models);
  const chain = models[0]?.chains[0];
  if (chain === undefined) throw new Error('no chain in the fixture');
  return { workspace, chain };
}

function overlay(name: OverlayName, text = CLAIM) {
  const { workspace, chain } = read(text);
  const own = figuresOf(workspace).chains.get(chain.id);
  const figures = own && { chain: own, pools: poolsAround(workspace, chain) };
  const found = overlayOf(name, { chain, workspace, figures });
  if (found === undefined) throw new Error(`no overlay ${name}`);
  return found;
}

const tones = (name: OverlayName, text?: string) =>
  Object.fromEntries(Object.entries(overlay(name, text).nodes).map(([id, { tone }]) => [id, tone]));

describe('queues', () => {
  it('is hottest where a case spends most of its time waiting', () => {
    const { nodes, lanes } = overlay('queues');
    const heats = ['quiet', 'heat1', 'heat2', 'heat3', 'heat4'];
    expect(heats.indexOf(nodes.Answer?.tone ?? '')).toBeGreaterThan(heats.indexOf(nodes.Read?.tone ?? ''));
    expect(nodes.Assess?.text).toMatch(/^waits ≈ \d/);
    expect(nodes.Notice).toBeUndefined();
    expect(Object.values(lanes).map(({ text }) => text)).toEqual(['load under 1%', 'load 62%', 'load 60%']);
  });

  it('says that a full queue grows', () => {
    const full = CLAIM.replace('people 3', 'people 1');
    expect(tones('queues', full)).toMatchObject({ Assess: 'full', Tell: 'full' });
    expect(overlay('queues', full).note).toMatch(/^A queue grows by \d+\/day\.$/);
  });

  it('names the facts that are missing', () => {
    const open = CLAIM.replace('takes 35min', '');
    expect(tones('queues', open)).toMatchObject({ Assess: 'unknown' });
    expect(overlay('queues', open).note).toBe('Missing: takes of Assess.');
  });
});

it('wall tells where an expert must judge', () => {
  expect(tones('wall')).toEqual({ Read: 'low', Assess: 'high', Opinion: 'high', Tell: 'low' });
});

it('value goes from glue to human, and says where no work is named', () => {
  expect(tones('value')).toEqual({ Read: 'routine', Assess: 'human', Opinion: 'craft', Tell: 'glue' });
  const unnamed = overlay('value', CLAIM.replace('work legal', ''));
  expect(unnamed.nodes.Opinion).toEqual({ tone: 'unknown', text: 'not said' });
  expect(unnamed.legend.at(-1)).toEqual({ tone: 'unknown', words: 'no work is named' });
});

it('speed tells who does it and how long a case stays there', () => {
  const { nodes } = overlay('speed');
  expect(nodes.Read).toMatchObject({ tone: 'ai' });
  expect(nodes.Assess?.text).toMatch(/^person with AI · ≈ \d/);
  expect(nodes.Answer).toEqual({ tone: 'quiet', text: '24 h' });
});

describe('the drawing', () => {
  const draw = async (name: OverlayName, text = CLAIM) => {
    const { workspace, chain } = read(text);
    const layout = await layoutPicture(pictureGraph(chain, workspace, []), (one) => elk.layout(one), {
      deadlineMs: 30_000,
    });
    return drawSvg(layout, { theme: 'light', standalone: true, overlay: overlay(name, text) });
  };

  it.each(['queues', 'speed'] as const)('of %s is the golden one', async (name) => {
    await expect(await draw(name)).toMatchFileSnapshot(`./${name}.golden.svg`);
  });

  it('says in words what the colours show, to who listens too', async () => {
    const svg = await draw('wall');
    expect(svg).toContain('Assess liability, 35 min · with Copilot, high wall (step), by Claims handler with Copilot');
    expect(svg).toContain('>high wall</text>');
    expect(svg).toContain('high: needs an expert to judge it');
  });
});

describe('the words at a box', () => {
  const drawn = async (text: string, name: OverlayName, lanes: ReadonlySet<string> = new Set()) => {
    const { workspace, chain } = read(text);
    const graph = collapsed(pictureGraph(chain, workspace, []), lanes);
    const layout = await layoutPicture(graph, (one) => elk.layout(one), { deadlineMs: 30_000 });
    const svg = drawSvg(layout, { theme: 'light', standalone: true, overlay: overlay(name, text) });
    return layout.nodes.map(({ node, width }) => {
      const own = svg.slice(svg.indexOf(`data-node="${node.id}"`)).split('data-node=', 2)[1] ?? '';
      const [, x = '0', wide = '0'] = /class="cw-mark" x="([\d.]+)"[^>]* width="([\d.]+)"/.exec(own) ?? [];
      return { id: node.id, over: Number(x) + Number(wide) - width, words: /cw-mark-text[^>]*>([^<]*)/.exec(own)?.[1] };
    });
  };

  it.each(OVERLAY_NAMES.filter((name) => name !== 'none'))('are no wider than it: %s', async (name) => {
    const marks = await drawn(CLAIM, name);
    expect(marks.filter(({ words }) => words !== undefined)).not.toEqual([]);
    expect(marks.filter(({ over }) => over > 0)).toEqual([]);
  });

  it('are left to its title where a lane shows only signs', async () => {
    const { chain } = read(CLAIM);
    const lane = chain.nodes.find(({ name }) => name === 'Assess')?.by?.pool.id ?? '';
    const marks = await drawn(CLAIM, 'queues', new Set([lane]));
    expect(marks.find(({ id }) => id === 'Assess')?.words).toBeUndefined();
    expect(marks.find(({ id }) => id === 'Opinion')?.words).toMatch(/^waits/);
  });
});

it('every overlay is said of whatever is left of a text', () => {
  fc.assert(
    fc.property(fc.nat({ max: CLAIM.length }), fc.nat({ max: 60 }), (from, length) => {
      const { workspace, chain } = read(
        `${CLAIM.slice(0, from)}${CLAIM.slice(from + length)}\nchain Last { start A  end B  A -> B }`,
      );
      const own = figuresOf(workspace).chains.get(chain.id);
      const figures = own && { chain: own, pools: poolsAround(workspace, chain) };
      for (const name of OVERLAY_NAMES) {
        expect(JSON.stringify(overlayOf(name, { chain, workspace, figures }) ?? '')).not.toMatch(/NaN|Infinity/);
      }
    }),
    { numRuns: 60 },
  );
});
