/** Where a file of the repository is read: as a page of the site, or in the repository itself. */
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';

/** The address of a page in the site, with its ending; undefined: the file is no page of it. */
export function addressOf(path: string): string | undefined {
  if (path === 'docs/rules/README.md') return 'rules/index.md';
  const [, page] = /^docs\/((?:[\w-]+\/)*[\w-]+\.md)$/.exec(path) ?? [];
  const [, rule] = /^language\/src\/rules\/[\w-]+\/([\w-]+\.md)$/.exec(path) ?? [];
  return page ?? (rule === undefined ? undefined : `rules/${rule}`);
}

export interface Places {
  /** Folder of the repository. */
  readonly root: string;
  /** Address under which its files are read. */
  readonly repository: string;
}

/** Links are written for who reads the files; here they lead to the same pages. Throws where one leads nowhere. */
export function linksOfTheSite(markdown: MarkdownRenderer, places: Places): void {
  markdown.core.ruler.push('links-of-the-site', ({ tokens, env }) => {
    const from: string = env.realPath ?? env.path ?? '';
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href !== null) token.attrSet('href', linkOf(href, from, places));
    }
  });
}

/** @param from path of the file that the link stands in. */
export function linkOf(href: string, from: string, { root, repository }: Places): string {
  if (/^(?:[a-z]+:|#|\/)/i.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const target = posix.relative(root, posix.join(posix.dirname(from), decodeURIComponent(path)));
  if (!existsSync(join(root, target))) throw new Error(`${from}: ${href} leads nowhere.`);
  const page = addressOf(target);
  const end = anchor === undefined ? '' : `#${anchor}`;
  return page === undefined ? `${repository}${target}${end}` : `/${page.replace(/(?:index)?\.md$/, '')}${end}`;
}
