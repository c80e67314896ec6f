/** Pages that need nothing but themselves. */
import { createHash } from 'node:crypto';
import Elk from 'elkjs/lib/elk.bundled.js';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { layoutPicture } from '../layout.ts';
import { graphOf } from '../text-graph.fixture.ts';
import { drawHtml } from './html.ts';

const elk = new Elk();
const CHAIN = (title: string) => `
chain Pay ${JSON.stringify(title)} {
  start In
  step Check { by Clerk  takes 5min }
  end Out
  In -> Check
  Check -> Out when ${JSON.stringify(title)}
}
role Clerk { people 2 }
`;
const HOSTILE = '</title></script><script>alert(1)</script><img src=x onerror=alert(1)>';

const layoutOf = (title: string) =>
  layoutPicture(graphOf(CHAIN(title)), (one) => elk.layout(one), { deadlineMs: 30_000 });

test('a page allows its own script and nothing else, and names no place to fetch from', async () => {
  const page = drawHtml(await layoutOf('Pay'));
  const { document } = new JSDOM(page).window;
  const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
  const scripts = [...document.querySelectorAll('script')];
  expect(scripts).toHaveLength(1);
  const hash = createHash('sha256')
    .update(scripts[0]?.textContent ?? '')
    .digest('base64');
  expect(policy).toContain(`script-src 'sha256-${hash}'`);
  expect(policy).toContain("default-src 'none'");
  expect(document.querySelectorAll('[src], link, [href]')).toHaveLength(0);
  const addresses = page.match(/https?:\/\/[^"'\s)]+/g) ?? [];
  expect(addresses.filter((one) => !one.startsWith('http://www.w3.org/'))).toEqual([]);
});

test('it shows the picture, in light and in dark', async () => {
  const layout = await layoutOf('Pay');
  const page = drawHtml(layout);
  const { document } = new JSDOM(page).window;
  expect([...document.querySelectorAll('[data-node]')].map((one) => one.getAttribute('data-node'))).toEqual([
    'In',
    'Check',
    'Out',
  ]);
  expect(page).toContain('@media (prefers-color-scheme: dark)');
  expect(drawHtml(layout, { theme: 'dark' })).not.toContain('prefers-color-scheme');
});

test('text from outside stays text', async () => {
  const page = drawHtml(await layoutOf(HOSTILE));
  const { document } = new JSDOM(page).window;
  expect(document.title).toBe(HOSTILE);
  expect(document.querySelectorAll('script')).toHaveLength(1);
  expect(document.querySelectorAll('img')).toHaveLength(0);
  expect(document.querySelector('.cw-heading')?.textContent).toBe(HOSTILE);
});
