import Elk from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyThese, readWorkspace, workspaceOf } from '../model/index.ts';
import { drawSvg, layoutPicture, type PictureGraph, type PictureLayout, pictureGraph, themes } from './index.ts';
import { pictureGraphs } from './random-graph.fixture.ts';

const elk = new Elk();
const FILE = 'file:///w/a.chain';

function graphOf(text: string): PictureGraph {
  const sources = [{ uri: FILE, text }];
  const { models } = readWorkspace(sources, { root: 'file:///w/', files: onlyThese(sources) });
  const workspace = workspaceOf(models);
  const chain = models[0]?.chains[0];
  if (chain === undefined) throw new Error('no chain in the fixture');
  return pictureGraph(chain, workspace, []);
}

const lay = (graph: PictureGraph): Promise<PictureLayout> =>
  layoutPicture(graph, (one) => elk.layout(one), { deadlineMs: 30_000 });

const CLAIM = `
/** From the notice to the payment. */
chain Claim "A claim" {
  start Notice "First notice" from email 60%, form 40%
  step Read "Read the claim" { by Reader  takes 20s  verify "complete" by Handler }
  decision Complete "Is the file complete?" by Core
  wait Missing "Waiting for the customer" { takes 2d..10d }
  step Assess "Assess liability" { by Handler with Copilot  takes 35min }
  step Pay { by Core }
  step Tell "Tell the customer" { by Handler }
  end Paid
  Notice   -> Read     via email
  Read     -> Complete
  Read     -> Assess   on exception 3%
  Complete -> Missing  30% when "documents are missing" via email
  Complete -> Assess   70% when "complete"
  Missing  -> Read     via email
  Assess   -> Pay and Tell
  Pay and Tell -> Paid
}
agent Reader "Document reader" { parallel 20 }
agent Copilot
role Handler "Claims handler" { people 4 }
system Core "Policy administration"
`;

/** Complains about anything that is not well-formed XML: tags that do not match, bare & and <, forbidden characters. */
function faultOf(xml: string): string | undefined {
  const open: string[] = [];
  let rest = xml;
  while (rest !== '') {
    const text = /^[^<]+/.exec(rest)?.[0];
    if (text !== undefined) {
      if (/&(?!(?:amp|lt|gt|quot|#39);)|]]>/.test(text)) return `bad text ${text}`;
      rest = rest.slice(text.length);
      continue;
    }
    const tag = /^<(\/?)([a-z]+)((?: [a-zA-Z-]+(?::[a-z]+)?="[^"<]*")*)(\/?)>/.exec(rest);
    if (tag === null) return `bad tag ${rest.slice(0, 80)}`;
    const [whole, closing, name = '', attributes = '', empty] = tag;
    if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(attributes)) return `bad attribute ${attributes}`;
    if (closing === '/') {
      if (open.pop() !== name) return `${name} was not open`;
    } else if (empty !== '/') open.push(name);
    rest = rest.slice(whole.length);
  }
  if (/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(xml.replaceAll('\n', ''))) return 'a character that XML forbids';
  return open.length === 0 ? undefined : `${open.join()} left open`;
}

describe('the drawing', () => {
  it('of an example is the golden one', async () => {
    const layout = await lay(graphOf(CLAIM));
    expect(layout.engine).toBe('elk');
    await expect(drawSvg(layout, { theme: 'light', standalone: true })).toMatchFileSnapshot('./claim.golden.svg');
  });

  it('is well-formed, whatever people write into titles', async () => {
    await fc.assert(
      fc.asyncProperty(
        pictureGraphs({ most: 6 }),
        fc.constantFrom('light', 'dark', 'editor'),
        fc.boolean(),
        async (graph, theme, standalone) => {
          const svg = drawSvg(await lay(graph), { theme, standalone });
          expect(faultOf(svg)).toBeUndefined();
          expect(svg).not.toContain('<script');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('differs between themes only in its style sheet', async () => {
    const layout = await lay(graphOf(CLAIM));
    const [light, dark] = (['light', 'dark'] as const).map((theme) =>
      drawSvg(layout, { theme, standalone: true }).replace(/<style>.*<\/style>/s, ''),
    );
    expect(light).toBe(dark);
    expect(Object.keys(themes)).toEqual(['light', 'dark', 'editor']);
  });

  it('names every node and arrow for the editor, and for who listens instead of looking', async () => {
    const svg = drawSvg(await lay(graphOf(CLAIM)), { theme: 'editor', standalone: false });
    expect(svg).toContain('data-node="Assess"');
    expect(svg).toContain(
      'aria-label="Assess liability, 35 min · with Copilot (step), by Claims handler with Copilot"',
    );
    expect(svg).toContain('data-edge="Complete&gt;Assess"');
    expect(svg).toContain('From the notice to the payment.');
    expect(svg).not.toContain('<style');
  });
});

describe('the graph of a chain', () => {
  it('has a lane for everybody who works, and puts the rest beside its neighbours', () => {
    const graph = graphOf(CLAIM);
    expect(graph.lanes.map(({ title, kind, detail }) => [title, kind, detail])).toEqual([
      ['Document reader', 'agent', '20 in parallel'],
      ['Policy administration', 'system', undefined],
      ['Claims handler', 'human', '4 people'],
    ]);
    const laneOf = new Map(graph.nodes.map((node) => [node.id, graph.lanes.find(({ id }) => id === node.lane)?.title]));
    expect(laneOf.get('Notice')).toBe('Document reader');
    expect(laneOf.get('Missing')).toBe('Policy administration');
    expect(laneOf.get('Paid')).toBe('Policy administration');
    expect(laneOf.get('Assess>Pay+Tell')).toBe('Claims handler');
  });

  it('puts a bar where a case goes several ways or waits for several', () => {
    const { nodes, edges } = graphOf(CLAIM);
    expect(nodes.filter(({ kind }) => kind === 'fork' || kind === 'join').map(({ id, kind }) => [id, kind])).toEqual([
      ['Assess>Pay+Tell', 'fork'],
      ['Pay+Tell>Paid', 'join'],
    ]);
    expect(edges.filter(({ to }) => to === 'Pay+Tell>Paid').map(({ from }) => from)).toEqual(['Pay', 'Tell']);
  });

  it('says of an arrow what the line says', () => {
    const { edges } = graphOf(CLAIM);
    expect(edges.find(({ id }) => id === 'Complete>Missing')).toMatchObject({
      share: '30%',
      when: 'documents are missing',
      channel: 'email',
      manual: true,
      kind: 'normal',
    });
    expect(edges.find(({ kind }) => kind === 'exception')).toMatchObject({
      from: 'Read',
      to: 'Assess',
      share: '3%',
      trigger: 'on exception',
    });
  });

  it('keeps its ids when lines are put before', () => {
    const ids = (graph: PictureGraph) => [graph.nodes.map(({ id }) => id), graph.edges.map(({ id }) => id)];
    expect(ids(graphOf(CLAIM.replace('  step Pay', '  // a comment\n\n  step Pay')))).toEqual(ids(graphOf(CLAIM)));
  });
});

describe('a change', () => {
  it('of one step leaves the order of all others as it was', async () => {
    const before = await lay(graphOf(CLAIM));
    const after = await lay(
      graphOf(
        CLAIM.replace('  step Pay {', '  step Approve { by Handler }\n  step Pay {').replace(
          '  Assess   -> Pay and Tell',
          '  Assess -> Approve\n  Approve -> Pay and Tell',
        ),
      ),
    );
    const order = (layout: PictureLayout, by: 'x' | 'y') => {
      const kept = layout.nodes.filter(({ node }) => node.id !== 'Approve' && !node.id.includes('>'));
      return kept
        .sort((a, b) => a[by] + (by === 'x' ? a.width : a.height) / 2 - (b[by] + (by === 'x' ? b.width : b.height) / 2))
        .map(({ node }) => node.id);
    };
    expect(order(after, 'x')).toEqual(order(before, 'x'));
    expect(after.lanes.map(({ lane }) => lane.id)).toEqual(before.lanes.map(({ lane }) => lane.id));
  });
});

describe('what cannot be laid out in time', () => {
  it('is laid out by the simple way, and the host hears that nobody waits any more', async () => {
    let told = false;
    const never = (_: unknown, signal: AbortSignal) =>
      new Promise<never>(() => {
        signal.addEventListener('abort', () => {
          told = true;
        });
      });
    const layout = await layoutPicture(graphOf(CLAIM), never, { deadlineMs: 1 });
    expect(layout.engine).toBe('fallback');
    expect(told).toBe(true);
  });

  it('of 10,000 steps never asks ELK', async () => {
    const nodes = Array.from({ length: 10_000 }, (_, i) => `  step N${i} { by P${i % 3} }`);
    const handoffs = nodes.slice(1).map((_, i) => `  N${i} -> N${i + 1}`);
    const text = `chain Long {\n${[...nodes, ...handoffs].join('\n')}\n}\nrole P0\nrole P1\nrole P2\n`;
    const layout = await layoutPicture(graphOf(text), () => Promise.reject(new Error('asked')), { deadlineMs: 1 });
    expect(layout.nodes).toHaveLength(10_000);
  });
});
