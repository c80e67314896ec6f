/**
 * Exact figures with their sources, each process a workspace of its own. Keys of `analysis` are those of the JSON of
 * `queues`; under `unlessApproximate` stands what may be missed by figures that are marked so, under `openClock` what
 * holds on the clock that runs in open hours. null is unbounded.
 */
import { type Approximate, analyse, applyScenario, type WorkspaceFigures } from '@chainwright/language/flow';
import { describe, expect, test } from 'vitest';
import { cases, chainNamed, type Numbers, poolNamed, workspaceFrom } from './workspace.ts';

describe.each(cases)('$name', ({ text, expected }) => {
  const workspace = workspaceFrom(text);

  test.each(expected)('$chain', ({ chain, analysis, scenarios }) => {
    const figures = analyse(workspace);
    holds(figures, chain, analysis);
    for (const [name, overruled] of Object.entries(scenarios ?? {})) {
      const scenario = workspace.models.flatMap((model) => model.scenarios).find((one) => one.name === name);
      if (scenario === undefined) throw new Error(`no scenario ${name}`);
      const applied = applyScenario(workspace, scenario);
      holds(analyse(applied.workspace), chain, overruled.analysis);
    }
  });
});

function holds(figures: WorkspaceFigures, name: string, analysis: Numbers): void {
  const { tolerance, unlessApproximate, openClock, ...exact } = analysis;
  const chain = chainNamed(figures, name);
  const close = (what: string, found: unknown, wanted: unknown) => {
    expect.soft(isClose(found, wanted, Number(tolerance)), `${what}: ${show(found)}, not ${show(wanted)}`).toBe(true);
  };
  const compare = (wanted: Numbers, approximate: boolean) => {
    const skip = (notes: readonly Approximate[], figure: string) =>
      approximate && notes.some((note) => note.figure === figure);
    for (const [key, value] of Object.entries(wanted)) {
      if (key === 'pools') {
        for (const [pool, numbers] of Object.entries(value as Numbers)) {
          const own = poolNamed(figures, pool);
          for (const [figure, number] of Object.entries(numbers as Numbers))
            if (!skip(own.approximate, figure)) close(`${figure} of ${pool}`, read(own, figure), number);
        }
      } else if (key === 'visits') {
        for (const [node, visits] of Object.entries(value as Numbers)) {
          const own = chain.nodes.find((one) => one.name === node);
          close(`visits of ${node}`, own?.visitsPerCase, visits);
        }
      } else if (key === 'bottleneck') {
        const pool = chain.bottleneck === null ? null : figures.pools.get(chain.bottleneck)?.name;
        expect.soft(pool).toBe(value);
      } else if (key === 'queueGrowthPerDay') {
        for (const [pool, growth] of Object.entries(value as Numbers))
          close(`growth of ${pool}`, chain.queueGrowthPerDay.get(poolNamed(figures, pool).pool), growth);
      } else if (key === 'costPerCase' && value !== null) {
        for (const [currency, amount] of Object.entries(value as Numbers))
          close(`cost in ${currency}`, chain.costPerCase?.[currency], amount);
      } else if (!skip(chain.approximate, key)) close(key, read(chain, key), value);
    }
  };
  compare(exact, false);
  compare((unlessApproximate ?? {}) as Numbers, true);
  const open = (openClock ?? {}) as { leadTimeSeconds?: number; waitSeconds?: number };
  if (open.leadTimeSeconds !== undefined) close('open lead time', chain.openLeadTimeSeconds, open.leadTimeSeconds);
  if (open.waitSeconds !== undefined) {
    const [pool] = [...figures.pools.values()].filter(({ openWaitSeconds }) => openWaitSeconds !== undefined);
    close('open wait', pool?.openWaitSeconds, open.waitSeconds);
  }
}

const read = (figures: object, key: string): unknown => (figures as Record<string, unknown>)[key];
const show = (value: unknown) => JSON.stringify(value) ?? 'nothing';

function isClose(found: unknown, wanted: unknown, tolerance: number): boolean {
  if (typeof wanted !== 'number') return found === wanted;
  if (typeof found !== 'number') return false;
  return Math.abs(found - wanted) <= tolerance * Math.max(Math.abs(wanted), 1e-12) + (wanted === 0 ? 1e-9 : 0);
}
