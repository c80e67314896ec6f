/** Every string of the extension has its German one, and no German one is left over. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PICTURE_FORMATS } from '@chainwright/language/picture-formats';
import { QUESTIONS } from '@chainwright/language/questions';
import { getL10nJson } from '@vscode/l10n-dev';
import { describe, expect, test } from 'vitest';

const EXTENSION = join(import.meta.dirname, '..', '..', 'extension');
const read = (...path: string[]) => readFileSync(join(EXTENSION, ...path), 'utf8');
const table = (...path: string[]): Readonly<Record<string, string>> => JSON.parse(read(...path));

const sources = globSync('src/**/*.ts', { cwd: EXTENSION })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: read(file) }));

/** Strings that the sources take from tables of the language. */
const fromTables = [
  ...QUESTIONS.flatMap(({ asks, example, otherwise }) => [
    asks,
    example,
    ...(otherwise === undefined ? [] : [otherwise]),
  ]),
  // What is said of PNG is said for each size.
  ...PICTURE_FORMATS.flatMap(({ name, title, help }) => (name === 'png' ? [title] : [title, help])),
];

const placeholdersOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
const leadsTo = (text: string) => (text.match(/\(command:[^)]*\)/g) ?? []).toSorted();

describe('the sources', () => {
  const german = table('l10n', 'bundle.l10n.de.json');

  test('have their German strings, and no more', async () => {
    const found = await getL10nJson(sources.map(({ text }) => ({ extension: '.ts', contents: text })));
    const keys = new Set([...Object.keys(found), ...fromTables]);
    expect(Object.keys(german).toSorted()).toEqual([...keys].toSorted());
  });

  test('keep their values in German', () => {
    for (const [english, text] of Object.entries(german)) {
      expect(text, english).not.toBe('');
      expect(placeholdersOf(text), english).toEqual(placeholdersOf(english));
    }
  });

  /** Facts of a report are read by who looks for the cause. */
  const inEnglish = /^Language of the editor: |^Folders in the workspace: /;
  test.each(sources)('$file says nothing past the translation', ({ text }) => {
    expect(untranslated(text).filter((one) => !inEnglish.test(one))).toEqual([]);
  });
});

describe('the manifest', () => {
  const english = table('package.nls.json');
  const german = table('package.nls.de.json');

  test('has each of its strings in both languages, and no more', () => {
    const used = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key);
    expect(Object.keys(english).toSorted()).toEqual([...new Set(used)].toSorted());
    expect(Object.keys(german).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  test('leads to the same commands in German', () => {
    for (const [key, text] of Object.entries(english)) expect(leadsTo(german[key] ?? ''), key).toEqual(leadsTo(text));
  });

  test('says nothing past the translation', () => {
    expect(
      read('package.json').match(/"(?:title|name|description|contents|altText)": "(?!%|Chainwright"|chain)[^"]+"/g),
    ).toBeNull();
  });

  test('has a German page for each page of the walkthrough', () => {
    for (const page of globSync('walkthrough/*.md', { cwd: EXTENSION }).filter((file) => !file.includes('.nls.'))) {
      const blocks = (file: string) => read(file).match(/```chain[\s\S]*?```/g);
      expect(blocks(page.replace(/\.md$/, '.nls.de.md'))).toEqual(blocks(page));
    }
  });
});

/** Sentences and words with a capital that no call of `l10n.t` takes. */
function untranslated(text: string): readonly string[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/\bl10n\.t\(\s*('[^']*'|`[^`]*`)/g, '')
    .replace(/new Error\(`[^`]*`\)|new Error\('[^']*'\)/g, '');
  const strings = [...code.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, plain, template]) => plain ?? template ?? '');
  return strings.filter((one) => /^\p{Lu}[^{}<>]*\s\p{L}/u.test(one) || /^\p{Lu}\p{Ll}+…$/u.test(one));
}
