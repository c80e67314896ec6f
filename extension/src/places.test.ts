import { expect, test } from 'vitest';
import { chainAt, nodeAt } from './places.ts';

const range = (startLine: number, startCharacter: number, endLine: number, endCharacter: number) => ({
  start: { line: startLine, character: startCharacter },
  end: { line: endLine, character: endCharacter },
});
const nodes = [
  { id: 'A', extent: range(2, 2, 4, 3) },
  { id: 'B', extent: range(5, 2, 5, 20) },
  { id: 'C', extent: range(7, 2, 7, 10) },
  { id: 'D', extent: range(7, 11, 7, 20) },
];

test.each([
  [1, 9, undefined],
  [2, 0, 'A'],
  [2, 2, 'A'],
  [3, 0, 'A'],
  [4, 3, 'A'],
  [4, 9, 'A'],
  [5, 20, 'B'],
  [7, 0, 'C'],
  [7, 15, 'D'],
  [7, 30, 'D'],
  [9, 0, undefined],
])('line %i, column %i: %s', (line, character, id) => {
  expect(nodeAt(nodes, { line, character })).toBe(id);
});

test('the innermost of several', () => {
  const outer = { id: 'outer', extent: range(0, 0, 9, 0) };
  expect(nodeAt([outer, ...nodes], { line: 3, character: 0 })).toBe('A');
  expect(nodeAt([...nodes, outer], { line: 3, character: 0 })).toBe('A');
});

test('a chain by any place in it', () => {
  const chains = [
    { name: 'First', range: range(0, 0, 4, 1) },
    { name: 'Second', range: range(6, 0, 9, 1) },
  ];
  expect(chainAt(chains, { line: 7, character: 3 })).toBe('Second');
  expect(chainAt(chains, { line: 5, character: 0 })).toBeUndefined();
});
