/** Links into a page lead to a heading that it has: where the files are read, and where the site shows them. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import MarkdownIt from 'markdown-it';
import { createMarkdownRenderer } from 'vitepress';
import { expect, test } from 'vitest';
import { addressOf } from '../../docs/.vitepress/links.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGES = globSync(
  [
    '*.md',
    'docs/**/*.md',
    'examples/*.md',
    'extension/*.md',
    'language/src/rules/*/*.md',
    '{cli,language,server}/*.md',
  ],
  { cwd: ROOT },
).toSorted();
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const markdown = new MarkdownIt({ html: true });
const site = await createMarkdownRenderer(ROOT, { highlight: (code) => code });

interface Link {
  readonly from: string;
  readonly page: string;
  readonly anchor: string;
}

/** The links of a page that name a place in a page. */
function linksOf(from: string): readonly Link[] {
  const tokens = markdown.parse(read(from), {}).flatMap(({ children }) => children ?? []);
  return tokens.flatMap((token): Link[] => {
    const href = token.type === 'link_open' ? String(token.attrGet('href')) : '';
    const [path = '', anchor] = href.split('#');
    if (anchor === undefined || /^[a-z]+:/i.test(href)) return [];
    const page = path === '' ? from : posix.join(dirname(from), decodeURIComponent(path));
    return [{ from, page, anchor: decodeURIComponent(anchor) }];
  });
}

/** The anchors of a page where its file is read (as `github-slugger` makes them), or on the site. */
function anchorsOf(page: string, where: 'file' | 'site'): ReadonlySet<string> {
  const reader = where === 'site' ? site : markdown;
  const tokens = reader.parse(read(page), { path: page });
  const anchors = new Set<string>();
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const words = (tokens[i + 1]?.children ?? []).map(({ content }) => content).join('');
    anchors.add(where === 'site' ? String(token.attrGet('id')) : unused(slugOf(words), anchors));
  }
  return anchors;
}

function slugOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

function unused(slug: string, taken: ReadonlySet<string>): string {
  for (let i = 0; ; i++) {
    const name = i === 0 ? slug : `${slug}-${i}`;
    if (!taken.has(name)) return name;
  }
}

const links = PAGES.flatMap(linksOf);

test('there are links into pages', () => {
  expect(new Set(links.map(({ from }) => from)).size).toBeGreaterThan(3);
});

test.each([...new Set(links.map(({ page }) => page))])('every link into %s finds its heading', (page) => {
  const wanted = links.filter((link) => link.page === page);
  const missing = (where: 'file' | 'site') => {
    const anchors = anchorsOf(page, where);
    return wanted.filter(({ anchor }) => !anchors.has(anchor)).map(({ from, anchor }) => `${from}: #${anchor}`);
  };
  expect(missing('file')).toEqual([]);
  if (addressOf(page) !== undefined) expect(missing('site')).toEqual([]);
});
