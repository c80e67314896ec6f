/**
 * The shape of `queues --format json`. Tests check the output against it, and `docs/schemas/queues.schema.json` is made
 * from it; nothing that runs imports more than its types, because loading zod takes longer than the figures.
 */
import * as z from 'zod';

const figure = z.number().nullable();
const share = z.number().min(0).max(1).nullable();

const check = z.strictObject({
  criterion: z.string(),
  pool: z.string().nullable(),
  visitsPerCase: z.number(),
  waitSeconds: figure,
  touchSeconds: figure,
});

const node = z
  .strictObject({
    name: z.string(),
    visitsPerCase: z.number(),
    waitSeconds: figure.describe('Of one visit, clock time: in the queue, for its batch, or passing in a wait.'),
    touchSeconds: figure.describe('Of one visit, its checks apart.'),
    checks: z.array(check).optional().describe('There when checks take a visit of their own.'),
  })
  .meta({ id: 'Node' });

const speeds = z.strictObject({ ai: z.number(), systems: z.number(), people: z.number() }).nullable();

const pool = z
  .strictObject({
    name: z.string(),
    file: z.string().describe('Relative, with / between folders.'),
    servers: z.number().nullable().describe('People, or places of a machine; null without a limit, or when not known.'),
    load: figure.describe('What is offered, as a share of the open time of all servers; null without a limit.'),
    waitSeconds: figure.describe('Mean wait of one visit in the queue, clock time.'),
    openWaitSeconds: figure
      .optional()
      .describe('The same in open time; only where demand and pools share their hours.'),
    queueLength: figure.describe('Mean number of visits that wait.'),
    chains: z.array(z.string()).describe('Those that come here.'),
  })
  .meta({ id: 'Pool' });

/** What a chain and a scenario of it have in common. */
const figures = {
  demandPerDay: figure.describe('Cases a day; an open day where the demand has `during`.'),
  throughputPerDay: figure,
  ceilingPerDay: figure.describe('The demand at which the first pool is full.'),
  bottleneck: z.string().nullable().describe('That pool.'),
  relieved: z
    .strictObject({ ceilingPerDay: figure, bottleneck: z.string().nullable() })
    .describe('When that pool has no limit: the next.'),
  leadTimeSeconds: figure,
  openLeadTimeSeconds: figure.optional().describe('In open time; only where demand and pools share their hours.'),
  waitingTimeSeconds: figure,
  touchTimeSeconds: figure,
  flowEfficiency: figure.describe('Touch time over lead time.'),
  workInProgress: figure,
  costPerCase: z.record(z.string(), z.number()).nullable().describe('By currency.'),
  quality: share.describe('Share of finished cases without an escaped fault.'),
  nodes: z.array(node),
  overloaded: z.boolean(),
  queueGrowthPerDay: z.record(z.string(), z.number()).describe('By pool.'),
  goals: z.array(
    z.strictObject({
      text: z.string(),
      holds: z.boolean().nullable(),
      value: figure,
      sampled: z
        .strictObject({ low: z.number(), high: z.number(), cases: z.number() })
        .optional()
        .describe(
          'Of a short simulation: the 95% interval of the value. `holds` is null when that is too close to say.',
        ),
    }),
  ),
  twoSpeeds: z.strictObject({
    touch: speeds.describe('Shares of the work.'),
    waiting: speeds.describe('Shares of the waiting for whom.'),
    handoffs: speeds.describe('Shares of the handoffs to whom.'),
    feeds: z
      .array(z.strictObject({ from: z.string(), to: z.string(), fromSeconds: z.number(), toSeconds: z.number() }))
      .describe('Where a fast link feeds a slow one.'),
  }),
  humanUp: z.array(
    z.strictObject({
      pool: z.string(),
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
  approximate: z.array(
    z.strictObject({ figure: z.string().describe('Of a pool: `pools.POOL.waitSeconds`.'), reason: z.string() }),
  ),
  missing: z.array(z.strictObject({ figure: z.string(), facts: z.array(z.string()) })),
};

/** A chain in one state of its workspace, as other reports hold it too. */
export const standingSchema = z.strictObject({ ...figures, pools: z.array(pool) }).meta({ id: 'Figures' });

const scenario = z.strictObject({ name: z.string(), ...figures, pools: z.array(pool) }).meta({ id: 'Scenario' });

const chain = z
  .strictObject({
    name: z.string(),
    file: z.string(),
    ...figures,
    pools: z
      .array(pool)
      .optional()
      .describe('Of a chain that redesigns another: the pools with it in the place of the other.'),
    scenarios: z.array(scenario).describe('Those that were asked for.'),
  })
  .meta({ id: 'Chain' });

const lift = z.strictObject({
  chain: z.string(),
  change: z.string(),
  ceilingPerDay: figure,
  leadTimeSeconds: figure,
});

export const queuesReportSchema = z
  .strictObject({
    version: z.literal(1),
    chains: z.array(chain),
    pools: z.array(pool),
    lift: z.array(lift).describe('One more person, or a step in half of its time; of each chain the best first.'),
  })
  .meta({
    title: 'Chainwright queues',
    description:
      'What `chainwright queues --format json` prints. Times are seconds, means unless they say otherwise. A figure ' +
      'that cannot be had is null, and `missing` says why; times of an overloaded chain are null.',
  });

export type QueuesReport = z.infer<typeof queuesReportSchema>;
export type ReportedFigures = Omit<z.infer<typeof scenario>, 'name' | 'pools'>;
export type ReportedStanding = z.infer<typeof standingSchema>;
export type ReportedPool = z.infer<typeof pool>;
export type ReportedNode = z.infer<typeof node>;

/** The same as JSON Schema, for those who read the output. */
export function queuesJsonSchema(): unknown {
  return z.toJSONSchema(queuesReportSchema);
}
