/** The same seed gives the same figures to the last digit, whoever runs them; another seed gives others. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Crew,
  type Job,
  type Replication,
  replicate,
  runReplications,
  simulate,
} from '@chainwright/language/flow';
import { describe, expect, test } from 'vitest';
import { threads } from '../../../server/src/threads/threads.ts';
import { workspaceFrom } from '../workspace.ts';
import { outcomeOf, simulationOf } from './running.ts';

const TEXT = `hours office Mon-Fri 09:00-17:00 in Europe/Brussels
role P { people 2  works office  costs 40 EUR/h }
agent A { parallel 3 }
chain C { demand 40/day during office
  goal lead time < 3d for 90%
  start S
  step X { by A  takes 10min sd 5min  quality 90% }
  step Y { by P  takes 5min..9min..20min }
  step Z { by P  takes 6min  batch every 1h }
  end E
  S -> X and Y
  X and Y -> Z wait 2h..4h
  Z -> E 90%
  Z -> X 10% }
scenario More of C { P people 3 }
scenario Faster of C { X takes 2min }
scenario Busier of C { demand 44/day }
scenario Same of C { Y takes 5min..9min..20min }`;

const ASKED = { cases: 4_000, replications: 8, scenarios: ['More', 'Faster', 'Busier', 'Same'], precision: 1e-9 };
const WORKER = pathToFileURL(join(import.meta.dirname, '..', '..', '..', 'server', 'src', 'threads', 'worker.ts'));

describe('the same figures', () => {
  test('with one, two and four threads, and none', async () => {
    const workspace = workspaceFrom(TEXT);
    const all = workspace.models.flatMap((model) => model.scenarios);
    const [chain] = workspace.chains.keys();
    const request = { ...ASKED, chain: chain ?? '', scenarios: all.map(({ id }) => id) };
    const alone = await simulate(workspace, request);
    expect(alone.kind).toBe('done');
    for (const size of [1, 2, 4]) {
      const crew = threads(size, WORKER);
      expect(await simulate(workspace, request, { crew })).toEqual(alone);
      await crew.end();
    }
  });

  test('whoever of a crew is done first', async () => {
    const workspace = workspaceFrom(TEXT);
    const [chain] = workspace.chains.keys();
    const jobs: Job[] = [];
    const keeping: Crew = {
      size: 3,
      run: async (job) => {
        jobs.push(job);
        return run(job);
      },
    };
    await simulate(workspace, { cases: 300, replications: 3, chain: chain ?? '' }, { crew: keeping });
    const waiting: (() => void)[] = [];
    const backwards: Crew = {
      size: jobs.length,
      run: (job) =>
        new Promise((resolve) => {
          waiting.push(() => resolve(run(job)));
          if (waiting.length === jobs.length) for (const go of waiting.reverse()) go();
        }),
    };
    const results = await runReplications(jobs, backwards, {});
    expect(results).toEqual(jobs.map(run));
  });

  test('another seed, other figures', async () => {
    const [one, other] = await Promise.all([1, 2].map((seed) => simulationOf(TEXT, { ...ASKED, scenarios: [], seed })));
    expect(one?.runs[0]?.leadTimeSeconds?.mean).not.toBe(other?.runs[0]?.leadTimeSeconds?.mean);
  });

  test('on every machine, wherever the file lies', async () => {
    const simulation = await simulationOf(TEXT, { ...ASKED, scenarios: [] });
    expect(simulation.runs[0]?.leadTimeSeconds?.mean).toBe(KNOWN);
  });
});

/** As it was when this was written: a change of it is a change of everybody's figures. */
const KNOWN = 58847.58062006449;

function run(job: Job): Replication {
  const steps = replicate(job);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

describe('scenarios share their chance', () => {
  test('one that changes nothing differs in nothing', async () => {
    const { runs, differences } = await simulationOf(TEXT, ASKED);
    const [base] = runs;
    const same = runs.find(({ scenario }) => scenario === 'Same');
    expect(same).toEqual({ ...base, scenario: 'Same' });
    for (const one of differences.filter(({ scenario }) => scenario === 'Same'))
      expect(one).toMatchObject({ mean: 0, low: 0, high: 0 });
  });

  test('differences are known better than either side of them', async () => {
    const { runs, differences } = await simulationOf(TEXT, ASKED);
    const width = (of: { readonly low: number; readonly high: number } | null | undefined) =>
      (of?.high ?? 0) - (of?.low ?? 0);
    for (const scenario of ['More', 'Faster']) {
      const lead = runs.find((one) => one.scenario === scenario)?.leadTimeSeconds;
      const difference = differences.find((one) => one.scenario === scenario && one.figure === 'leadTimeSeconds');
      expect(difference?.mean).toBeLessThan(0);
      // Without common chance the widths would add up by Pythagoras.
      expect(width(difference)).toBeLessThan(Math.hypot(width(lead), width(runs[0]?.leadTimeSeconds)) / 1.5);
    }
    const throughput = differences.find((one) => one.scenario === 'Busier' && one.figure === 'throughputPerDay');
    expect(throughput?.low).toBeGreaterThan(0);
    expect(throughput?.low).toBeLessThan(4);
    expect(throughput?.high).toBeGreaterThan(4);
  });
});

describe('stopping', () => {
  test('says whether it was the precision, the cases or the replications', async () => {
    const stopped = async (asked: object) => (await simulationOf(TEXT, asked)).runs[0];
    expect(await stopped({ cases: 30_000, precision: 0.2 })).toMatchObject({
      stoppedBy: 'precision',
      replications: 10,
    });
    expect(await stopped({ cases: 3_000, precision: 1e-6 })).toMatchObject({ stoppedBy: 'cases', cases: 3_000 });
    expect(await stopped({ cases: 3_000, replications: 3, precision: 1e-6 })).toMatchObject({
      stoppedBy: 'replications',
      replications: 3,
    });
  });

  test('cancelled between slices; progress only ever grows', async () => {
    const workspace = workspaceFrom(TEXT);
    const [chain] = workspace.chains.keys();
    const seen: number[] = [];
    const progress = (share: number) => void seen.push(share);
    const request = { chain: chain ?? '', cases: 100_000 };
    const outcome = await simulate(workspace, request, { progress, cancelled: () => seen.length > 5 });
    expect(outcome).toEqual({ kind: 'cancelled' });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(await outcomeOf(TEXT, { cases: 100 })).toMatchObject({ kind: 'done' });
  });
});
