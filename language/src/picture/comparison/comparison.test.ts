/** Two sides as one picture. */
import Elk from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../diff/index.ts';
import { onlyThese, readWorkspace, workspaceOf } from '../../model/index.ts';
import { layoutPicture } from '../layout.ts';
import type { PictureGraph } from '../picture-graph.ts';
import { pictureGraphs } from '../random-graph.fixture.ts';
import { type ComparedPicture, comparedPicture, type PictureSide } from './compared.ts';
import { drawComparedSide, drawComparison } from './draw.ts';
import { drawComparisonHtml } from './html.ts';
import { unionOf } from './union.ts';

const elk = new Elk();
const LABELS = { base: 'main', head: 'the working tree' };

function sideOf(text: string): PictureSide {
  const sources = [{ uri: 'file:///w/a.chain', text }];
  const { models } = readWorkspace(sources, { root: 'file:///w/', files: onlyThese(sources) });
  const chain = models[0]?.chains[0];
  if (chain === undefined) throw new Error('no chain in the fixture');
  return { chain, workspace: workspaceOf(models) };
}

const BASE = sideOf(`
chain Claim "A claim" {
  start In
  step Read { by Clerk  takes 20min }
  step Assess "Assess it" { by Clerk  takes 35min }
  step Second { by Lead }
  end Out
  In -> Read via email
  Read -> Assess 30%
  Read -> Out 70%
  Assess -> Second
  Second -> Out
}
role Clerk { people 4 }
role Lead { people 1 }
`);
const HEAD = sideOf(`
chain Claim "A claim" {
  start In
  step Read { by Clerk  takes 2min }
  step Judge "Assess it" { by Clerk  takes 35min }
  step Tell { by Bot }
  end Out
  In -> Read via email
  Read -> Judge 20%
  Read -> Out 80%
  Judge -> Tell
  Tell -> Out
}
role Clerk { people 3 }
agent Bot
`);
const id = (name: string) => `file:///w/a.chain#${name}`;
const node = (name: string) => id(`Claim.${name}`);
const CHANGES: readonly Change[] = [
  {
    op: 'renamed',
    what: 'node',
    name: 'Judge',
    was: 'Assess',
    level: 'task',
    ids: { base: node('Assess'), head: node('Judge') },
  },
  {
    op: 'changed',
    what: 'node',
    name: 'Read',
    property: 'takes',
    before: '20min',
    after: '2min',
    level: 'task',
    ids: { base: node('Read'), head: node('Read') },
  },
  { op: 'removed', what: 'node', name: 'Second', level: 'process', ids: { base: node('Second') } },
  { op: 'added', what: 'node', name: 'Tell', level: 'process', ids: { head: node('Tell') } },
  {
    op: 'changed',
    what: 'pool',
    name: 'Clerk',
    property: 'people',
    before: '4',
    after: '3',
    level: 'task',
    ids: { base: id('Clerk'), head: id('Clerk') },
  },
  { op: 'removed', what: 'handoff', name: 'Second -> Out', level: 'workflow', ids: { base: id('Claim/4') } },
];

function compared(changes = CHANGES, base: PictureSide | undefined = BASE, head: PictureSide | undefined = HEAD) {
  const picture = comparedPicture({ changes }, { base, head });
  if (picture === undefined) throw new Error('no picture');
  return picture;
}

const layoutOf = ({ graph }: ComparedPicture) => layoutPicture(graph, (one) => elk.layout(one), { deadlineMs: 30_000 });

describe('what a comparison shows', () => {
  const { graph, marks, parts } = compared();
  const shown = (name: string) => graph.nodes.find((one) => one.id === name);

  test('what came, what went, and what changed; what stays has no mark', () => {
    expect(marks.nodes).toEqual({ Judge: 'changed', Read: 'changed', Second: 'removed', Tell: 'added' });
    expect(marks.edges).toEqual({
      'Read>Judge': 'changed',
      'Read>Out': 'changed',
      'Judge>Second': 'removed',
      'Second>Out': 'removed',
      'Judge>Tell': 'added',
      'Tell>Out': 'added',
    });
    expect(marks.lanes).toEqual({ [id('Clerk')]: 'changed', [id('Lead')]: 'removed', [id('Bot')]: 'added' });
  });

  test('both values of what changed', () => {
    expect(shown('Read')?.chips).toContain('takes 20min → 2min');
    expect(shown('Judge')).toMatchObject({ title: 'Assess it', chips: ['35 min', 'was called Assess'] });
    expect(graph.edges.find((one) => one.id === 'Read>Judge')).toMatchObject({ sign: '≠', share: '30% → 20%' });
    expect(graph.lanes.find((one) => one.id === id('Clerk'))?.detail).toBe('people 4 → 3');
  });

  test('which parts of the picture each change is about', () => {
    expect(parts).toEqual([
      [{ kind: 'node', id: 'Judge' }],
      [{ kind: 'node', id: 'Read' }],
      [{ kind: 'node', id: 'Second' }],
      [{ kind: 'node', id: 'Tell' }],
      [{ kind: 'lane', id: id('Clerk') }],
      [{ kind: 'edge', id: 'Second>Out' }],
    ]);
  });

  test('a name that passed to another step does not make the two one', () => {
    const before = sideOf('chain C {\n  step A "First"\n  step B "Second"\n  A -> B\n}\n');
    const after = sideOf('chain C {\n  step B "First"\n  end Done\n  B -> Done\n}\n');
    const changes: readonly Change[] = [
      { op: 'renamed', what: 'node', name: 'B', was: 'A', level: 'task', ids: { base: id('C.A'), head: id('C.B') } },
      { op: 'removed', what: 'node', name: 'B', level: 'process', ids: { base: id('C.B') } },
    ];
    const picture = compared(changes, before, after);
    expect(picture.marks.nodes).toEqual({ B: 'changed', 'B before': 'removed', Done: 'added' });
    expect(picture.marks.edges).toEqual({ 'B>B before': 'removed', 'B>Done': 'added' });
    expect(picture.parts[1]).toEqual([{ kind: 'node', id: 'B before' }]);
  });

  test('of a chain that is new, everything came', () => {
    const picture = comparedPicture({ changes: [] }, { head: HEAD });
    expect(picture?.base).toBeNull();
    expect(new Set(Object.values(picture?.marks.nodes ?? {}))).toEqual(new Set(['added']));
  });

  test('what is the same gives no marks, whatever it is; what is not is on its side, and swapped with the sides', () => {
    const none = { nodes: new Map(), edges: new Map(), lanes: new Map() };
    const empty = { nodes: {}, edges: {}, lanes: {} };
    const ids = (graph: PictureGraph) => [graph.nodes, graph.edges, graph.lanes].map((all) => all.map((one) => one.id));
    fc.assert(
      fc.property(pictureGraphs(), pictureGraphs(), (one, other) => {
        expect(unionOf(one, one, none).marks).toEqual(empty);
        const there = unionOf(one, other, none);
        const back = unionOf(other, one, none);
        ids(there.graph).forEach((all, i) => {
          expect(new Set(all)).toEqual(new Set([...(ids(one)[i] ?? []), ...(ids(other)[i] ?? [])]));
        });
        const swapped = Object.entries(back.marks.nodes).map(([name, state]) => [
          name,
          state === 'added' ? 'removed' : state === 'removed' ? 'added' : state,
        ]);
        expect(there.marks.nodes).toEqual(Object.fromEntries(swapped));
      }),
      { numRuns: 100 },
    );
  });
});

describe('how it is drawn', () => {
  const textsOf = (svg: string) =>
    [...new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document.querySelectorAll('text')].map(
      (one) => one.textContent,
    );

  test('in one picture is the golden one', async () => {
    const picture = compared();
    const svg = drawComparison(picture, await layoutOf(picture), LABELS, { theme: 'light', standalone: true });
    await expect(svg).toMatchFileSnapshot('./claim.golden.svg');
  });

  test('never by colour alone: signs and words stand there, and a legend says what they mean', async () => {
    const picture = compared();
    const svg = drawComparison(picture, await layoutOf(picture), LABELS, { theme: 'dark', standalone: true });
    const texts = textsOf(svg);
    for (const words of ['+ new', '− gone', '≠ changed', '≠ changed: before → after', 'main → the working tree:'])
      expect(texts).toContain(words);
    expect(svg).toContain('<title>Second, − gone (step), by Lead</title>');
    expect(svg).toContain('Read to Judge: 30% → 20%, ≠ changed');
  });

  test('each side shows what it has, where it stands in the whole', async () => {
    const picture = compared();
    const layout = await layoutOf(picture);
    const drawing = { theme: 'light', standalone: true } as const;
    const nodesOf = (svg: string | undefined) =>
      Object.fromEntries(
        [...(svg ?? '').matchAll(/data-node="([^"]*)" transform="([^"]*)"/g)].map(([, name, place]) => [name, place]),
      );
    const base = nodesOf(drawComparedSide(picture, layout, 'base', LABELS, drawing));
    const head = nodesOf(drawComparedSide(picture, layout, 'head', LABELS, drawing));
    expect(Object.keys(base).sort()).toEqual(['In', 'Judge', 'Out', 'Read', 'Second']);
    expect(Object.keys(head).sort()).toEqual(['In', 'Judge', 'Out', 'Read', 'Tell']);
    expect(base.Read).toBe(head.Read);
    const before = textsOf(drawComparedSide(picture, layout, 'base', LABELS, drawing) ?? '');
    expect(before).toContain('20 min');
    expect(before).toContain('30%');
    expect(before).not.toContain('20%');
  });

  test('on a page: both sides, the figures, and each change with its parts', async () => {
    const picture = compared();
    const page = drawComparisonHtml({
      verdict: 'It is <b>faster</b>.',
      labels: LABELS,
      notes: ['a.chain:3 cannot be read'],
      chains: [
        {
          title: 'A claim',
          level: 'process',
          verdict: 'It is <b>faster</b>.',
          picture,
          layout: await layoutOf(picture),
          changes: CHANGES.map(({ op, name, level }) => ({ op, text: `</button>${name}`, level })),
          figures: {
            columns: ['Figures', 'main', 'now', 'difference'],
            rows: [
              [{ text: 'lead time' }, { text: '2 h' }, { text: '1 h' }, { text: '↓ 50%, better', tone: 'better' }],
            ],
            notes: ['limited by <i>Clerk</i>'],
          },
        },
      ],
    });
    const { document } = new JSDOM(page).window;
    expect(document.querySelectorAll('[data-pane]')).toHaveLength(2);
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(document.querySelector('header b')).toBeNull();
    expect(document.querySelector('td.better')?.textContent).toBe('↓ 50%, better');
    expect(document.querySelector('aside')?.textContent).toContain('limited by <i>Clerk</i>');
    const buttons = [...document.querySelectorAll('[data-parts]')];
    expect(buttons.map((one) => one.getAttribute('data-parts'))).toContain('edge Second>Out');
    expect(buttons[0]?.textContent).toContain('</button>Judge');
    const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
