/**
 * The shape of `queues --format json`. Tests check the output against it; nothing that prints imports it, because loading
 * zod takes longer than the figures.
 */
import * as z from 'zod';

/** null: it cannot be had (then `missing` says why), or it has no end. */
const figure = z.number().nullable();
const name = z.string();
const file = z.string().describe('Relative, with / between folders.');
const share = z.number().min(0).max(1);
const speeds = z.strictObject({ ai: share, systems: share, people: share }).nullable();

const node = z
  .strictObject({
    name,
    visitsPerCase: z.number(),
    waitSeconds: figure.describe('Of one visit: in the queue, for its batch, or passing in a wait.'),
    touchSeconds: figure.describe('Of one visit: worked on the case.'),
  })
  .meta({ id: 'QueuesNode' });

const goal = z
  .strictObject({
    text: z.string(),
    holds: z.boolean().nullable().describe('null: it cannot be said.'),
    value: figure.describe('Seconds, cases a day, money a case, or a share.'),
  })
  .meta({ id: 'QueuesGoal' });

const pool = z
  .strictObject({
    name,
    file,
    servers: z.int().nullable(),
    load: figure.describe('Offered, as a share: 0.85; null without a limit.'),
    waitSeconds: figure.describe('Mean wait of one visit in the queue.'),
    openWaitSeconds: figure.optional().describe('The same on the clock that runs in open time only.'),
    queueLength: figure,
    chains: z.array(name),
  })
  .meta({ id: 'QueuesPool' });

const figures = {
  demandPerDay: figure,
  throughputPerDay: figure,
  ceilingPerDay: figure.describe('The demand at which the first pool is full; open days where the demand has during.'),
  bottleneck: name.nullable().describe('The pool that is full then.'),
  leadTimeSeconds: figure,
  openLeadTimeSeconds: figure.optional().describe('On the clock that runs in open time only.'),
  waitingTimeSeconds: figure,
  touchTimeSeconds: figure,
  flowEfficiency: figure,
  workInProgress: figure,
  costPerCase: z.record(z.string(), z.number()).nullable().describe('By currency.'),
  quality: figure,
  nodes: z.array(node),
  overloaded: z.boolean(),
  queueGrowthPerDay: z.record(z.string(), z.number()).describe('By pool, of an overloaded chain.'),
  goals: z.array(goal),
  twoSpeeds: z.strictObject({
    touch: speeds,
    waiting: speeds,
    handoffs: speeds,
    feeds: z.array(z.strictObject({ from: name, to: name, fromSeconds: z.number(), toSeconds: z.number() })),
  }),
  humanUp: z.array(
    z.strictObject({
      pool: name,
      minutesPerCase: z.strictObject({
        glue: z.number(),
        routine: z.number(),
        craft: z.number(),
        human: z.number(),
        checks: z.number(),
        unclassified: z.number(),
      }),
    }),
  ),
  approximate: z.array(z.strictObject({ figure: z.string(), reason: z.string() })),
  missing: z.array(z.strictObject({ figure: z.string(), facts: z.array(z.string()) })),
};

const scenario = z.strictObject({ name, ...figures, pools: z.array(pool) }).meta({ id: 'QueuesScenario' });

export const queuesReportSchema = z
  .strictObject({
    version: z.literal(1),
    chains: z.array(z.strictObject({ name, file, ...figures, scenarios: z.array(scenario) })),
    pools: z.array(pool),
    lift: z
      .array(z.strictObject({ chain: name, change: z.string(), ceilingPerDay: figure, leadTimeSeconds: figure }))
      .describe('What each change alone does; of each chain the best first.'),
  })
  .meta({ title: 'Chainwright queues', description: 'What `chainwright queues --format json` prints.' });

export type QueuesReport = z.infer<typeof queuesReportSchema>;
export type QueuesChain = QueuesReport['chains'][number];
export type QueuesScenario = QueuesChain['scenarios'][number];
export type QueuesPool = QueuesReport['pools'][number];

/** The same as JSON Schema, for those who read the output. */
export function queuesJsonSchema(): unknown {
  return z.toJSONSchema(queuesReportSchema);
}
