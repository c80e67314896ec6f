/** docs/language.md: its tables are those of the language, its examples read, its mistakes are told as it says. */
import { readFileSync } from 'node:fs';
import { onlyThese, readWorkspace, type Source } from '@chainwright/language/model';
import { expect, test } from 'vitest';
import { languagePage, languageText } from '../../scripts/lib/language-tables.mjs';

const ROOT = 'file:///page/';
const page = readFileSync(languagePage, 'utf8');
const blocks = [...page.matchAll(/^```chain ?(\S*)\n([\s\S]*?)^```$/gm)].map(([, info = '', text = '']) => ({
  info,
  text,
}));

function problemsOf(sources: readonly Source[]) {
  return readWorkspace(sources, { root: ROOT, files: onlyThese(sources) }).problems;
}

test('the tables are those of the language', () => {
  expect(page).toBe(languageText());
});

test('the examples together are a workspace without a problem', () => {
  const own = blocks.filter(({ info }) => info === '').map(({ text }) => text);
  const others = blocks.filter(({ info }) => info.endsWith('.chain'));
  const problems = problemsOf([
    { uri: `${ROOT}page.chain`, text: own.join('\n') },
    ...others.map(({ info, text }) => ({ uri: ROOT + info, text })),
  ]);
  expect(own.length).toBeGreaterThan(5);
  expect(problems.map(({ range, message }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
});

test.each(blocks.filter(({ info }) => info === 'wrong'))('what is wrong is told at its line (%#)', ({ text }) => {
  const promised = text.split('\n').flatMap((line, index) => {
    const [, code, fix] = /\/\/ ([a-z-]+)(?:: (.*))?$/.exec(line) ?? [];
    return code === undefined ? [] : [`${index + 1} ${code} ${fix ?? ''}`];
  });
  const told = problemsOf([{ uri: `${ROOT}wrong.chain`, text }]).map(({ range, rule, fixes }) => {
    const line = range.start.line + 1;
    const says = promised.find((one) => one.startsWith(`${line} `));
    return `${line} ${rule} ${says?.endsWith(' ') ? '' : (fixes[0]?.edits[0]?.text ?? '')}`;
  });
  expect(told).toEqual(promised);
});

test('every heading that the page links to is there', () => {
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\d -]/gu, '')
      .replaceAll(' ', '-'),
  );
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !headings.includes(link))).toEqual([]);
});
