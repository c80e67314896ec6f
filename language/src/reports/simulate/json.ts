/** `simulate --format json`, version 1; `schema.ts` says the same as a schema. */
import type { Interval, LeadTime, Simulation, SimulationRun } from '../../flow/index.ts';
import { jsonText } from '../sanitise/index.ts';
import type { SimulateReport } from './schema.ts';

type Run = SimulateReport['runs'][number];

/** @param visitsPerSecond how fast it ran. */
export function simulateJson(simulation: Simulation, visitsPerSecond: number): string {
  return jsonText(simulateReport(simulation, visitsPerSecond));
}

export function simulateReport(simulation: Simulation, visitsPerSecond: number): SimulateReport {
  const { name, seed, runs, differences } = simulation;
  return {
    version: 1,
    chain: name,
    seed,
    runs: runs.map((run) => runJson(run, Math.round(visitsPerSecond))),
    differences: differences.map((one) => ({ ...one })),
  };
}

function runJson(run: SimulationRun, visitsPerSecond: number): Run {
  const { scenario, cases, replications, warmUp, stoppedBy, overloaded, queueGrowthPerDay } = run;
  const { waitingTimeSeconds, touchTimeSeconds, throughputPerDay, workInProgress, costPerCase, quality } = run;
  const costs = costPerCase && Object.entries(costPerCase);
  return {
    ...{ scenario, cases, replications, warmUp, stoppedBy, overloaded, queueGrowthPerDay: { ...queueGrowthPerDay } },
    leadTimeSeconds: run.leadTimeSeconds && leadTimeJson(run.leadTimeSeconds),
    ...{ waitingTimeSeconds, touchTimeSeconds, throughputPerDay, workInProgress },
    costPerCase: costs && Object.fromEntries(costs.map(([currency, { mean }]) => [currency, mean])),
    costPerCaseIntervals: costs && Object.fromEntries(costs.map(([currency, cost]) => [currency, rangeOf(cost)])),
    quality,
    pools: run.pools.map(({ name, load, waitSeconds, queueLength }) => ({
      ...{ name, load, waitSeconds },
      queueLength: queueLength?.mean ?? null,
      queueLengthInterval: queueLength && rangeOf(queueLength),
    })),
    nodes: run.nodes.map(({ name, visitsPerCase, waitSeconds }) => ({
      name,
      visitsPerCase: visitsPerCase.mean,
      waitSeconds: waitSeconds?.mean ?? null,
      waitSecondsInterval: waitSeconds && rangeOf(waitSeconds),
    })),
    goals: run.goals.map(({ text, holds, value, low, high, certain }) => ({ text, holds, value, low, high, certain })),
    missing: run.missing.map(({ figure, facts }) => ({ figure, facts: [...facts] })),
    conserved: run.conserved,
    visitsPerSecond,
  };
}

function leadTimeJson({ mean, low, high, p50, p90, p95, p99 }: LeadTime): Run['leadTimeSeconds'] {
  return {
    ...{ mean, low, high },
    ...{ p50: p50.mean, p90: p90.mean, p95: p95.mean, p99: p99.mean },
    intervals: { p50: rangeOf(p50), p90: rangeOf(p90), p95: rangeOf(p95), p99: rangeOf(p99) },
  };
}

function rangeOf({ low, high }: Interval): { low: number; high: number } {
  return { low, high };
}
