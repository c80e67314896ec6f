/** The shape of `simulate --format json`; `docs/schemas/simulate.schema.json` is made from it. */
import * as z from 'zod';

const interval = z
  .strictObject({ mean: z.number(), low: z.number(), high: z.number() })
  .meta({ id: 'Interval', description: 'A mean, and the 95% interval that it lies in.' });

const range = z.strictObject({ low: z.number(), high: z.number() }).meta({ id: 'Range' });

const percentile = z.number().describe('The time within which this share of the cases is done.');

const leadTime = z.strictObject({
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  p50: percentile,
  p90: percentile,
  p95: percentile,
  p99: percentile,
  intervals: z
    .strictObject({ p50: range, p90: range, p95: range, p99: range })
    .describe('95% intervals of the percentiles.'),
});

const pool = z.strictObject({
  name: z.string(),
  load: interval.nullable().describe('Share of the open time of all servers: 0.85; null without a limit.'),
  waitSeconds: interval.nullable().describe('Of one visit in the queue; null where it grows for ever, or nobody came.'),
  queueLength: z.number().nullable(),
  queueLengthInterval: range.nullable(),
});

const node = z.strictObject({
  name: z.string(),
  visitsPerCase: z.number(),
  waitSeconds: z.number().nullable().describe('Of one visit, clock time.'),
  waitSecondsInterval: range.nullable(),
});

const goal = z.strictObject({
  text: z.string(),
  holds: z.boolean().nullable(),
  value: z.number().nullable().describe('In the terms of the goal: seconds, cases a day, money a case, a share.'),
  low: z.number().nullable(),
  high: z.number().nullable(),
  certain: z.boolean().describe('All of the interval holds, or none of it does.'),
});

const run = z.strictObject({
  scenario: z.string().nullable().describe('null: the chain as it is.'),
  cases: z.int().min(0).describe('Measured cases.'),
  replications: z.int().min(0),
  warmUp: z.int().min(0).describe('Cases of each replication that are left out, because it began empty.'),
  stoppedBy: z.enum(['precision', 'cases', 'replications', 'effort', 'overloaded']),
  overloaded: z.boolean(),
  queueGrowthPerDay: z.record(z.string(), z.number()),
  leadTimeSeconds: leadTime.nullable(),
  waitingTimeSeconds: interval.nullable(),
  touchTimeSeconds: interval.nullable(),
  throughputPerDay: interval.nullable(),
  workInProgress: interval.nullable(),
  costPerCase: z.record(z.string(), z.number()).nullable().describe('By currency.'),
  costPerCaseIntervals: z.record(z.string(), range).nullable(),
  quality: interval.nullable(),
  pools: z.array(pool),
  nodes: z.array(node),
  goals: z.array(goal),
  missing: z.array(z.strictObject({ figure: z.string(), facts: z.array(z.string()) })),
  conserved: z.boolean().describe('Cases in = cases out + cases inside, in every replication.'),
  visitsPerSecond: z.number().min(0).describe('How fast it ran: times spent at a node a second of the clock.'),
});

export const simulateReportSchema = z
  .strictObject({
    version: z.literal(1),
    chain: z.string(),
    seed: z.int().min(0),
    runs: z.array(run).min(1).describe('The chain as it is, then each scenario.'),
    differences: z
      .array(
        z.strictObject({
          scenario: z.string(),
          figure: z.string().describe('leadTimeSeconds, leadTimeSeconds.p90, costPerCase.EUR, pools.NAME.load, …'),
          mean: z.number(),
          low: z.number(),
          high: z.number(),
        }),
      )
      .describe('Scenario minus the chain as it is, replications compared in pairs.'),
  })
  .meta({ title: 'Chainwright simulation', description: 'What `chainwright simulate --format json` prints.' });

export type SimulateReport = z.infer<typeof simulateReportSchema>;

/** The same as JSON Schema, for those who read the output. */
export function simulateJsonSchema(): unknown {
  return z.toJSONSchema(simulateReportSchema);
}
