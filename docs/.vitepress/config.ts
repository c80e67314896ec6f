/** The documentation as a site: the pages of docs/ and of the rules where they lie, with every link followed. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vitepress';
import { addressOf, linksOfTheSite } from './links.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const REPOSITORY = 'https://github.com/chainwright/chainwright';

/** The page of a rule lies beside it, in the folder of what it is about. */
const rules = globSync('language/src/rules/*/*.md', { cwd: ROOT }).toSorted();
const groups = [...new Set(rules.map((path) => path.split('/').at(-2) ?? ''))];

const grammar = JSON.parse(read('extension/syntaxes/chain.tmLanguage.json'));
const PICTURE = `data:image/svg+xml,${encodeURIComponent(read('extension/icons/chain-light.svg'))}`;

export default defineConfig({
  title: 'Chainwright',
  description: 'Design business processes as code: who does what, with which AI, checked how.',
  lang: 'en',
  srcDir: '..',
  srcExclude: ['!(docs|language)/**', '*.md', 'language/!(src)/**', 'language/src/!(rules)/**'],
  rewrites: (path) => addressOf(path) ?? path,
  cleanUrls: true,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: PICTURE }]],
  markdown: {
    languages: [{ ...grammar, name: 'chain' }],
    config: (markdown) => {
      markdown.use(linksOfTheSite, { root: ROOT, repository: `${REPOSITORY}/blob/main/` });
    },
  },
  themeConfig: {
    nav: [
      { text: 'The language', link: '/language' },
      { text: 'Rules', link: '/rules/' },
      { text: 'Commands', link: '/commands' },
    ],
    sidebar: [
      {
        text: 'Design',
        items: [
          { text: 'The language', link: '/language' },
          { text: 'Editors', link: '/editors' },
          { text: 'Commands', link: '/commands' },
          { text: 'Configuration', link: '/configuration' },
          { text: 'Simulation', link: '/simulation' },
        ],
      },
      {
        text: 'Work together',
        items: [
          { text: 'Git', link: '/git' },
          { text: 'Continuous integration', link: '/ci' },
        ],
      },
      {
        text: 'Rules',
        items: [
          { text: 'All rules', link: '/rules/' },
          ...groups.map((group) => ({
            text: group.charAt(0).toUpperCase() + group.slice(1),
            collapsed: true,
            items: rules
              .filter((path) => path.split('/').at(-2) === group)
              .map((path) => ({ text: basename(path, '.md'), link: `/rules/${basename(path, '.md')}` })),
          })),
        ],
      },
      {
        text: 'Inside',
        items: [
          { text: 'Architecture', link: '/ARCHITECTURE' },
          { text: 'Performance', link: '/performance' },
        ],
      },
    ],
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
  },
});
