/** Edits keep the look of a text, however it is written. */
import { describe, expect, test } from 'vitest';
import type { Edit, Range } from '../../model/index.ts';
import { addProperties, applyEdits, type Page, pageOf, takeOut } from './edits.ts';

/** A page, and the range from the first ⟦ to the last ⟧ of a text. */
function marked(text: string): { page: Page; range: Range } {
  const page = pageOf('file:///a.chain', text.replace(/[⟦⟧]/g, ''));
  const start = page.lines.positionAt(text.indexOf('⟦'));
  return { page, range: { start, end: page.lines.positionAt(text.lastIndexOf('⟧') - 1) } };
}

/** Adds `owner Head`, behind the first occurrence of a text where one is given. */
function added(text: string, after?: string, property = 'owner Head'): string {
  const { page, range } = marked(text);
  const end = after === undefined ? undefined : page.lines.positionAt(page.text.indexOf(after) + after.length);
  return applyEdits(page.text, addProperties(page, range, [{ text: property, after: end }]));
}

const VERIFY = 'verify "one" against D by Head';

describe('a property goes', () => {
  test.each([
    ['into braces of its own', '⟦step A "A" by B⟧ // note', undefined, 'step A "A" by B { owner Head } // note'],
    ['into empty braces', '⟦step A {}⟧', undefined, 'step A { owner Head }'],
    ['into braces of one line', '⟦step A { by B  takes 5min }⟧', 'by B', 'step A { by B  owner Head  takes 5min }'],
    ['to their beginning', '⟦step A { takes 5min }⟧', undefined, 'step A { owner Head  takes 5min }'],
    [
      'behind a comment',
      '⟦step A {\n  by B // who\n  takes 5min\n}⟧',
      'by B',
      'step A {\n  by B // who\n  owner Head\n  takes 5min\n}',
    ],
    ['behind a list', '⟦step A {\n  in D,\n     E\n}⟧', 'in D,\n     E', 'step A {\n  in D,\n     E\n  owner Head\n}'],
    ['first of all', '⟦step A { // a\n  takes 5min\n}⟧', undefined, 'step A { // a\n  owner Head\n  takes 5min\n}'],
    ['between tabs', '⟦step A {\r\n\ttakes 5min\r\n}⟧', undefined, 'step A {\r\n\towner Head\r\n\ttakes 5min\r\n}'],
    ['past braces in texts', '⟦step A "{" {\n  by B\n}⟧', 'by B', 'step A "{" {\n  by B\n  owner Head\n}'],
    [
      'between properties of one line',
      '⟦step A {\n  by B  takes 5min\n}⟧',
      'by B',
      'step A {\n  by B  owner Head  takes 5min\n}',
    ],
  ])('%s', (_, text, after, becomes) => expect(added(text, after)).toBe(becomes));

  test('with options where nothing of its line reads as one', () => {
    expect(added('⟦step A { by B  quality 9%  takes 5min }⟧', 'quality 9%', VERIFY)).toBe(
      `step A { by B  quality 9%  takes 5min  ${VERIFY} }`,
    );
    expect(added('⟦step A {\n  by B  takes 5min\n  // last\n}⟧', 'by B', VERIFY)).toBe(
      `step A {\n  by B  takes 5min\n  // last\n  ${VERIFY}\n}`,
    );
  });

  test('into lines of its own where the braces would be too long', () => {
    const title = 'x'.repeat(110);
    expect(added(`chain C {\n  ⟦step A "${title}"⟧\n}`)).toBe(
      `chain C {\n  step A "${title}" {\n    owner Head\n  }\n}`,
    );
  });
});

test('braces of one line that would get too long are broken up', () => {
  const head = `step A "${'x'.repeat(70)}"`;
  const { page, range } = marked(`  ⟦${head} { by B  takes 5min }⟧ // c`);
  const end = (text: string) => page.lines.positionAt(page.text.indexOf(text) + text.length);
  const ends = [end('by B'), end('takes 5min')];
  const owner = { text: 'owner Head', after: end('by B') };
  const check = { text: VERIFY, after: end('takes 5min') };
  expect(applyEdits(page.text, addProperties(page, range, [owner, check], ends))).toBe(
    `  ${head} {\n    by B\n    owner Head\n    takes 5min\n    ${VERIFY}\n  } // c`,
  );
});

describe('taking out', () => {
  const without = (text: string) => {
    const { page, range } = marked(text);
    return applyEdits(page.text, [takeOut(page, range)]);
  };

  test.each([
    ['a line and the comment behind it', 'a\n⟦import "./b"⟧ // b\nc\n', 'a\nc\n'],
    ['the last line', 'a\n⟦b⟧', 'a'],
    ['the only line', '⟦a⟧', ''],
    ['one of two blank lines', 'a\n\n⟦b⟧\n\nc\n', 'a\n\nc\n'],
    ['a part of a line', '{ by B  ⟦takes 5min⟧  work x }', '{ by B  work x }'],
    ['several lines', 'a\r\n  ⟦b {\r\n  }⟧\r\nc\r\n', 'a\r\nc\r\n'],
  ])('%s', (_, text, becomes) => expect(without(text)).toBe(becomes));
});

describe('applying', () => {
  const at = (start: number, end: number, text: string): Edit => ({
    range: { start: { line: 0, character: start }, end: { line: 0, character: end } },
    text,
  });

  test('a group that crosses an earlier one is left out whole', () => {
    expect(applyEdits('abcdef', [at(0, 2, 'X')], [at(1, 3, 'Y'), at(5, 6, 'Z')])).toBe('Xcdef');
  });

  test('what only touches is done', () => {
    expect(applyEdits('abcdef', [at(0, 2, 'X')], [at(2, 4, 'Y')], [at(4, 4, '!')])).toBe('XY!ef');
  });
});
