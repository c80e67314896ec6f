import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { GlobProblem, globOf } from './globs.ts';

const matches = (pattern: string, path: string) => globOf(pattern).matches(path);

describe('a pattern', () => {
  test.each([
    ['*.chain', 'a.chain', true],
    ['*.chain', 'sub/a.chain', false],
    ['**/*.chain', 'a.chain', true],
    ['**/*.chain', 'x/y/a.chain', true],
    ['drafts', 'drafts/x/a.chain', true],
    ['drafts/', 'drafts/a.chain', true],
    ['./drafts/**', 'drafts/a.chain', true],
    ['drafts', 'more-drafts/a.chain', false],
    ['drafts/**', 'drafts', false],
    ['*/**', 'a.chain', false],
    ['**', 'a.chain', true],
    ['a/**/b.chain', 'a/b.chain', true],
    ['a/**/b.chain', 'a/x/y/b.chain', true],
    ['{claims,sales/{old,new}}/*.chain', 'sales/new/a.chain', true],
    ['{claims,sales/{old,new}}/*.chain', 'sales/a.chain', false],
    ['v[0-9].chain', 'v7.chain', true],
    ['v[!0-9].chain', 'v7.chain', false],
    ['v[a-].chain', 'v-.chain', true],
    ['?.chain', '😀.chain', true],
    ['a+(b).chain', 'a+(b).chain', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  test('means what the most used library says that it means', () => {
    const segment = fc.oneof(
      fc.constant('**'),
      fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '[ab]', '[^a]', '{a,b}'), minLength: 1, maxLength: 5 }),
    );
    const pattern = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    // In a name `**` is `*` to the one and not to the other, and at the end the other takes the folder itself for inside.
    const isPlain = (one: string) =>
      !one.endsWith('**') &&
      one.split('{').length <= 6 &&
      one.split('/').every((part) => part === '**' || !part.includes('**'));
    fc.assert(
      fc.property(pattern.filter(isPlain), path, (one, file) => {
        const folders = file.split('/').map((_, i, names) => names.slice(0, i + 1).join('/'));
        const oracle = picomatch(one, { dot: true });
        expect(matches(one, file)).toBe(folders.some((folder) => oracle(folder)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what would keep an expression busy for years is answered', () => {
  const long = 'a'.repeat(5000);
  test.each([
    ['*a'.repeat(200), `${long}b`],
    [`${'**/'.repeat(160)}b`, long.split('').join('/')],
    [`${'**/*a*/'.repeat(60)}b`, 'aa/'.repeat(2000)],
  ])('%#', (pattern, path) => {
    expect(matches(pattern, path)).toBe(false);
  });
});

test.each([
  ['', 'names no file'],
  ['/', 'names no file'],
  ['/etc/*', 'leaves the folder'],
  ['../other/*.chain', 'leaves the folder'],
  ['!drafts/**', 'starts with !'],
  ['drafts\\*.chain', 'has a backslash'],
  ['{a,b', 'has a { without its }'],
  ['a}', 'has a } without its {'],
  ['[ab', 'has a [ without its ]'],
  ['{a,b}'.repeat(8), 'stands for more than 100 patterns'],
  ['{a,b}'.repeat(90), 'stands for more than 100 patterns'],
  ['a'.repeat(501), 'is longer than 500 letters'],
])('%s is no pattern', (pattern, message) => {
  expect(() => globOf(pattern)).toThrow(GlobProblem);
  expect(() => globOf(pattern)).toThrow(message);
});
