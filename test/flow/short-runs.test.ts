/** Short simulations of goals that no formula judges: what they claim is true, and the same for everybody. */
import { type SampledGoal, shortPlan, shortRunOf } from '@chainwright/language/flow';
import type { Chain, Workspace } from '@chainwright/language/model';
import { describe, expect, test } from 'vitest';
import { workspaceFrom } from './workspace.ts';

function onlyChain(workspace: Workspace): Chain {
  const [chain] = workspace.chains.values();
  if (chain === undefined) throw new Error('no chain');
  return chain;
}

function judged(text: string): readonly SampledGoal[] {
  const workspace = workspaceFrom(text);
  return [...(shortRunOf(workspace, onlyChain(workspace))?.values() ?? [])];
}

/** One server, work of 10 min on the mean: lead times are exponential with 10 min / (1 - load) on the mean (M/M/1). */
function queue(load: number, goals: readonly string[]): string {
  const lines = goals.map((goal) => `  goal ${goal}`).join('\n');
  return `system Desk { parallel 1 }
chain Work {
  demand ${Number((144 * load).toFixed(3))}/day
${lines}
  start In
  step Do { by Desk  takes 10min }
  end Out
  In -> Do
  Do -> Out
}`;
}

const quantile = (load: number, share: number) => (-Math.log(1 - share) * 600) / (1 - load);
const LOADS = [0.2, 0.5, 0.7, 0.8, 0.9, 0.95];
const SHARES = [0.5, 0.9, 0.95];

describe('of a queue of which the distribution is known', () => {
  const nearAndFar = [0.5, 0.8, 0.95, 1.05, 1.2, 2];
  test.each(LOADS.flatMap((load) => SHARES.map((share) => ({ load, share }))))(
    'nothing wrong is claimed at a load of $load for a share of $share',
    ({ load, share }) => {
      const exact = quantile(load, share);
      const goals = nearAndFar.map((part) => `lead time < ${Math.round(exact * part)}s for ${share * 100}%`);
      const found = judged(queue(load, goals));
      expect(found).toHaveLength(nearAndFar.length);
      for (const [i, { holds, low, high, value }] of found.entries()) {
        const truth = (nearAndFar[i] ?? 1) > 1;
        expect([truth, null], goals[i]).toContain(holds);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }
    },
  );

  test.each([0.2, 0.5, 0.7, 0.8])('what is clear is said, at a load of %s', (load) => {
    const exact = quantile(load, 0.9);
    const [missed, held] = [0.5, 2].map((part) => `lead time < ${Math.round(exact * part)}s for 90%`);
    expect(judged(queue(load, [missed ?? ''])).map(({ holds }) => holds)).toEqual([false]);
    expect(judged(queue(load, [held ?? ''])).map(({ holds }) => holds)).toEqual([true]);
  });

  test('a goal at the very edge is too close to say, with the interval around the truth', () => {
    const exact = quantile(0.5, 0.9);
    const [found] = judged(queue(0.5, [`lead time < ${Math.round(exact)}s for 90%`]));
    expect(found?.holds).toBeNull();
    expect(found?.low).toBeLessThan(exact);
    expect(found?.high).toBeGreaterThan(exact);
  });

  test('what always takes just as long is not told from its target', () => {
    const text = (goal: string) => `system Desk
chain Work {
  demand 100/day
  goal lead time ${goal} for 90%
  start In
  step Do { by Desk  takes exactly 10min }
  end Out
  In -> Do
  Do -> Out
}`;
    expect(judged(text('< 10min')).map(({ holds }) => holds)).toEqual([null]);
    expect(judged(text('<= 10min')).map(({ holds }) => holds)).toEqual([null]);
    expect(judged(text('< 11min')).map(({ holds }) => holds)).toEqual([true]);
  });
});

test('hours count whole weeks: who comes on Friday night waits until Monday', () => {
  const text = (share: string) => `hours office Mon-Fri 09:00-17:00 in Europe/Brussels
role Desk { people 5  works office }
chain Work {
  demand 10/day
  goal lead time < 1d for ${share}
  start In
  step Do { by Desk  takes 1min }
  end Out
  In -> Do
  Do -> Out
}`;
  // Whoever comes later than Friday at nine, and before Sunday at nine, has to wait for longer than a day: the 8 h of
  // Friday excepted. That is 40 of 168 h.
  expect(judged(text('70%')).map(({ holds }) => holds)).toEqual([true]);
  expect(judged(text('80%')).map(({ holds }) => holds)).toEqual([false]);
});

test('the same workspace gets the same answer, and another chain beside it changes nothing', () => {
  const text = queue(0.8, ['lead time < 2h for 90%']);
  const beside = text.replace('chain Work', 'chain Other').replaceAll('Desk', 'Bench');
  const [once] = judged(text);
  expect(judged(text)).toEqual([once]);
  expect(judged(`${text}\n${beside}`)[0]).toEqual(once);
});

describe('none is made', () => {
  test('where facts are missing, where the queue has no end, and where no goal needs it', () => {
    expect(
      judged(queue(0.5, ['lead time < 1d for 90%']).replace(' { parallel 1 }', '').replace('system', 'role')),
    ).toEqual([]);
    expect(judged(queue(1.2, ['lead time < 1d for 90%']))).toEqual([]);
    expect(judged(queue(0.5, ['lead time < 1d']))).toEqual([]);
  });

  test('where many chains share their people: each would bring along all others', () => {
    const one = queue(0.001, ['lead time < 1d for 90%']);
    const [head = '', ...rest] = one.split('\n');
    const many = Array.from({ length: 500 }, (_, i) => rest.join('\n').replace('chain Work', `chain Work${i}`));
    const workspace = workspaceFrom([head, ...many].join('\n'));
    for (const chain of workspace.chains.values()) expect(shortPlan(workspace, chain)).toBeUndefined();
  });
});
