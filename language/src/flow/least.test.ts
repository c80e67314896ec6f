/** Bounds that hold whatever the queues: never above what the analysis knows exactly. */
import { expect, test } from 'vitest';
import { onlyThese, readWorkspace, type Workspace, workspaceOf } from '../model/index.ts';
import { figuresOf, leastTime, shareBeyond } from './index.ts';

function read(text: string): Workspace {
  const sources = [{ uri: 'file:///w/a.chain', text }];
  const { models, problems } = readWorkspace(sources, { root: 'file:///w/', files: onlyThese(sources) });
  expect(problems).toEqual([]);
  return workspaceOf(models);
}

function least(text: string, figure: Parameters<typeof leastTime>[2] = 'leadTimeSeconds') {
  const workspace = read(text);
  const [chain] = workspace.chains.values();
  return chain && leastTime(workspace, chain, figure);
}

const LOOP = `
role Clerk { people 9 }
chain C {
  demand 1/day
  start In
  step A { by Clerk  takes exactly 1h }
  wait B { takes exactly 2h }
  end Done
  In -> A
  A -> B
  B -> A 50%
  B -> Done 50%
}`;

test('a loop: a geometric number of rounds of three hours', () => {
  const found = least(LOOP);
  expect(found?.mean).toBeCloseTo(6 * 3600, 3);
  // Var(N) = (1 - p) / p² = 2 for p = 1/2.
  expect((found?.second ?? 0) - (found?.mean ?? 0) ** 2).toBeCloseTo(2 * (3 * 3600) ** 2, 0);
  expect(least(LOOP, 'touchTimeSeconds')?.mean).toBeCloseTo(2 * 3600, 3);
  expect(least(LOOP, 'waitingTimeSeconds')?.mean).toBeCloseTo(4 * 3600, 3);
});

test('of a fork the longest branch on the mean, and no more than the lead time', () => {
  const text = `
role Clerk { people 900 }
chain C {
  demand 1/day
  start In
  step A { by Clerk  takes exactly 1h }
  step B { by Clerk  takes exactly 5h }
  step Last { by Clerk  takes exactly 1h }
  end Done
  In -> A and B
  A and B -> Last
  Last -> Done
}`;
  expect(least(text)?.mean).toBeCloseTo(6 * 3600, 3);
  const [figures] = figuresOf(read(text)).chains.values();
  expect(figures?.leadTimeSeconds).toBeGreaterThanOrEqual(6 * 3600 - 1);
});

test('a timeout has a mean and no bound on shares', () => {
  const text = LOOP.replace('B -> A 50%', 'B -> A on timeout 1h').replace('B -> Done 50%', 'B -> Done');
  expect(least(text.replace('exactly 2h', '2h'))?.second).toBe(Number.POSITIVE_INFINITY);
});

test('outputs that are rejected who knows how often, and go elsewhere, have no bound', () => {
  const text = LOOP.replace('role Clerk', 'system Erp\nagent Bot\nrole Clerk')
    .replace('by Clerk', 'by Bot  verify "equal" against Erp by Erp')
    .replace('A -> B', 'A -> B\n  A -> Done on reject');
  expect(least(text)).toBeUndefined();
});

test('Cantelli: all of what does not vary, half at one deviation, nothing below the mean', () => {
  expect(shareBeyond({ mean: 10, second: 100 }, 9)).toBe(1);
  expect(shareBeyond({ mean: 10, second: 101 }, 9)).toBe(0.5);
  expect(shareBeyond({ mean: 10, second: 101 }, 10)).toBe(0);
  expect(shareBeyond({ mean: 10, second: Number.POSITIVE_INFINITY }, 1)).toBe(0);
});
