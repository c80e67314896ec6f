/**
 * An independent reference for networks with a product form, in the plainest way: the traffic equations by Gaussian
 * elimination on a full table, each station by adding up the probabilities of its states (Jackson 1957; Kleinrock 1975).
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poolOf, type RandomNetwork, randomNetwork, routing, second, textOf } from './random-chain.ts';
import { chainNamed, figuresOf, poolNamed } from './workspace.ts';

/** Solves x·(I - P) = b. */
function gauss(p: readonly number[][], b: readonly number[]): number[] {
  const n = b.length;
  const a = b.map((_, j) => [...b.map((_, i) => (i === j ? 1 : 0) - (p[i]?.[j] ?? 0)), b[j] ?? 0]);
  for (let k = 0; k < n; k++) {
    const pivot = a.slice(k).reduce((best, row) => (Math.abs(row[k] ?? 0) > Math.abs(best[k] ?? 0) ? row : best));
    a.splice(a.indexOf(pivot), 1);
    a.splice(k, 0, pivot);
    for (const row of a) {
      if (row === pivot) continue;
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      for (let j = k; j <= n; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return a.map((row, k) => (row[n] ?? 0) / (row[k] ?? 1));
}

/** Mean wait at M/M/c from the probabilities of its states: up to c busy by hand, the queue as a geometric series. */
function waitAt(servers: number, perHour: number, hours: number): number {
  const offered = perHour * hours;
  const load = offered / servers;
  let weight = 1;
  let sum = 1;
  for (let k = 1; k < servers; k++) {
    weight *= offered / k;
    sum += weight;
  }
  const atC = (weight * offered) / servers;
  const all = sum + atC / (1 - load);
  return (atC * load) / (1 - load) ** 2 / all / perHour;
}

function reference(network: RandomNetwork) {
  const { steps, pools, perHour } = network;
  const entering = steps.map(() => 0);
  entering[0] = 1 - network.second.share / 100;
  entering[second(network)] = (entering[second(network)] ?? 0) + network.second.share / 100;
  const visits = gauss(routing(network), entering);
  const stations = pools.map(({ people, minutes }, pool) => {
    const rate =
      perHour * steps.reduce((sum, step, i) => sum + (poolOf(network, step) === pool ? (visits[i] ?? 0) : 0), 0);
    const load = (rate * minutes) / 60 / people;
    return { load, wait: load < 1 && rate > 0 ? waitAt(people, rate, minutes / 60) : 0 };
  });
  const lead = steps.reduce((sum, step, i) => {
    const pool = poolOf(network, step);
    return sum + (visits[i] ?? 0) * ((stations[pool]?.wait ?? 0) + (pools[pool]?.minutes ?? 0) / 60);
  }, 0);
  return { visits, stations, lead };
}

const close = (found: number | null | undefined, wanted: number) =>
  expect(Math.abs((found ?? Number.NaN) - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(wanted), 1e-3));

test('networks of people with exponential times are what Jackson says', () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const wanted = reference(network);
      fc.pre(wanted.stations.every(({ load }) => Math.abs(load - 1) > 1e-6));
      const figures = figuresOf(textOf(network));
      const chain = chainNamed(figures, 'Work');
      for (const [i, visits] of wanted.visits.entries())
        close(chain.nodes.find(({ name }) => name === `Step${i}`)?.visitsPerCase, visits);
      for (const [i, { load }] of wanted.stations.entries()) close(poolNamed(figures, `Pool${i}`).load, load);
      const visited = wanted.stations.filter(({ load }) => load >= 1);
      expect(chain.overloaded).toBe(visited.length > 0);
      if (chain.overloaded) {
        expect(chain.leadTimeSeconds).toBeNull();
        expect([...chain.queueGrowthPerDay.values()].every((growth) => growth >= 0)).toBe(true);
        expect(chain.throughputPerDay).toBeLessThanOrEqual(network.perHour * 24 * (1 + 1e-9));
        return;
      }
      expect(chain.approximate).toEqual([]);
      for (const [i, { wait }] of wanted.stations.entries())
        close(poolNamed(figures, `Pool${i}`).waitSeconds, wait * 3600);
      close(chain.leadTimeSeconds, wanted.lead * 3600);
      close(chain.workInProgress, wanted.lead * network.perHour);
    }),
    { numRuns: 60 },
  );
});
