import type { PictureLayout } from '@chainwright/language/picture';
import { describe, expect, it } from 'vitest';
import { pictureHtml } from './html.ts';
import { keptOf } from './kept.ts';
import { parseFromWebview, parseToWebview } from './messages.ts';
import { matching } from './search.ts';
import { neighbourOf } from './walking.ts';

const PLACE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

describe('messages', () => {
  it('let through what the two ends say to each other', () => {
    const picture = {
      type: 'picture',
      uri: 'file:///a.chain',
      chain: 'A',
      chains: [{ name: 'A', title: 'A chain' }],
      graph: { lanes: [], nodes: [], edges: [] },
      overlay: {
        name: 'queues',
        title: 'Waiting',
        nodes: { Assess: { tone: 'heat2', text: 'waits 3 h' } },
        lanes: {},
        legend: [{ tone: 'heat2', words: '10–25%' }],
      },
      lanes: 'owner',
      inline: ['Deliver'],
      figures: { Assess: ['a case waits 3 h'] },
      kept: null,
      broken: false,
    };
    expect(parseToWebview(picture)).toEqual(picture);
    expect(parseToWebview({ type: 'cursor' })).toEqual({ type: 'cursor' });
    expect(parseFromWebview({ type: 'reveal', uri: 'file:///a.chain', range: PLACE })).toBeDefined();
  });

  it.each([
    undefined,
    'ready',
    { type: 'run' },
    { type: 'reveal', uri: 'file:///a.chain', range: { start: { line: -1, character: 0 } } },
  ])('drop %j', (data) => {
    expect(parseFromWebview(data)).toBeUndefined();
    expect(parseToWebview(data)).toBeUndefined();
  });

  it('drop a picture whose graph is none', () => {
    expect(
      parseToWebview({ type: 'picture', uri: '', chain: '', chains: [], graph: { nodes: 1 }, broken: false }),
    ).toBeUndefined();
  });
});

describe('the page', () => {
  const page = pictureHtml({
    script: 's.js',
    style: 'p.css',
    worker: 'w.js?a="><script>',
    simulator: 's.js',
    language: 'de',
    words: { Run: 'Starten', 'The "last" one': '<script>' },
    title: 'Bild einer Kette',
    cspSource: 'https://x',
    nonce: 'n0nce',
  });

  it('allows nothing but what the extension brings', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("script-src 'nonce-n0nce'");
    expect(page).not.toContain('unsafe');
  });

  it('escapes what it is given', () => {
    expect(page).not.toContain('"><script>');
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  it('speaks the language of the editor', () => {
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('&#34;Run&#34;:&#34;Starten&#34;');
  });
});

describe('the arrow keys', () => {
  const node = (id: string, x: number, y: number, kind = 'step') => ({
    node: { id, title: `Step ${id}`, kind },
    x,
    y,
    width: 10,
    height: 10,
  });
  const edge = (from: string, to: string) => ({ edge: { from, to } });
  const layout = (direction: 'right' | 'down', nodes: readonly object[], edges: readonly object[]) =>
    ({ direction, nodes, edges }) as unknown as PictureLayout;
  const right = layout(
    'right',
    [
      node('A', 0, 0),
      node('Bar', 50, 0, 'fork'),
      node('B', 100, 0),
      node('C', 100, 80),
      node('D', 200, 0),
      node('Far', 150, 60),
    ],
    [edge('A', 'Bar'), edge('Bar', 'B'), edge('Bar', 'C'), edge('B', 'D'), edge('D', 'A')],
  );

  it('walk along the handoffs, through bars and back through loops', () => {
    expect(neighbourOf(right, 'A', 'ArrowRight')).toBe('B');
    expect(neighbourOf(right, 'D', 'ArrowLeft')).toBe('B');
    expect(neighbourOf(right, 'C', 'ArrowLeft')).toBe('A');
    expect(neighbourOf(right, 'D', 'ArrowRight')).toBe('A');
    expect(neighbourOf(right, 'C', 'ArrowRight')).toBeUndefined();
  });

  it('lead across the flow to what stands beside', () => {
    expect(neighbourOf(right, 'B', 'ArrowDown')).toBe('C');
    expect(neighbourOf(right, 'B', 'ArrowUp')).toBeUndefined();
  });

  it('turn with the flow', () => {
    const down = layout(
      'down',
      [node('A', 0, 0), node('B', 0, 100), node('C', 80, 100)],
      [edge('A', 'B'), edge('A', 'C')],
    );
    expect(neighbourOf(down, 'A', 'ArrowDown')).toBe('B');
    expect(neighbourOf(down, 'C', 'ArrowUp')).toBe('A');
    expect(neighbourOf(down, 'B', 'ArrowRight')).toBe('C');
  });

  it('are not needed to find a step by a part of its title or name', () => {
    expect(matching(right.nodes, ' step c').map((one) => one.node.id)).toEqual(['C']);
    expect(matching(right.nodes, 'STEP').map((one) => one.node.id)).toEqual(['A', 'B', 'C', 'D', 'Far']);
    expect(matching(right.nodes, '')).toEqual([]);
  });
});

describe('what is kept of a chain', () => {
  const kept = {
    key: 'a#A',
    view: { x: 1, y: 2, k: 0.5 },
    direction: 'down',
    collapsed: ['lane'],
    focus: { node: 'B', distance: 2 },
  };

  it('comes back for that chain, and for no other', () => {
    expect(keptOf('a#A', undefined, kept)).toEqual(kept);
    expect(keptOf('a#B', kept)).toEqual({ key: 'a#B', collapsed: [] });
  });

  it.each([undefined, 'x', { key: 'a#A' }, { ...kept, view: { x: 0, y: 0, k: 0 } }])('is nothing of %j', (state) => {
    expect(keptOf('a#A', state)).toEqual({ key: 'a#A', collapsed: [] });
  });
});
