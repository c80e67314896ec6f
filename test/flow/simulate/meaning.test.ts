/**
 * What every word of the language means to the simulator: cases so rare that they never meet, times that are exact, so
 * that the answer is known by hand.
 */
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MIN, missingIn, runOf, simulationOf } from './running.ts';

const FEW = { cases: 200, replications: 2, warmUp: 0 };

const lead = async (text: string, asked = {}) => (await runOf(text, { ...FEW, ...asked })).leadTimeSeconds;

describe('forks and joins', () => {
  test('a join waits for the longest branch; touch time is the sum over them', async () => {
    const run = await runOf(
      `agent A { }
      chain C { demand 1/year
        start S  step X { by A  takes exactly 10min }  step Y { by A  takes exactly 25min }  end E
        S -> X and Y
        X and Y -> E }`,
      FEW,
    );
    expect(run.leadTimeSeconds).toMatchObject({ mean: 25 * MIN, low: 25 * MIN, high: 25 * MIN });
    expect(run.touchTimeSeconds?.mean).toBeCloseTo(35 * MIN, 6);
  });

  test('without a join the case is done with its last branch', async () => {
    const text = `agent A { }
      chain C { demand 1/year
        start S  step X { by A  takes exactly 10min }  step Y { by A  takes exactly 25min }  end E  end F
        S -> X and Y
        X -> E
        Y -> F }`;
    expect((await lead(text))?.mean).toBe(25 * MIN);
  });

  test('branches that reach one pool at the same instant queue in the order of the text', async () => {
    const chain = (fork: string) => `person P  agent A { }
      chain C { demand 1/year
        start S
        step X1 { by A  takes exactly 5min }
        step X2 { by A  takes exactly 5min }
        step X { by P  takes exactly 10min }
        step Y1 { by A  takes exactly 10min }
        step Y { by P  takes exactly 30min }
        end E  end F
        S -> ${fork}
        X1 -> X2
        X2 -> X
        Y1 -> Y
        X -> E
        Y -> F }`;
    const [first, second] = await Promise.all(['X1 and Y1', 'Y1 and X1'].map((fork) => runOf(chain(fork), FEW)));
    const wait = (run: typeof first, node: string) => run?.nodes.find(({ name }) => name === node)?.waitSeconds?.mean;
    expect([wait(first, 'X'), wait(first, 'Y')]).toEqual([0, 10 * MIN]);
    expect([wait(second, 'X'), wait(second, 'Y')]).toEqual([30 * MIN, 0]);
  });

  test('a token that waits for one that left another way holds nobody up', async () => {
    const run = await runOf(
      `agent A { }
      chain C { demand 1/year
        start S  step X { by A  takes exactly 10min }  step Y { by A  takes exactly 20min }
        step W { by A  takes exactly 5min }  step Z { by A  takes exactly 1h }  end E  end Out
        S -> X and Y
        Y -> W 50%
        Y -> Out 50%
        X and W -> Z
        Z -> E }`,
      { cases: 4_000, replications: 10, warmUp: 0 },
    );
    expect(run.unfinished).toBe(0);
    // Half of the cases: 20 min to the way out; the other half: 25 min to the join, then an hour.
    expect(run.leadTimeSeconds?.low).toBeLessThan(52.5 * MIN);
    expect(run.leadTimeSeconds?.high).toBeGreaterThan(52.5 * MIN);
    expect((run.leadTimeSeconds?.p90.mean ?? 0) / (85 * MIN)).toBeCloseTo(1, 2);
    expect(run.conserved).toBe(true);
  });
});

describe('hours', () => {
  test('work that does not fit before closing is finished after opening; pausing costs nothing', async () => {
    const run = await runOf(
      `hours office Mon-Fri 09:00-10:00
      person P { works office  costs 60 EUR/h }
      chain C { demand 1/year during office
        start S  step X { by P  takes exactly 1h }  end E
        S -> X
        X -> E }`,
      { cases: 20_000, replications: 10, warmUp: 0 },
    );
    // Begun at any minute of the hour: on four days of five a day later, on Fridays after the weekend.
    expect(run.touchTimeSeconds?.mean).toBeCloseTo(HOUR, 6);
    expect(run.costPerCase?.EUR?.mean).toBeCloseTo(60, 6);
    const days = (4 * 1 + 3) / 5;
    expect(run.leadTimeSeconds?.low).toBeLessThan(days * DAY);
    expect(run.leadTimeSeconds?.high).toBeGreaterThan(days * DAY);
  });

  test('demand during hours comes in them, at the rate of an open day', async () => {
    const run = await runOf(
      `hours office Mon-Fri 09:00-17:00
      person P { works office }
      chain C { demand 4/day during office
        start S  step X { by P  takes exactly 1s }  end E
        S -> X
        X -> E }`,
      { cases: 10_000, replications: 10 },
    );
    expect(run.throughputPerDay?.low).toBeLessThan(4);
    expect(run.throughputPerDay?.high).toBeGreaterThan(4);
    // Nobody comes when it is closed, and nobody is early.
    expect(run.leadTimeSeconds?.p90.mean).toBeLessThan(1.1);
  });
});

describe('batches', () => {
  test('by number: the first waits for the last; one visit, paid once', async () => {
    const run = await runOf(
      `person P { costs 60 EUR/h }
      chain C { demand 1/day
        start S  step X { by P  takes exactly 1h  batch 5 }  end E
        S -> X
        X -> E }`,
      { cases: 100_000, replications: 10 },
    );
    // On the mean two more have to come: 2 d, and the work.
    expect(run.leadTimeSeconds?.low).toBeLessThan(2 * DAY + HOUR);
    expect(run.leadTimeSeconds?.high).toBeGreaterThan(2 * DAY + HOUR);
    expect(run.leadTimeSeconds?.high).toBeLessThan(2.05 * DAY + HOUR);
    expect(run.touchTimeSeconds?.mean).toBeCloseTo(HOUR, 6);
    expect(run.costPerCase?.EUR?.mean).toBeCloseTo(12, 1);
    expect(run.pools[0]?.load?.mean).toBeCloseTo(1 / 24 / 5, 3);
  });

  test('by interval, from midnight of the zone of the hours', async () => {
    const run = await runOf(
      `hours shop Mon-Sun 12:00-13:00 in Asia/Kolkata
      person P { works shop }
      chain C { demand 4/hour during shop
        start S  step X { by P  takes exactly 1min  batch every 1d }  end E
        S -> X
        X -> E }`,
      { cases: 20_000, replications: 10 },
    );
    // Who comes between 12 and 13 is collected until midnight and served at noon: from 23 to 24 hours.
    expect(run.leadTimeSeconds?.p50.mean).toBeGreaterThan(23 * HOUR);
    expect(run.leadTimeSeconds?.p99.mean).toBeLessThan(24.1 * HOUR);
  });

  test('larger than a whole replication: every place in it is as likely', async () => {
    const run = await runOf(
      `system A
      chain C { demand 1/day
        start S  step X { by A  takes exactly 0s  batch 1000 }  end E
        S -> X
        X -> E }`,
      { cases: 10_000, replications: 40, precision: 1e-9 },
    );
    expect(run.leadTimeSeconds?.low).toBeLessThan(499.5 * DAY);
    expect(run.leadTimeSeconds?.high).toBeGreaterThan(499.5 * DAY);
  });
});

describe('ways out', () => {
  test('a timeout cuts a wait, and a wait on a handoff passes by itself', async () => {
    const text = `agent A { }
      chain C { demand 1/year
        start S  wait W { takes exactly 5d }  step X { by A  takes exactly 1h }  end E
        S -> W
        W -> E
        W -> X on timeout 2d
        X -> E wait exactly 3h }`;
    expect((await lead(text))?.mean).toBe(2 * DAY + 4 * HOUR);
  });

  test('exceptions skip the checks and cost the time; rejects go where they are sent; escapes stay', async () => {
    const run = await runOf(
      `agent A { costs 1 EUR/case }  person P { costs 60 EUR/h }  document D
      chain C { demand 1/day
        start S
        step X { by A  takes exactly 1min  quality 80%  verify "right" against D by P takes exactly 1h catches 50% }
        step F { by P  takes exactly 2h }
        end E
        S -> X
        X -> F on exception 10%
        X -> F on reject
        X -> E
        F -> E }`,
      { cases: 100_000, replications: 20 },
    );
    const of = (name: string) => run.nodes.find((node) => node.name === name)?.visitsPerCase;
    // 10% exceptions; of the other 90% a fifth is faulty, half of it found.
    expect(of('F')?.low).toBeLessThan(0.19);
    expect(of('F')?.high).toBeGreaterThan(0.19);
    expect(run.quality?.low).toBeLessThan(0.91);
    expect(run.quality?.high).toBeGreaterThan(0.91);
    const cost = 1 + 0.9 * 60 + 0.19 * 120;
    expect(run.costPerCase?.EUR?.low).toBeLessThan(cost);
    expect(run.costPerCase?.EUR?.high).toBeGreaterThan(cost);
  });
});

describe('chains within chains', () => {
  const text = `person P  agent A { }
    chain Outer { demand 1/year
      start S  step Run { runs Inner }  step After { by A  takes exactly 1h }  end E  end F
      S -> Run
      Run -> After on Good
      Run -> F on Bad
      After -> E }
    chain Inner {
      start T  step X { by P  takes exactly 10min }  step Y { by A  takes exactly 30min }  end Good  end Bad
      T -> X and Y
      X -> Good
      Y -> Good }`;

  test('the last of the branches goes on, once', async () => {
    const run = await runOf(text, FEW);
    expect(run.leadTimeSeconds).toMatchObject({ mean: 90 * MIN, high: 90 * MIN });
    expect(run.nodes.find(({ name }) => name === 'After')?.visitsPerCase.mean).toBe(1);
  });

  test('a chain without a demand of its own has that of its callers', async () => {
    const run = await runOf(text, { ...FEW, chain: 'Inner' });
    expect(run.leadTimeSeconds).toMatchObject({ mean: 30 * MIN, high: 30 * MIN });
    expect(run.nodes.map(({ name, visitsPerCase }) => [name, visitsPerCase.mean])).toEqual([
      ['T', 1],
      ['X', 1],
      ['Y', 1],
      ['Good', 2],
      ['Bad', 0],
    ]);
  });
});

describe('what cannot be run', () => {
  const one = (facts: string, chain = 'demand 1/day') => `${facts}
    chain C { ${chain}
      start S  step X { by P  takes 1h }  end E
      S -> X
      X -> E }`;

  test('missing facts are named', async () => {
    expect(await missingIn(one('role P { }'))).toEqual(['people of P']);
    expect(await missingIn(one('person P', ''))).toEqual(['demand of C']);
    expect(await missingIn(one('person P').replace('takes 1h', ''))).toEqual(['takes of X']);
    expect(await missingIn(one('person P').replace('X -> E', 'X -> X'))).toEqual(['an end for the cases of C']);
    const other = one('person P').replaceAll('chain C', 'chain Other').replace('takes 1h', '');
    expect(await missingIn(`${one('person P')}\n${other.replace('person P', '')}`, { chain: 'C' })).toEqual([
      'takes of X in Other',
    ]);
  });

  test('a fork that makes more of itself, and a loop that lets almost nobody out', async () => {
    const fork = `agent A { }
      chain C { demand 1/day
        start S  step X { by A  takes 1min }  step Y { by A  takes 1min }  end E
        S -> X
        X -> X and Y 50%
        X -> E 50%
        Y -> X }`;
    expect(await missingIn(fork)).toEqual(['an end for the cases of C']);
    const loop = `agent A { }
      chain C { demand 1/day
        start S  step X { by A  takes 1min }  end E
        S -> X
        X -> X 99.9999%
        X -> E 0.0001% }`;
    expect(await missingIn(loop)).toEqual(['an end for the cases of C that a simulation could reach']);
  });

  test('an overloaded chain reports the growth of its queue, at once', async () => {
    const run = await runOf(one('person P', 'demand 1000000/day'));
    expect(run).toMatchObject({
      overloaded: true,
      stoppedBy: 'overloaded',
      leadTimeSeconds: null,
    });
    expect(run.queueGrowthPerDay.P).toBeCloseTo(999_976, 3);
    expect(run.throughputPerDay?.mean).toBeCloseTo(24, 9);
    expect((await runOf(one('person P', 'demand 24/day'))).overloaded).toBe(true);
  });
});

test('a million cases a day, and times of nothing', async () => {
  const run = await runOf(
    `system A { parallel 1 }
    chain C { demand 1000000/day
      start S  step X { by A  takes exactly 0s }  end E
      S -> X
      X -> E }`,
    FEW,
  );
  expect(run.leadTimeSeconds?.mean).toBe(0);
  expect(run.pools[0]?.load?.mean).toBe(0);
});

test('goals: the mean, a percentile with its interval, and working days on the clock of the hours', async () => {
  const { runs } = await simulationOf(
    `hours office Mon-Fri 09:00-17:00
    agent A { }
    chain C { demand 4/day during office
      goal lead time < 2h
      goal lead time < 3h for 90%
      goal lead time < 1wd for 99%
      start S  step X { by A  takes 1h }  end E
      S -> X
      X -> E }`,
    { cases: 20_000, replications: 10, precision: 1e-9 },
  );
  const [mean, percentile, days] = runs[0]?.goals ?? [];
  expect(mean).toMatchObject({ holds: true, certain: true });
  // 90% of exponential times of an hour are below ln 10 hours.
  expect(percentile?.low).toBeLessThan(Math.LN10 * HOUR);
  expect(percentile?.high).toBeGreaterThan(Math.LN10 * HOUR);
  expect(percentile).toMatchObject({ holds: true, certain: true, text: 'lead time < 3h for 90%' });
  expect(days).toMatchObject({ holds: true, target: 8 * HOUR });
  expect(days?.value).toBeLessThan(Math.log(100) * HOUR);
});

test('goals for a share of the cases on waiting and touch time', async () => {
  const run = await runOf(
    `person P  agent A { }
    chain C { demand 1/year
      goal waiting time < 3h for 90%
      goal touch time <= 2h for 50%
      start S  wait W { takes 1h }  step X { by A  takes exactly 1h }  step Y { by P  takes exactly 30min }  end E
      S -> W
      W -> X and Y
      X and Y -> E }`,
    { cases: 20_000, replications: 10, precision: 1e-9 },
  );
  const [waiting, touch] = run.goals;
  expect(waiting).toMatchObject({ holds: true, certain: true });
  // 20,000 cases know this quantile to 1%.
  expect(Math.abs((waiting?.value ?? 0) / (Math.LN10 * HOUR) - 1)).toBeLessThan(0.03);
  expect((touch?.value ?? 0) / (90 * MIN)).toBeCloseTo(1, 2);
});
