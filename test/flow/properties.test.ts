/** What must hold of the figures of any process. */
import { analyse, analyseScenario, goalFigures, humanUp, liftOf, twoSpeeds } from '@chainwright/language/flow';
import { workspaceOf } from '@chainwright/language/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryModel } from '../language/arbitrary-model.ts';
import { chainText, type RandomNetwork, randomNetwork, textOf } from './random-chain.ts';
import { chainNamed, figuresOf, poolNamed } from './workspace.ts';

const near = (found: number | null | undefined, wanted: number) =>
  expect(Math.abs((found ?? Number.NaN) - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(wanted), 1e-6));
const RUNS = { numRuns: 40 };

test('every case that comes in goes out: visits to the ends add up to 1', () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const chain = chainNamed(figuresOf(textOf(network)), 'Work');
      const visitsOf = (name: string) => chain.nodes.find((node) => node.name === name)?.visitsPerCase ?? 0;
      near(visitsOf('Left') + visitsOf('Done'), 1);
      near(visitsOf('First') + visitsOf('Second'), 1);
    }),
    RUNS,
  );
});

test("work in progress is throughput times lead time (Little's law), for the chain and for each queue", () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const figures = figuresOf(textOf(network));
      const chain = chainNamed(figures, 'Work');
      fc.pre(chain.leadTimeSeconds !== null);
      near(chain.workInProgress, ((chain.throughputPerDay ?? 0) * (chain.leadTimeSeconds ?? 0)) / 86_400);
      near(chain.leadTimeSeconds, (chain.touchTimeSeconds ?? 0) + (chain.waitingTimeSeconds ?? 0));
      for (const pool of figures.pools.values())
        near(pool.queueLength, ((pool.visitsPerDay ?? 0) * (pool.waitSeconds ?? 0)) / 86_400);
    }),
    RUNS,
  );
});

test('what several chains ask of a pool adds up', () => {
  fc.assert(
    fc.property(randomNetwork, randomNetwork, (a, b) => {
      const shared: RandomNetwork = { ...b, pools: a.pools };
      const pools = textOf(a).split('\nchain ')[0] ?? '';
      const first = chainText(a, { chain: 'One', pool: 'Pool' }, a.perHour);
      const other = chainText(shared, { chain: 'Two', pool: 'Pool' }, b.perHour);
      const [one, two, both] = [[first], [other], [first, other]].map((chains) =>
        figuresOf([pools, ...chains].join('\n')),
      );
      if (one === undefined || two === undefined || both === undefined) throw new Error('three texts');
      for (const { name } of both.pools.values())
        near(poolNamed(both, name).load, (poolNamed(one, name).load ?? 0) + (poolNamed(two, name).load ?? 0));
    }),
    RUNS,
  );
});

test('twice the people, twice the ceiling; at the ceiling, and not before, a pool is full', () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const ceiling = chainNamed(figuresOf(textOf(network)), 'Work').ceilingPerDay ?? 0;
      const pools = network.pools.map((pool) => ({ ...pool, people: 2 * pool.people }));
      near(chainNamed(figuresOf(textOf({ ...network, pools })), 'Work').ceilingPerDay, 2 * ceiling);
      const at = (share: number) => textOf({ ...network, perHour: Number(((ceiling / 24) * share).toFixed(9)) });
      expect(chainNamed(figuresOf(at(0.999)), 'Work').overloaded).toBe(false);
      expect(chainNamed(figuresOf(at(1.001)), 'Work').overloaded).toBe(true);
    }),
    RUNS,
  );
});

test('an overloaded chain: what comes in goes out, or queues up somewhere', () => {
  fc.assert(
    fc.property(randomNetwork, fc.integer({ min: 2, max: 20 }), (network, times) => {
      const minutes = network.pools.map((pool) => ({ ...pool, minutes: pool.minutes * times }));
      const chain = chainNamed(figuresOf(textOf({ ...network, pools: minutes })), 'Work');
      fc.pre(chain.overloaded);
      const queued = [...chain.queueGrowthPerDay.values()].reduce((sum, growth) => sum + growth, 0);
      const missed = (chain.demandPerDay ?? 0) - (chain.throughputPerDay ?? 0) - queued;
      expect(Math.abs(missed)).toBeLessThanOrEqual(1e-6 * (chain.demandPerDay ?? 0));
    }),
    RUNS,
  );
});

/** Every number anywhere in a value. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (value instanceof Map) for (const one of value.values()) yield* numbersIn(one);
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* numbersIn(one);
}

test('whatever a text says: no figure is a number that is none, and what is missing has a name', () => {
  fc.assert(
    fc.property(arbitraryModel, (model) => {
      const workspace = workspaceOf([model]);
      const figures = analyse(workspace);
      const more = [...workspace.chains.values()].map((chain) => {
        const own = figures.chains.get(chain.id);
        if (own === undefined) throw new Error(`no figures for ${chain.name}`);
        const goals = goalFigures(workspace, chain, own).map(({ goal: _, ...rest }) => rest);
        return [goals, twoSpeeds(workspace, chain, own), humanUp(workspace, chain), liftOf(workspace, chain)];
      });
      const scenarios = model.scenarios.map((scenario) => analyseScenario(workspace, scenario).figures);
      for (const number of numbersIn([figures, more, scenarios])) expect(Number.isFinite(number)).toBe(true);
      for (const { missing } of [...figures.chains.values(), ...figures.pools.values()])
        for (const { facts } of missing) expect(facts.length).toBeGreaterThan(0);
      for (const { load, waitSeconds } of figures.pools.values()) {
        expect(load ?? 0).toBeGreaterThanOrEqual(0);
        expect(waitSeconds ?? 0).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 150 },
  );
});
