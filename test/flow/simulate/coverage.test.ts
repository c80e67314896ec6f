/**
 * Do 95% intervals cover the exact mean in 95 of 100 seeds? Exact means are those of the analysis where it says so, or
 * computed by hand. Over 2,000 seeds Student's 95% cover in 94.5% to 95.2% on each of these (chance: ± 1 point); what is
 * computed is 96%, for the sake of runs that end early (`statistics/student.ts`). With 200 seeds chance itself gives
 * 90.5% to 98.5% (binomial, 99.8%).
 */
import { analyse, simulate } from '@chainwright/language/flow';
import { describe, expect, test } from 'vitest';
import { workspaceFrom } from '../workspace.ts';

const SEEDS = 200;
const HOUR = 3_600;

const line = (pools: string, steps: string, ways: string, demand = '60/hour') => `${pools}
  chain C { demand ${demand}
    start S  ${steps}  end E
    ${ways} }`;

interface Model {
  readonly name: string;
  readonly text: string;
  /** Absent: what the analysis says, which is exact there. */
  readonly mean?: number;
}

const MODELS: readonly Model[] = [
  { name: 'M/M/1', text: line('role P { people 1 }', 'step X { by P  takes 0.5min }', 'S -> X\nX -> E') },
  { name: 'M/M/3', text: line('role P { people 3 }', 'step X { by P  takes 1.8min }', 'S -> X\nX -> E') },
  { name: 'M/G/1', text: line('role P { people 1 }', 'step X { by P  takes 10s..30s..50s }', 'S -> X\nX -> E') },
  {
    name: 'tandem',
    text: line(
      'role P { people 1 }\nrole Q { people 2 }',
      'step X { by P  takes 0.5min }  step Y { by Q  takes 1min }',
      'S -> X\nX -> Y\nY -> E',
    ),
  },
  {
    name: 'feedback',
    text: line('role P { people 1 }', 'step X { by P  takes 0.4min }', 'S -> X\nX -> X 20%\nX -> E 80%'),
  },
  {
    name: 'fork and join',
    text: line(
      'agent A { }',
      'step X { by A  takes 3h }  step Y { by A  takes 2h }',
      'S -> X and Y\nX and Y -> E',
      '2/hour',
    ),
    // E[max] = 1/a + 1/b − 1/(a + b).
    mean: (3 + 2 - 1 / (1 / 3 + 1 / 2)) * HOUR,
  },
  {
    name: 'office hours',
    text: line(
      'hours office Mon-Fri 09:00-17:00\nrole P { people 1  works office }',
      'step X { by P  takes 30min }',
      'S -> X\nX -> E',
      '8/day during office',
    ),
    // M/M/1 on the open clock: 1 h; clock time is 168/40 of it.
    mean: HOUR * (168 / 40),
  },
];

describe.each(MODELS)('$name', ({ text, mean }) => {
  const workspace = workspaceFrom(text);
  const [chain] = [...analyse(workspace).chains.values()];
  const exact = mean ?? chain?.leadTimeSeconds ?? Number.NaN;

  test('the intervals of 200 seeds', async () => {
    if (mean === undefined) expect(chain?.approximate).toEqual([]);
    const request = { chain: chain?.chain ?? '', cases: 9_600, replications: 12, precision: 1e-9, warmUp: 100 };
    let covered = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const outcome = await simulate(workspace, { ...request, seed });
      const lead = outcome.kind === 'done' ? outcome.simulation.runs[0]?.leadTimeSeconds : undefined;
      if (lead && lead.low <= exact && exact <= lead.high) covered++;
    }
    expect(covered / SEEDS).toBeGreaterThanOrEqual(0.905);
    expect(covered / SEEDS).toBeLessThanOrEqual(0.985);
  });
});

test('the intervals of percentiles too, in replications that are short for the longest hundredth', async () => {
  const workspace = workspaceFrom(MODELS[0]?.text ?? '');
  const [chain = ''] = workspace.chains.keys();
  const request = { chain, cases: 20_000, replications: 20, precision: 1e-9, warmUp: 200 };
  const [ps, covered] = [
    [0.5, 0.9, 0.95, 0.99],
    [0, 0, 0, 0],
  ];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const outcome = await simulate(workspace, { ...request, seed });
    const lead = outcome.kind === 'done' ? outcome.simulation.runs[0]?.leadTimeSeconds : undefined;
    for (const [i, found] of [lead?.p50, lead?.p90, lead?.p95, lead?.p99].entries()) {
      // Time in an M/M/1 is exponential: here of a mean of one minute.
      const exact = -60 * Math.log(1 - (ps[i] ?? 0));
      if (found && found.low <= exact && exact <= found.high) covered[i] = (covered[i] ?? 0) + 1;
    }
  }
  for (const one of covered) {
    expect(one / SEEDS).toBeGreaterThanOrEqual(0.905);
    expect(one / SEEDS).toBeLessThanOrEqual(0.985);
  }
});
