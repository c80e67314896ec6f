/** Figures that can be worked out by hand, with how. */
import { analyse, analyseScenario, twoSpeeds } from '@chainwright/language/flow';
import { expect, test } from 'vitest';
import { chainNamed, figuresOf, poolNamed, workspaceFrom } from './workspace.ts';

const visits = (text: string, chain: string, node: string) =>
  chainNamed(figuresOf(text), chain).nodes.find(({ name }) => name === node)?.visitsPerCase;

/** A fork to branches that end in a join. */
const fork = (steps: string, from: string, to: string, between = '') => `
  system Bot
  agent Ai
  document Rulebook
  chain Side {
    demand 1/hour
    start In
    ${steps}
    end Out
    In -> ${from}
    ${between}
    ${to} -> Out
  }`;

test('the longest of branches that never queue is exact', () => {
  const lead = (a: string, b: string, c?: string) => {
    const third = c === undefined ? '' : `step C { by Bot  takes ${c} }`;
    const names = c === undefined ? 'A and B' : 'A and B and C';
    const text = fork(`step A { by Bot  takes ${a} }\nstep B { by Bot  takes ${b} }\n${third}`, names, names);
    const chain = chainNamed(figuresOf(text), 'Side');
    expect(chain.approximate).toEqual([]);
    return (chain.leadTimeSeconds ?? 0) / 60;
  };
  // E[max] = 1/a + 1/b - 1/(a + b); of three by inclusion and exclusion.
  expect(lead('30min', '20min')).toBeCloseTo(30 + 20 - 1 / (1 / 30 + 1 / 20), 9);
  expect(lead('30min', '30min', '30min')).toBeCloseTo(30 * (1 + 1 / 2 + 1 / 3), 9);
  expect(lead('exactly 30min', 'exactly 20min')).toBeCloseTo(30, 9);
  // E[max(X, 20)] = 20 + 30 e^(-2/3).
  expect(lead('30min', 'exactly 20min')).toBeCloseTo(20 + 30 * Math.exp(-2 / 3), 9);
  // Two uniforms on 0..60: 2/3 of 60.
  expect(lead('0min..60min', '0min..60min')).toBeCloseTo(40, 9);
});

test('branches of several exponential steps, with a loop, are one Markov chain', () => {
  const steps = 'step A { by Bot  takes 10min }\nstep A2 { by Bot  takes 10min }\nstep B { by Bot  takes 10min }';
  const text = fork(steps, 'A and B', 'A2 and B', 'A -> A2');
  const chain = chainNamed(figuresOf(text), 'Side');
  // Erlang(2) against an exponential with the same rate: 20 + P(B last) * 10 = 20 + 10/4.
  expect(chain.leadTimeSeconds).toBeCloseTo(60 * 22.5, 6);
  expect(chain.touchTimeSeconds).toBeCloseTo(60 * 30, 9);
  expect(chain.waitingTimeSeconds).toBeCloseTo(0, 9);
  expect(chain.approximate).toEqual([]);
});

test('a case that was forked and never joined is done with its last branch', () => {
  const chain = chainNamed(
    figuresOf(`agent Bot
      chain Side {
        demand 1/hour
        start In
        step A { by Bot  takes 30min }
        step B { by Bot  takes 20min }
        end X
        end Y
        In -> A and B
        A -> X
        B -> Y
      }`),
    'Side',
  );
  expect(chain.leadTimeSeconds).toBeCloseTo(60 * (50 - 12), 6);
});

test('branches that queue: the longest is estimated, and says so; the queues are exact', () => {
  const figures = figuresOf(`person P
    person Q
    chain Side {
      demand 2/hour
      start In
      step A { by P  takes 20min }
      step B { by Q  takes 10min }
      end Out
      In -> A and B
      A and B -> Out
    }`);
  const chain = chainNamed(figures, 'Side');
  expect(poolNamed(figures, 'P')).toMatchObject({ approximate: [] });
  expect(poolNamed(figures, 'P').waitSeconds).toBeCloseTo(2400, 6);
  expect(chain.approximate.map(({ figure }) => figure)).toContain('leadTimeSeconds');
  expect(chain.leadTimeSeconds).toBeGreaterThan(3600);
  expect(chain.leadTimeSeconds).toBeLessThan(3600 + 900);
});

test('quality: a fault in any branch, on any pass, stays with the case', () => {
  const quality = (steps: string, names: string) =>
    chainNamed(figuresOf(fork(steps, names, names)), 'Side').quality ?? 0;
  expect(
    quality('step A { by Bot quality 90% takes 1s }\nstep B { by Bot quality 80% takes 1s }', 'A and B'),
  ).toBeCloseTo(0.72, 12);
  // Each pass is drawn anew: q/2 + q/2 * (the same again).
  const loop = fork('step A { by Bot  quality 90%  takes 1s }', 'A', 'A', 'A -> A 50%');
  expect(chainNamed(figuresOf(loop), 'Side').quality).toBeCloseTo(0.45 / 0.55, 12);
});

test('checks that take time are visits of their own, in order; a find ends them and leads back', () => {
  const text = `
    agent Bot
    role Eye { people 9 }
    document Rulebook
    chain Checked {
      demand 6/hour
      start In
      step Do {
        by Bot
        takes 1min
        quality 70%
        verify "a = b" against Rulebook by Eye takes 2min sample 50% catches 80%
        verify "c = d" against Rulebook by Eye takes exactly 3min catches 50%
      }
      end Out
      In -> Do
      Do -> Out
    }`;
  const figures = figuresOf(text);
  const node = chainNamed(figures, 'Checked').nodes.find(({ name }) => name === 'Do');
  const rejected = 0.3 * (0.5 * 0.8 + (1 - 0.5 * 0.8) * 0.5);
  const passes = 1 / (1 - rejected);
  expect(node?.visitsPerCase).toBeCloseTo(passes, 12);
  expect(node?.checks.map(({ visitsPerCase }) => visitsPerCase)).toEqual([
    expect.closeTo(passes * 0.5, 12),
    expect.closeTo(passes * (1 - 0.3 * 0.5 * 0.8), 12),
  ]);
  expect(chainNamed(figures, 'Checked').quality).toBeCloseTo(0.7 / (1 - rejected), 12);
  expect(poolNamed(figures, 'Eye').load).toBeCloseTo(
    (6 / 60 / 9) * (passes * 0.5 * 2 + passes * (1 - 0.3 * 0.4) * 3),
    12,
  );
});

test('an agent of which nobody knows the quality: with criteria it is missing, without any it counts as right', () => {
  const checked = fork('step A { by Ai  takes 1s  verify "x = 1" against Rulebook by Bot }', 'A', 'A');
  const chain = chainNamed(figuresOf(checked), 'Side');
  expect(chain.quality).toBeNull();
  expect(chain.missing).toEqual([{ figure: 'quality', facts: ['quality of A'] }]);
  expect(chain.approximate.map(({ figure }) => figure)).toContain('leadTimeSeconds');
  const plain = chainNamed(figuresOf(fork('step A { by Ai  takes 1s }', 'A', 'A')), 'Side');
  expect(plain.quality).toBe(1);
  expect(plain.approximate.map(({ figure }) => figure)).toEqual(['quality']);
});

test('a batch by number waits for the rest of it: (N - 1) / 2λ on the mean', () => {
  const chain = chainNamed(figuresOf(fork('step A { by Bot  takes exactly 10min  batch 5 }', 'A', 'A')), 'Side');
  expect(chain.leadTimeSeconds).toBeCloseTo(2 * 3600 + 600, 6);
  expect(chain.touchTimeSeconds).toBe(600);
  expect(chain.approximate).toEqual([]);
});

test('batches are one visit each: of N cases, or of an interval in which anybody came', () => {
  const load = (batch: string) =>
    poolNamed(
      figuresOf(`person P
        chain C {
          demand 2/hour
          start In
          step A { by P  takes 20min  batch ${batch} }
          end Out
          In -> A
          A -> Out
        }`),
      'P',
    ).load;
  expect(load('4')).toBeCloseTo((2 / 4) * (20 / 60), 12);
  expect(load('every 1h')).toBeCloseTo((1 - Math.exp(-2)) * (20 / 60), 12);
});

test('a batch by interval of cases that come in hours: an interval of open time is fuller than the mean one', () => {
  const pool = (takes: string, works = 'works office') =>
    poolNamed(
      figuresOf(`hours office Mon-Fri 09:00-17:00 in Europe/Brussels
        person Q
        person P { ${works} }
        chain C {
          demand 8/day during office
          start In
          step Before { by Q  takes ${takes} }
          step A { by P  takes 30min  batch every 1h }
          end Out
          In -> A 99%
          In -> Before 1%
          Before -> A
          A -> Out
        }`),
      'P',
    );
  // One case an hour on the mean in each of the 40 open hours: 40(1 - 1/e) batches of half an hour.
  const known = figuresOf(`hours office Mon-Fri 09:00-17:00 in Europe/Brussels
    person P { works office }
    chain C {
      demand 8/day during office
      start In
      step A { by P  takes 30min  batch every 1h }
      end Out
      In -> A
      A -> Out
    }`);
  expect(poolNamed(known, 'P').load).toBeCloseTo((1 - Math.exp(-1)) / 2, 9);
  expect(poolNamed(known, 'P').approximate.map(({ figure }) => figure)).not.toContain('load');
  expect(chainNamed(known, 'C').approximate.map(({ figure }) => figure)).not.toContain('ceilingPerDay');
  // Behind anything that shifts them, it says so.
  expect(pool('10min').load).toBeCloseTo((1 - Math.exp(-1)) / 2, 9);
  expect(pool('10min').approximate.map(({ figure }) => figure)).toContain('load');
});

test('how often a batch by interval is worked is known behind exponential times, and estimated behind others', () => {
  const figures = (takes: string) =>
    figuresOf(`person Q { costs 60 EUR/h }
      person P { costs 60 EUR/h }
      chain C {
        demand 4/hour
        start In
        step B { by Q  takes ${takes} }
        step A { by P  takes 10min  batch every 20min }
        end Out
        In -> B
        B -> A
        A -> Out
      }`);
  const doubts = (takes: string) => [
    ...poolNamed(figures(takes), 'P').approximate.map(({ figure }) => figure),
    ...chainNamed(figures(takes), 'C').approximate.map(({ figure }) => figure),
  ];
  expect(poolNamed(figures('10min'), 'P').load).toBeCloseTo((1 - Math.exp(-4 / 3)) / 2, 12);
  for (const figure of ['load', 'ceilingPerDay', 'costPerCase']) {
    expect(doubts('10min')).not.toContain(figure);
    expect(doubts('exactly 10min')).toContain(figure);
  }
});

const SUB = `
  system Bot
  person P
  chain Sub {
    start A 25%
    start B
    step Work { by P  takes 10min }
    end Good
    end Bad
    A -> Work
    B -> Work
    Work -> Good 80%
    Work -> Bad 20%
  }
  chain Main {
    demand 2/hour
    start In
    step Run { runs Sub }
    step More { by Bot  takes 1h }
    end Out
    In -> Run
    Run -> More on Bad
    Run -> Out
    More -> Run
  }`;

test('a sub-chain: its cases are those of its callers, its ends choose the way', () => {
  const figures = figuresOf(SUB);
  const [main, sub] = [chainNamed(figures, 'Main'), chainNamed(figures, 'Sub')];
  expect(visits(SUB, 'Main', 'Run')).toBeCloseTo(1 / 0.8, 12);
  expect(visits(SUB, 'Main', 'More')).toBeCloseTo(0.25, 12);
  expect(poolNamed(figures, 'P').load).toBeCloseTo((2 * 1.25) / 6, 12);
  expect(sub.demandPerDay).toBeCloseTo(2 * 1.25 * 24, 9);
  expect(sub.ceilingPerDay).toBeCloseTo(144, 9);
  expect(main.ceilingPerDay).toBeCloseTo(144 * 0.8, 9);
  // M/M/1 with feedback by way of a delay: the sojourn is 1 / (μ - λ), 1.25 times; and an hour of delay, 0.25 times.
  const sojourn = 3600 / (6 - 2.5);
  expect(sub.leadTimeSeconds).toBeCloseTo(sojourn, 8);
  expect(main.leadTimeSeconds).toBeCloseTo(1.25 * sojourn + 0.25 * 3600, 8);
  expect(main.approximate).toEqual([]);
  const run = main.nodes.find(({ name }) => name === 'Run');
  expect((run?.waitSeconds ?? 0) + (run?.touchSeconds ?? 0)).toBeCloseTo(sojourn, 8);
});

test('a chain that redesigns another stands in its place, for its own figures only', () => {
  const chain = (name: string, minutes: number, head = '') => `
    chain ${name} ${head} {
      demand 2/hour
      start In
      step Work { by P  takes ${minutes}min }
      end Out
      In -> Work
      Work -> Out
    }`;
  const text = ['person P', chain('Old', 10), chain('New', 5, 'redesigns Old'), chain('Other', 10)].join('\n');
  const figures = figuresOf(text);
  expect(poolNamed(figures, 'P').load).toBeCloseTo(4 / 6, 12);
  expect(chainNamed(figures, 'Old').leadTimeSeconds).toBeCloseTo(3600 / 2, 6);
  // New and Other together: ρ = 1/6 + 1/3, E[S²] of a mixture of two exponentials.
  const second = (2 * 5 ** 2 + 2 * 10 ** 2) / 2;
  const wait = ((4 / 60) * second) / (2 * (1 - 0.5));
  expect(chainNamed(figures, 'New').leadTimeSeconds).toBeCloseTo(60 * (wait + 5), 6);
});

test('a scenario overrules facts, and the other alternatives scale', () => {
  const workspace = workspaceFrom(`
    person P
    role R { people 2 }
    chain C {
      demand 2/hour
      start In
      step Work { by P  takes 10min }
      step Rest { by R  takes 1min }
      end X
      end Y
      end Z
      In -> Work
      Work -> Rest 50%
      Work -> Y 30%
      Work -> Z 20%
      Rest -> X
    }
    scenario S of C {
      demand 3/hour
      Work takes 5min
      Work by R
      P people 2
      Work -> Rest 20%
    }`);
  const [scenario] = workspace.models.flatMap((model) => model.scenarios);
  if (scenario === undefined) throw new Error('there is a scenario');
  const { figures } = analyseScenario(workspace, scenario);
  if (figures === undefined) throw new Error('its names are known');
  const chain = chainNamed(figures, 'C');
  const share = (name: string) => chain.nodes.find((node) => node.name === name)?.visitsPerCase;
  expect([share('X'), share('Y'), share('Z')]).toEqual([
    expect.closeTo(0.2, 12),
    expect.closeTo(0.48, 12),
    expect.closeTo(0.32, 12),
  ]);
  expect(poolNamed(figures, 'P')).toMatchObject({ servers: 2, load: 0 });
  expect(poolNamed(figures, 'R').load).toBeCloseTo((3 / 60 / 2) * (5 + 0.2), 12);
  expect(chain.demandPerDay).toBeCloseTo(72, 9);
  expect(chainNamed(analyse(workspace), 'C').demandPerDay).toBeCloseTo(48, 9);
});

test('load is exact whatever the calendars: demand around the clock, people in hours', () => {
  const figures = figuresOf(`
    hours office Mon-Fri 09:00-17:00 in Europe/Brussels
    role P { people 3  works office }
    chain C {
      demand 24/day
      start In
      step Work { by P  takes 0.05wd }
      end Out
      In -> Work
      Work -> Out
    }`);
  const pool = poolNamed(figures, 'P');
  expect(pool.load).toBeCloseTo((24 * 7 * 0.4) / (3 * 40), 12);
  expect(pool.openWaitSeconds).toBeUndefined();
  expect(pool.approximate.map(({ figure }) => figure)).toEqual(['waitSeconds', 'queueLength']);
  // A night of 16 hours and a weekend of 64: those who come then wait for the morning, so some hours on the mean.
  expect(pool.waitSeconds).toBeGreaterThan(12 * 3600);
  expect(pool.waitSeconds).toBeLessThan(40 * 3600);
  expect(chainNamed(figures, 'C').ceilingPerDay).toBeCloseTo((3 * 40) / 0.4 / 7, 9);
});

test('rates with during count open days, and weeks and months of the calendar', () => {
  const demand = (rate: string) =>
    chainNamed(
      figuresOf(`hours office Mon-Thu 09:00-12:00, 13:00-18:00
        system Bot
        chain C {
          demand ${rate} during office
          start In
          step Work { by Bot  takes 1min }
          end Out
          In -> Work
          Work -> Out
        }`),
      'C',
    );
  expect(demand('10/day').demandPerDay).toBeCloseTo(10, 12);
  expect(demand('2/hour').demandPerDay).toBeCloseTo(16, 12);
  expect(demand('40/week').demandPerDay).toBeCloseTo(10, 12);
  expect(demand('100/month').demandPerDay).toBeCloseTo((100 / (365.2425 / 12)) * (7 / 4), 9);
  expect(demand('10/day')).toMatchObject({ leadTimeSeconds: 60, approximate: [] });
});

test('costs: time worked by the hour, visits by the case, a batch once for all of its cases', () => {
  const chain = chainNamed(
    figuresOf(`
      role P { people 2  costs 60 EUR/h }
      agent Bot { costs 0.5 EUR/case }
      system Post { costs 2 USD/case }
      chain C {
        demand 2/hour
        start In
        step Work { by P with Bot  takes 10min }
        step Pack { by P  takes 30min  batch 10 }
        step Send { by Post  takes 1s }
        end Out
        In -> Work
        Work -> Pack 50%
        Work -> Send 50%
        Pack -> Send
        Send -> Out
      }`),
    'C',
  );
  expect(chain.costPerCase?.EUR).toBeCloseTo(10 + 0.5 + 0.5 * 3, 12);
  expect(chain.costPerCase?.USD).toBeCloseTo(2, 12);
});

test('the ceiling without its bottleneck, and which comes next', () => {
  const figures = figuresOf(`
    person Slow
    person Quick
    chain C {
      demand 1/hour
      start In
      step A { by Quick  takes 10min }
      step B { by Slow  takes 20min }
      end Out
      In -> A
      A -> B
      B -> Out
    }`);
  const chain = chainNamed(figures, 'C');
  expect(chain.ceilingPerDay).toBeCloseTo(72, 9);
  expect(chain.bottleneck).toBe(poolNamed(figures, 'Slow').pool);
  expect(chain.relieved.ceilingPerDay).toBeCloseTo(144, 9);
  expect(chain.relieved.bottleneck).toBe(poolNamed(figures, 'Quick').pool);
});

test('a van every day at midnight: who comes in office hours waits for the rest of the day', () => {
  const van = (more: string, ways: string, during = 'during office') =>
    chainNamed(
      figuresOf(`hours office Mon-Fri 09:00-17:00
        system Van
        chain C {
          demand 10/day ${during}
          start In
          step Drive { by Van  takes exactly 1h  batch every 1d }
          ${more}
          end Out
          In -> Drive
          ${ways}
        }`),
      'C',
    );
  const doubts = ({ approximate }: ReturnType<typeof van>) => approximate.map(({ figure }) => figure);
  const daily = van('', 'Drive -> Out');
  expect(daily.leadTimeSeconds).toBeCloseTo((24 - 13 + 1) * 3600, 6);
  expect(doubts(daily)).toContain('leadTimeSeconds');
  expect(doubts(van('', 'Drive -> Out', ''))).toEqual([]);
  const again = van('step Next { by Van  takes exactly 1h  batch every 1d }', 'Drive -> Next\nNext -> Out', '');
  expect(doubts(again)).toContain('leadTimeSeconds');
});

test('a branch that leaves by another way: the join goes on as often as all branches come, and it says so', () => {
  const text = `
    system Bot
    chain Side {
      demand 1/hour
      start In
      step A { by Bot  takes 1h }
      step B { by Bot  takes 30min }
      step After { by Bot  takes 10min }
      end Out
      In -> A and B
      A -> Out on exception 20%
      A and B -> After
      After -> Out
    }`;
  const side = chainNamed(figuresOf(text), 'Side');
  expect(visits(text, 'Side', 'After')).toBeCloseTo(0.8, 9);
  expect(side.touchTimeSeconds).toBeCloseTo(5400 + 480, 6);
  expect(side.approximate.map(({ figure }) => figure)).toContain('touchTimeSeconds');
});

test('a sub-chain that forks and ends twice comes back once', () => {
  const text = `
    system Bot
    chain Sub {
      start In
      step A { by Bot  takes 1h }
      step B { by Bot  takes 1h }
      end X
      end Y
      In -> A and B
      A -> X
      B -> Y
    }
    chain Main {
      demand 1/hour
      start In
      step Run { runs Sub }
      step After { by Bot  takes 10min }
      end Out
      In -> Run
      Run -> After
      After -> Out
    }`;
  expect(visits(text, 'Main', 'After')).toBeCloseTo(1, 9);
  const main = chainNamed(figuresOf(text), 'Main');
  expect(main.touchTimeSeconds).toBeCloseTo(2 * 3600 + 600, 6);
  expect(main.approximate.map(({ figure }) => figure)).toContain('leadTimeSeconds');
});

test('two speeds: what AI, systems and people each take, in sub-chains too, and where the fast feed the slow', () => {
  const workspace = workspaceFrom(`
    role P { people 50 }
    agent Ai
    system Mailer
    chain Sub {
      start In
      step Read { by Ai  takes 1min }
      step Judge { by P  takes 30min }
      end Out
      In -> Read
      Read -> Judge
      Judge -> Out
    }
    chain Main {
      demand 1/hour
      start In
      step Run { runs Sub }
      decision Which by Mailer
      step Send { by Mailer  takes exactly 1min }
      end Out
      In -> Run
      Run -> Which
      Which -> Send 50%
      Which -> Out 50%
      Send -> Out
    }`);
  const figures = analyse(workspace);
  const speeds = (name: string) => {
    const chain = [...workspace.chains.values()].find((one) => one.name === name);
    if (chain === undefined) throw new Error(`no chain ${name}`);
    return twoSpeeds(workspace, chain, chainNamed(figures, name));
  };
  const main = speeds('Main');
  expect(main.touch?.people).toBeCloseTo(30 / 31.5, 12);
  expect(main.touch?.systems).toBeCloseTo(0.5 / 31.5, 12);
  expect(main.handoffs).toEqual({
    ai: expect.closeTo(1 / 3.5, 12),
    systems: expect.closeTo(1.5 / 3.5, 12),
    people: expect.closeTo(1 / 3.5, 12),
  });
  expect(speeds('Sub').feeds).toMatchObject([{ fromSeconds: 60 }]);
});
