/** Exact figures with their sources: the interval of each covers them. Where chance alone misses one, a wider one does. */
import { type Interval, studentQuantile } from '@chainwright/language/flow';
import { describe, expect, test } from 'vitest';
import { cases, type Expected, type Numbers } from '../workspace.ts';
import { runOf } from './running.ts';

const REPLICATIONS = 20;
/** From 95% to 99.95%: of some two hundred figures hardly one is missed by chance. */
const WIDER = studentQuantile(0.99975, REPLICATIONS - 1) / studentQuantile(0.975, REPLICATIONS - 1);

const simulated = cases.flatMap(({ name, text, expected }) =>
  expected.flatMap((one) =>
    'simulation' in one ? [{ name, text, one: one as Expected & { simulation: Numbers } }] : [],
  ),
);

test('there are cases', () => expect(simulated.length).toBeGreaterThan(20));

describe.each(simulated)('$name', ({ text, one: { chain, simulation } }) => {
  test('intervals cover what is exact', async () => {
    const run = await runOf(text, {
      chain,
      cases: 100_000,
      replications: REPLICATIONS,
      precision: 1e-9,
    });
    const { pools = {}, leadTimePercentilesSeconds = {}, note, ...figures } = simulation as Simulated;
    expect(note).toContain('exact');
    expect(run.conserved).toBe(true);
    for (const [figure, value] of Object.entries(figures)) covers(figure, run[figure as 'leadTimeSeconds'], value);
    for (const [p, value] of Object.entries(leadTimePercentilesSeconds))
      covers(p, run.leadTimeSeconds?.[p as 'p50'], value, 0.001);
    for (const [name, wanted] of Object.entries(pools)) {
      const pool = run.pools.find((one) => one.name === name);
      for (const [figure, value] of Object.entries(wanted))
        covers(`${figure} of ${name}`, pool?.[figure as 'load'], value);
    }
  });
});

interface Simulated {
  readonly note?: string;
  readonly pools?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly leadTimePercentilesSeconds?: Readonly<Record<string, number>>;
  readonly [figure: string]: unknown;
}

/** @param error what the figure may be wrong by, as a share of it. */
function covers(figure: string, interval: Interval | null | undefined, value: unknown, error = 1e-9): void {
  const { mean = Number.NaN, high = Number.NaN } = interval ?? {};
  const margin = (high - mean) * WIDER + error * Number(value);
  expect.soft(Math.abs(mean - Number(value)), `${figure}: ${mean}, not ${value}`).toBeLessThanOrEqual(margin);
}
