/** An SVG that more than browsers can draw: Inkscape, resvg and office programs know no more than this. */
import Elk from 'elkjs/lib/elk.bundled.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { drawSvg } from '../draw.ts';
import { layoutPicture } from '../layout.ts';
import { graphOf } from '../text-graph.fixture.ts';

const elk = new Elk();
const TEXT = `
chain Claim {
  start Notice from email 60%, form 40%
  step Read { by Reader  takes 20s  verify "complete" by Handler }
  decision Complete by Handler
  wait Missing { takes 2d..10d }
  step Assess { by Handler with Copilot }
  end Paid
  Notice -> Read via email
  Read -> Complete
  Read -> Assess on exception 3%
  Complete -> Missing 30%
  Complete -> Assess 70%
  Missing -> Read
  Assess -> Paid
}
agent Reader { parallel 20 }
agent Copilot
role Handler { people 4 }
`;
const ELEMENTS = ['svg', 'title', 'desc', 'style', 'g', 'rect', 'path', 'circle', 'text', '#text'];
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];

test('it has plain elements, plain selectors and plain properties, and fonts that every machine has', async () => {
  const layout = await layoutPicture(graphOf(TEXT), (one) => elk.layout(one), { deadlineMs: 30_000 });
  const svg = drawSvg(layout, { theme: 'light', standalone: true });
  expect(XMLValidator.validate(svg)).toBe(true);
  const elements = new Set([...svg.matchAll(/<([a-z]+)[ >/]/g)].map(([, name]) => name));
  expect([...elements].filter((name) => !ELEMENTS.includes(name ?? ''))).toEqual([]);
  const style: string = new XMLParser({ ignoreAttributes: true }).parse(svg).svg.style;
  const rules = [...style.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  expect(rules.length).toBeGreaterThan(20);
  for (const [, selectors = '', body = ''] of rules) {
    expect(selectors).toMatch(/^[\s.\w,-]+$/);
    for (const declaration of body.split(';')) {
      const [name = '', value = ''] = declaration.split(':');
      expect(PROPERTIES).toContain(name);
      expect(value).not.toMatch(/var\(|color-mix|url\(|@/);
    }
  }
  expect(style).toMatch(/font-family:[^;}]*Arial[^;}]*sans-serif\}/);
});
