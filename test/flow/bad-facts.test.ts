/** Facts that are missing or cannot be: a figure is missing by name, or without end, and nothing hangs. */
import { analyse, analyseScenario, goalFigures } from '@chainwright/language/flow';
import { expect, test } from 'vitest';
import { chainNamed, figuresOf, poolNamed, workspaceFrom } from './workspace.ts';

/** One step by a clerk, with what the test is about in its places. */
function desk({
  demand = 'demand 2/hour',
  clerk = 'people 1',
  step = 'takes 10min',
  more = '',
  ways = '',
} = {}): string {
  return `
    hours office Mon-Fri 09:00-17:00
    role Clerk { ${clerk} }
    chain Desk {
      ${demand}
      start In
      step Serve { by Clerk  ${step} }
      end Out
      In -> Serve
      ${ways || 'Serve -> Out'}
    }
    ${more}`;
}

const deskOf = (facts: Parameters<typeof desk>[0]) => chainNamed(figuresOf(desk(facts)), 'Desk');
const missingOf = (facts: Parameters<typeof desk>[0], figure: string) =>
  deskOf(facts).missing.find((one) => one.figure === figure)?.facts;

test('what is not said is missing by name, and what does not need it stands', () => {
  expect(missingOf({ step: '' }, 'leadTimeSeconds')).toEqual(['takes of Serve']);
  expect(missingOf({ step: '' }, 'ceilingPerDay')).toEqual(['takes of Serve']);
  expect(missingOf({ clerk: '' }, 'leadTimeSeconds')).toEqual(['people of Clerk']);
  expect(deskOf({ clerk: '' }).touchTimeSeconds).toBe(600);
  expect(missingOf({ demand: '' }, 'leadTimeSeconds')).toEqual(['demand of Desk']);
  expect(deskOf({ demand: '' }).ceilingPerDay).toBeCloseTo(144, 9);
  expect(deskOf({ demand: '' }).touchTimeSeconds).toBe(600);
  expect(deskOf({ demand: '' }).nodes.find(({ name }) => name === 'Serve')).toMatchObject({
    waitSeconds: null,
    touchSeconds: 600,
  });
});

test('a chain without demand asks nothing of a pool, and the load says that it is at least that', () => {
  const pool = poolNamed(figuresOf(desk({ demand: '' })), 'Clerk');
  expect(pool).toMatchObject({ load: 0, atLeast: true });
  expect(poolNamed(figuresOf(desk()), 'Clerk').atLeast).toBe(false);
});

test('an overloaded chain has no times, and says how the queue grows', () => {
  const figures = figuresOf(desk({ demand: 'demand 180/day' }));
  const chain = chainNamed(figures, 'Desk');
  const clerk = poolNamed(figures, 'Clerk');
  expect(chain).toMatchObject({
    overloaded: true,
    leadTimeSeconds: null,
    waitingTimeSeconds: null,
    workInProgress: null,
    missing: [],
  });
  expect(chain.throughputPerDay).toBeCloseTo(144, 9);
  expect(chain.queueGrowthPerDay.get(clerk.pool)).toBeCloseTo(36, 9);
  expect(clerk).toMatchObject({ waitSeconds: null, queueLength: null });
  expect(clerk.load).toBeCloseTo(1.25, 12);
});

test('exactly full is full: the queue has no end, though it does not grow on the mean', () => {
  const chain = deskOf({ demand: 'demand 144/day' });
  expect(chain).toMatchObject({ overloaded: true, leadTimeSeconds: null });
  expect([...chain.queueGrowthPerDay.values()]).toEqual([0]);
});

test('a million cases a day are too many, and said so', () => {
  const chain = deskOf({ demand: 'demand 1000000/day' });
  expect(chain.overloaded).toBe(true);
  expect([...chain.queueGrowthPerDay.values()][0]).toBeCloseTo(1_000_000 - 144, 3);
});

test('behind a full pool arrives what it lets through, and load is still what is offered', () => {
  const figures = figuresOf(`
    person A
    person B
    chain Row {
      demand 20/hour
      start In
      step First { by A  takes 6min }
      step Then { by B  takes 4min }
      end Out
      In -> First
      First -> Then
      Then -> Out
    }`);
  const row = chainNamed(figures, 'Row');
  const [a, b] = [poolNamed(figures, 'A'), poolNamed(figures, 'B')];
  expect(a.load).toBeCloseTo(2, 12);
  expect(b.load).toBeCloseTo(4 / 3, 12);
  expect(row.queueGrowthPerDay.get(a.pool)).toBeCloseTo(240, 9);
  expect(row.queueGrowthPerDay.get(b.pool)).toBeCloseTo(0, 9);
  expect(row.throughputPerDay).toBeCloseTo(240, 9);
  expect(row.bottleneck).toBe(a.pool);
});

test('a full pool that feeds itself settles where it serves all that it can', () => {
  const chain = deskOf({ demand: 'demand 3/hour', ways: 'Serve -> Out 10%\nServe -> Serve 90%' });
  expect(chain.throughputPerDay).toBeCloseTo(14.4, 8);
  expect([...chain.queueGrowthPerDay.values()][0]).toBeCloseTo(72 - 14.4, 8);
});

test('zero durations take no time and still stand in the queue', () => {
  expect(deskOf({ step: 'takes 0min' })).toMatchObject({ leadTimeSeconds: 0, ceilingPerDay: null, bottleneck: null });
  expect(deskOf({ step: 'takes 0min..0min' }).touchTimeSeconds).toBe(0);
  expect(deskOf({ step: 'takes 10min sd 0min' }).leadTimeSeconds).toBeGreaterThan(600);
});

test('durations that cannot be are as good as none', () => {
  const workspace = workspaceFrom(desk());
  const broken = (value: number) => ({
    ...workspace,
    chains: new Map(
      [...workspace.chains].map(([id, chain]) => [
        id,
        {
          ...chain,
          nodes: chain.nodes.map((node) =>
            node.takes?.shape === 'exponential'
              ? { ...node, takes: { ...node.takes, mean: { value, unit: 'min' as const } } }
              : node,
          ),
        },
      ]),
    ),
  });
  for (const value of [-5, Number.NaN, Number.POSITIVE_INFINITY]) {
    const chain = chainNamed(analyse(broken(value)), 'Desk');
    expect(chain.leadTimeSeconds).toBeNull();
    expect(chain.missing.find(({ figure }) => figure === 'leadTimeSeconds')?.facts).toEqual(['takes of Serve']);
  }
});

test('shares of nothing and of all', () => {
  const chain = (a: number, b: number) =>
    deskOf({ ways: `Serve -> Out ${a}%\nServe -> Serve ${b}%` }).nodes.find(({ name }) => name === 'Serve');
  expect(chain(100, 0)?.visitsPerCase).toBe(1);
  expect(chain(50, 50)?.visitsPerCase).toBe(2);
});

test('a loop that never ends has no figures, and says why', () => {
  for (const ways of ['Serve -> Out 0%\nServe -> Serve 100%', 'Serve -> Serve', 'Serve -> Serve and Serve']) {
    const chain = deskOf({ ways });
    expect(chain.leadTimeSeconds).toBeNull();
    expect(chain.missing.find(({ figure }) => figure === 'leadTimeSeconds')?.facts).toEqual([
      'an end for the cases of Desk',
    ]);
  }
  expect(missingOf({ ways: 'Serve -> Out on exception 5%' }, 'quality')).toEqual(['a way out of Serve']);
});

test('shares that contradict each other are no shares', () => {
  expect(missingOf({ ways: 'Serve -> Out 50%\nServe -> Serve 20%' }, 'touchTimeSeconds')).toEqual([
    'shares out of Serve that add up to 100%',
  ]);
  expect(deskOf({ ways: 'Serve -> Out 66%\nServe -> Serve 33.7%' }).touchTimeSeconds).toBeCloseTo(600 / (66 / 99.7), 9);
});

test('a batch larger than the demand of a year makes cases wait for years', () => {
  const chain = deskOf({ demand: 'demand 2/day', step: 'takes 1h  batch 1000' });
  expect(chain.leadTimeSeconds).toBeGreaterThan(249 * 86_400);
  expect(chain.approximate.map(({ figure }) => figure)).toContain('leadTimeSeconds');
});

test('a scenario that names what is not there has no figures, and says what is not there', () => {
  const workspace = workspaceFrom(desk({ more: 'scenario Two of Desk {\n Serve takes 5min\n Clerk people 2\n}' }));
  const [scenario] = workspace.models.flatMap((model) => model.scenarios);
  if (scenario === undefined) throw new Error('there is a scenario');
  expect(analyseScenario(workspace, scenario).figures?.chains.size).toBe(1);
  const place = scenario.place;
  const ghost = { name: 'Ghost', place };
  const lost = analyseScenario(workspace, {
    ...scenario,
    overrules: [
      { kind: 'people', pool: ghost, people: 2, place },
      { kind: 'share', from: [ghost], to: [ghost], share: 0.5, place },
      { kind: 'quality', node: ghost, quality: 0.5, place },
    ],
  });
  expect(lost.figures).toBeUndefined();
  expect(lost.unknown).toEqual(['pool Ghost', 'node Ghost', 'handoff Ghost -> Ghost']);
  expect(analyseScenario(workspace, { ...scenario, of: ghost }).unknown).toEqual(['chain Ghost']);
});

test('hours that never open serve nobody', () => {
  const workspace = workspaceFrom(desk({ clerk: 'people 1  works office' }));
  const closed = {
    ...workspace,
    hours: new Map([...workspace.hours].map(([id, hours]) => [id, { ...hours, openings: [] }])),
  };
  const chain = chainNamed(analyse(closed), 'Desk');
  expect(chain.missing.find(({ figure }) => figure === 'leadTimeSeconds')?.facts).toEqual(['open hours of Clerk']);
});

test('chains that run each other in a circle have no figures', () => {
  const figures = figuresOf(`
    chain A {
      demand 1/day
      start S
      step Run { runs B }
      end E
      S -> Run
      Run -> E
    }
    chain B {
      start S
      step Back { runs A }
      end E
      S -> Back
      Back -> E
    }`);
  expect(chainNamed(figures, 'A').missing.map(({ figure }) => figure)).toContain('leadTimeSeconds');
});

test('goals: what they need is named, what grows for ever misses them, percentiles are for the simulation', () => {
  const goals = (text: string, facts: Parameters<typeof desk>[0] = {}) => {
    const workspace = workspaceFrom(desk({ ...facts, demand: `${facts.demand ?? 'demand 2/hour'}\n${text}` }));
    const [chain] = workspace.chains.values();
    if (chain === undefined) throw new Error('there is a chain');
    const figures = analyse(workspace).chains.get(chain.id);
    if (figures === undefined) throw new Error('with figures');
    return goalFigures(workspace, chain, figures).map(({ text: said, holds, needs }) => [said, holds, needs]);
  };
  expect(goals('goal lead time < 1h\ngoal lead time < 10min\ngoal touch time <= 10min')).toEqual([
    ['lead time < 1h', true, undefined],
    ['lead time < 10min', false, undefined],
    ['touch time <= 10min', true, undefined],
  ]);
  expect(goals('goal lead time < 1h for 90%')).toEqual([['lead time < 1h for 90%', null, 'simulation']]);
  expect(goals('goal lead time < 1h for 90%', { demand: 'demand 20/hour' })).toEqual([
    ['lead time < 1h for 90%', false, undefined],
  ]);
  expect(goals('goal throughput >= 100/day\ngoal throughput >= 200/day')).toEqual([
    ['throughput >= 100/day', true, undefined],
    ['throughput >= 200/day', false, undefined],
  ]);
  expect(goals('goal cost < 5 EUR/case\ngoal lead time < 1h', { step: '' })).toEqual([
    ['cost < 5 EUR/case', null, { facts: ['costs of Clerk'] }],
    ['lead time < 1h', null, { facts: ['takes of Serve'] }],
  ]);
});
