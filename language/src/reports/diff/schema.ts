/**
 * The shape of `diff --format json`. Tests check the output against it, and `docs/schemas/diff.schema.json` is made from
 * it; nothing that runs imports more than its types, because loading zod takes longer than the comparison.
 */
import * as z from 'zod';
import { CHANGE_LEVELS, CHANGE_OPS, CHANGED_THINGS } from '../../diff/index.ts';
import { reportedFindingSchema, reportedRangeSchema } from '../lint-schema.ts';
import { standingSchema } from '../queues/schema.ts';

const level = z.enum(CHANGE_LEVELS);
const file = z.string().describe('Relative, with / between folders.');
const side = z.enum(['base', 'head']);

const change = z
  .strictObject({
    op: z
      .enum(CHANGE_OPS)
      .describe('`changed` is about one property; a thing of which three changed has three changes.'),
    what: z.enum(CHANGED_THINGS),
    name: z
      .string()
      .describe(
        'As the head calls it; the base, where it is gone. A goal has the name of its figure, an accept that of its rule.',
      ),
    within: z
      .string()
      .optional()
      .describe(
        'What it stands in: the chain of a node, handoff, goal or scenario; of an accept `Chain`, `Chain.Node` or the pool.',
      ),
    was: z.string().optional().describe('Of `renamed`: as the base calls it.'),
    property: z
      .string()
      .optional()
      .describe('Of `changed`: as the language calls it, such as `takes`, `by`, `verify`, `share`.'),
    before: z.string().optional().describe('As the text says it, on one line; absent where it said nothing.'),
    after: z.string().optional(),
    level,
    at: z
      .strictObject({ side, file, range: reportedRangeSchema })
      .optional()
      .describe('Where it stands: in the head; what is gone, in the base.'),
  })
  .meta({ id: 'Change' });

const chain = z
  .strictObject({
    name: z.string().describe('As the head calls it; the base, where it is gone.'),
    file,
    level: level.describe('`none`: only its figures changed, because of people that it shares.'),
    verdict: z.string(),
    changes: z.array(change).describe('Its own, and those of the pools, hours, fields and documents that it uses.'),
    figures: z
      .strictObject({ before: standingSchema.nullable(), after: standingSchema.nullable() })
      .describe('As `queues` has them; null where the chain is not there, or no figures were asked for.'),
    bottleneck: z.strictObject({
      before: z.string().nullable(),
      after: z.string().nullable(),
      moved: z.boolean().describe('Only true where it is known on both sides.'),
    }),
    humanUp: z.array(z.strictObject({ pool: z.string(), sentence: z.string() })),
  })
  .meta({ id: 'Chain' });

export const diffReportSchema = z
  .strictObject({
    version: z.literal(1),
    base: z.string(),
    head: z.string(),
    level,
    verdict: z.string(),
    chains: z.array(chain),
    changes: z.array(change).describe('Of what no chain uses.'),
    findings: z.strictObject({
      added: z.array(reportedFindingSchema),
      removed: z.array(reportedFindingSchema),
      unchanged: z.int().min(0),
    }),
    unread: z
      .array(
        z.strictObject({
          side,
          file,
          line: z.int().min(1).describe('Of the first error.'),
          errors: z.int().min(1),
          conflict: z.boolean().describe('Marks of a merge stand in it.'),
        }),
      )
      .describe('Files that changed and of which not all can be read: what stands there may be missing.'),
  })
  .meta({
    title: 'Chainwright diff',
    description:
      'What `chainwright diff --format json` prints. Comments, order of lines and white space are no change.',
  });

export type DiffReport = z.infer<typeof diffReportSchema>;

/** The same as JSON Schema, for those who read the output. */
export function diffJsonSchema(): unknown {
  return z.toJSONSchema(diffReportSchema);
}
