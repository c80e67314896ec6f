import type { PictureLayout } from '@chainwright/language/picture';
import { describe, expect, it } from 'vitest';
import { pictureHtml } from './html.ts';
import { parseFromWebview, parseToWebview } from './messages.ts';
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
  const node = (id: string, x: number, y: number) => ({ node: { id, kind: 'step' }, x, y, width: 10, height: 10 });
  const layout = {
    nodes: [node('A', 0, 0), node('B', 100, 0), node('C', 100, 80), node('D', 200, 0)],
  } as unknown as PictureLayout;

  it('lead to the nearest node that way, and nowhere past the last', () => {
    expect(neighbourOf(layout, 'A', 'ArrowRight')).toBe('B');
    expect(neighbourOf(layout, 'B', 'ArrowDown')).toBe('C');
    expect(neighbourOf(layout, 'D', 'ArrowLeft')).toBe('B');
    expect(neighbourOf(layout, 'D', 'ArrowRight')).toBeUndefined();
  });
});
